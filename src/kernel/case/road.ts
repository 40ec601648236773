import type { Clause } from '../decision/decision.ts'
import type { Standards } from '../standard/standards.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import { begins, type Procedure, type State, type Step, type Term } from './procedure.ts'

/** One stretch of the way of a case: where it is, who has it, and how many working days at most. */
export interface Stretch {
  title: string
  holder: string
  days: number | null
  /** What sets the days; null where there is no term or it is an absolute day. */
  clause: Clause | null
}

/**
 * The way of a case that goes well (办理流程), drawn from its procedure: from each state the main step leads on, else what the
 * system or the clock does; never back.
 */
export function roadOf(procedure: Procedure, standards: Standards, day: CivilDate): Stretch[] {
  const road: Stretch[] = []
  const seen = new Set<string>()
  let name: string | null = procedure.starts
  while (name !== null && !seen.has(name)) {
    seen.add(name)
    const state: State | undefined = procedure.states[name]
    if (!state) break
    const term = termIn(state, standards, day)
    road.push({
      title: state.title,
      holder: state.holder,
      days: term?.days ?? null,
      clause: term?.clause ?? null,
    })
    name = state.ends ? null : onward(procedure, name, seen)
  }
  return road
}

function onward(procedure: Procedure, from: string, seen: ReadonlySet<string>): string | null {
  const here = procedure.states[from]?.progress ?? 1
  const steps = Object.values(procedure.steps).filter(
    (step) => begins(step, from) && leadsOn(procedure, step, here, seen),
  )
  const main = steps.find(({ tone }) => tone === 'primary') ?? steps.find(({ by }) => by !== undefined)
  return main?.to ?? null
}

function leadsOn(
  procedure: Procedure,
  { to, settles }: Step,
  here: number,
  seen: ReadonlySet<string>,
): boolean {
  const state = procedure.states[to]
  return (
    settles === undefined &&
    state !== undefined &&
    !seen.has(to) &&
    state.progress >= here &&
    (state.ends === undefined || state.ends === 'done')
  )
}

function termIn({ within, notice }: State, standards: Standards, day: CivilDate): Term | null {
  if (notice) return notice.term(standards, day)
  return typeof within === 'function' ? within(standards, day) : null
}
