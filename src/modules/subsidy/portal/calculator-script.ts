import { h, render } from 'preact'
import { KERNEL_RULES } from '../../../kernel/decision/rules-in-words.ts'
import { Standards, type StandardsSlice } from '../../../kernel/standard/index.ts'
import { nameRules } from '../../../kit/rule-names.ts'
import { CATALOGUE_RULES } from '../../catalogue/rules.ts'
import { ESTIMATE_KINDS, type Estimate, estimateOf, type Situation } from '../rules.ts'
import { SUBSIDY_RULES } from '../rules-in-words.ts'
import { situationIn } from '../situation-query.ts'
import { CalculatorAnswer } from './calculator-answer.tsx'

/** An estimate made here, from the standards of one day. */
export function estimateHere(situation: Situation, slice: StandardsSlice): Estimate {
  let standards = opened.get(slice)
  if (standards === undefined) {
    standards = Standards.fromSlice(slice, ESTIMATE_KINDS)
    opened.set(slice, standards)
  }
  return estimateOf(situation, slice.day, standards)
}

const opened = new WeakMap<StandardsSlice, Standards>()

if (typeof document !== 'undefined') start()

/** Takes over the page's form: each answer is computed here at once; where that fails the form still asks the server. */
function start(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-calculator]')
  const place = document.getElementById('calculator-answer')
  if (!form || !place) return
  nameRules({ ...KERNEL_RULES, ...CATALOGUE_RULES, ...SUBSIDY_RULES })
  let slice: Promise<StandardsSlice> | null = null
  let taken = false

  async function answer(): Promise<void> {
    const query = queryOf(form as HTMLFormElement)
    const situation = situationIn(query)
    if (situation.occupation === '') return
    slice ??= standardsOn(query.on ?? '')
    const standards = await slice.catch((error: unknown) => {
      slice = null
      throw error
    })
    if (!taken) place?.replaceChildren()
    taken = true
    const ends = JSON.parse(place?.dataset.ends ?? '{}')
    const drawn = { situation, day: standards.day, estimate: estimateHere(situation, standards), ends }
    render(h(CalculatorAnswer as never, drawn as never), place as HTMLElement)
    history.replaceState(null, '', `?${new URLSearchParams(query as Record<string, string>)}`)
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    answer().catch(() => (form as HTMLFormElement).submit())
  })
  form.addEventListener('change', (event) => {
    // Another day has other occupations to choose from: the server draws the page anew.
    if ((event.target as HTMLInputElement).name === 'on') (form as HTMLFormElement).submit()
    else if (taken || place.childElementCount > 0) answer().catch(() => {})
  })
}

function queryOf(form: HTMLFormElement): Record<string, string | undefined> {
  const query: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) query[name] = String(value)
  return query
}

async function standardsOn(day: string): Promise<StandardsSlice> {
  const got = await fetch(`/api/v1/subsidy/estimate/standards${day ? `?on=${day}` : ''}`)
  if (!got.ok) throw new Error(`standards: ${got.status}`)
  return (await got.json()) as StandardsSlice
}
