import type { z } from 'zod'
import { standing } from '../../../../kernel/value/standing.ts'
import { call } from '../../../../workbench/api/call.ts'
import { type Kept, outbox, uuid } from '../../../../workbench/offline/outbox.ts'
import { phoneSeal } from '../../../../workbench/offline/phone-seal.ts'
import type { handInMarks } from '../../phone/hand-in.ts'
import type { takeSheet } from '../../phone/take-along.ts'

export type Sheet = z.output<typeof takeSheet.output>
type Results = z.output<typeof handInMarks.output>

/** A mark that this phone keeps until the server has said what became of it. */
export interface Mark extends Kept {
  session: string
  /** Whose it is: somebody else who signs in to this phone does not send it. */
  card: string
  candidate: string
  item: string
  value: string
  over: string[]
  stop?: { code: string; words: string }
}

/** The marks of this phone, and the sheets that it took along. */
export const marks = outbox<Mark, Sheet>({
  database: 'haihe-practical',
  of: 'session',
  seal: phoneSeal,
  fetch: (id) => call<Sheet>('GET', '/practical/sessions/{id}/sheet', { id }),
  sends: ({ card }, list) => card === list?.card,
  async send(id, portion) {
    const { results } = await call<Results>('POST', '/practical/sessions/{id}/entries', {
      id,
      card: portion[0]?.card ?? '',
      device: deviceName(),
      clock: new Date().toISOString(),
      entries: portion.map(({ key, candidate, item, value, at, over, stop }) => ({
        key,
        candidate,
        item,
        value,
        at,
        over,
        ...(stop ? { stop } : {}),
      })),
    })
    return new Map(
      results.map(({ key, became, why }) => [
        key,
        became === 'counted' || became === 'taken' ? { done: true } : { rejected: why ?? '没有计入' },
      ]),
    )
  },
})

const DEVICE = 'haihe-practical-device'

/** What this phone is called among the phones of one examiner: made up once, and tells nothing about it. */
function deviceName(): string {
  const known = localStorage.getItem(DEVICE)
  if (known) return known
  const made = `手机 ${uuid().slice(0, 4)}`
  localStorage.setItem(DEVICE, made)
  return made
}

/** What stands in a cell on this phone: what the server had, and what was entered here since. */
export function cellOf(
  sheet: Sheet,
  kept: readonly Mark[],
  candidate: string,
  item: string,
): { key: string; value: string }[] {
  const served = (sheet.candidates.find(({ id }) => id === candidate)?.cells ?? [])
    .filter((one) => one.item === item)
    .map(({ key, value }) => ({ key, value, over: [] as string[] }))
  const known = new Set(served.map(({ key }) => key))
  const own = kept.filter(
    (one) =>
      one.candidate === candidate &&
      one.item === item &&
      one.card === sheet.card &&
      !one.rejected &&
      !known.has(one.key),
  )
  return standing([...served, ...own])
}

/** How a mark is kept: over what stands in its cell; in the place of one that was not given to the network yet. */
export const markMade =
  (sheet: Sheet, candidate: string, item: string, value: string, stop?: Mark['stop']) =>
  (held: readonly Mark[]) => {
    const over = cellOf(sheet, held, candidate, item).map(({ key }) => key)
    const replaced = held.find(
      ({ key, tried, rejected }) => !tried && !rejected && over.length === 1 && over[0] === key,
    )
    const entry = { session: sheet.id, card: sheet.card, candidate, item, value, ...(stop ? { stop } : {}) }
    return replaced
      ? { entry: { ...entry, over: replaced.over }, instead: replaced.key }
      : { entry: { ...entry, over } }
  }
