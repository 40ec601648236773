import type { z } from 'zod'
import { standing } from '../../../../kernel/value/standing.ts'
import { call } from '../../../../workbench/api/call.ts'
import { type Became, type Kept, outbox, uuid } from '../../../../workbench/offline/outbox.ts'
import type { Verdict } from '../../in-words.ts'
import type { handInEntries } from '../../phone/hand-in.ts'
import type { handInPhoto } from '../../phone/photo.ts'
import type { takeChecklist } from '../../phone/take-along.ts'

export type Checklist = z.output<typeof takeChecklist.output>
type Results = z.output<typeof handInEntries.output>
type PhotoResult = z.output<typeof handInPhoto.output>

/** What this phone keeps until the server has said what became of it: a word on a line, or a photo of it. */
export interface Word extends Kept {
  visit: string
  /** Whose it is: somebody else who signs in to this phone does not send it. */
  card: string
  item: string
  /** Null for a photo. */
  verdict: Verdict | null
  remark: string
  over: string[]
  /** A picture, made smaller, in base64; only of a photo. */
  picture?: string
}

/** The checklist of this phone: what was entered, what was photographed, and what it took along. */
export const words = outbox<Word, Checklist>({
  database: 'haihe-visits',
  of: 'visit',
  fetch: (number) => call<Checklist>('GET', '/visits/{number}/checklist', { number }),
  sends: ({ card }, list) => card === list?.card,
  async send(number, portion) {
    const entries = portion.filter(({ picture }) => picture === undefined)
    if (entries.length > 0) return sendEntries(number, entries)
    // One photo at a time: on a slow network each that has arrived is done with.
    const [photo] = portion
    return photo ? sendPhoto(number, photo) : new Map()
  },
})

async function sendEntries(
  number: string,
  entries: readonly Word[],
): Promise<ReadonlyMap<string, Became<Word>>> {
  const { results } = await call<Results>('POST', '/visits/{number}/entries', {
    number,
    card: entries[0]?.card ?? '',
    device: deviceName(),
    clock: new Date().toISOString(),
    entries: entries.map(({ key, item, verdict, remark, at, over }) => ({
      key,
      item,
      verdict,
      remark,
      at,
      over,
    })),
  })
  return new Map(results.map(({ key, became, why }) => [key, whatBecame(became, why)]))
}

async function sendPhoto(number: string, photo: Word): Promise<ReadonlyMap<string, Became<Word>>> {
  const { card, key, item, at, picture = '' } = photo
  const { became, why } = await call<PhotoResult>('POST', '/visits/{number}/photos', {
    number,
    card,
    key,
    item,
    at,
    clock: new Date().toISOString(),
    file: { name: '现场照片.jpg', content: picture },
  })
  return new Map([[key, whatBecame(became, why)]])
}

const whatBecame = (became: 'counted' | 'rejected', why: string | null): Became<Word> =>
  became === 'counted' ? { done: true } : { rejected: why ?? '没有收下' }

const DEVICE = 'haihe-visits-device'

/** What this phone is called among the phones of one supervisor: made up once, and tells nothing about it. */
function deviceName(): string {
  const known = localStorage.getItem(DEVICE)
  if (known) return known
  const made = `手机 ${uuid().slice(0, 4)}`
  localStorage.setItem(DEVICE, made)
  return made
}

/** What stands in a line on this phone. */
export interface Cell {
  key: string
  verdict: Verdict
  remark: string
}

/** What stands in a line on this phone: what the server had, and what was entered here since. */
export function cellsOf(list: Checklist, kept: readonly Word[], item: string): Cell[] {
  const served = list.cells
    .filter((one) => one.item === item)
    .map((one) => ({ ...one, value: one.verdict, over: [] as string[] }))
  const known = new Set(served.map(({ key }) => key))
  const own = kept.flatMap((one) =>
    one.item === item && one.card === list.card && one.verdict && !one.rejected && !known.has(one.key)
      ? [{ key: one.key, verdict: one.verdict, remark: one.remark, value: one.verdict, over: one.over }]
      : [],
  )
  return standing([...served, ...own]).map(({ key, verdict, remark }) => ({ key, verdict, remark }))
}

/** How many photos of a line there are, sent or not. */
export function photosOf(list: Checklist, kept: readonly Word[], item: string): number {
  const served = list.photos.filter((one) => one.item === item)
  const known = new Set(served.map(({ key }) => key))
  const own = kept.filter(
    (one) =>
      one.item === item &&
      one.picture !== undefined &&
      one.card === list.card &&
      !one.rejected &&
      !known.has(one.key),
  )
  return served.length + own.length
}

/** How a word is kept: over what stands in its line; in the place of one that was not given to the network yet. */
export const wordSaid =
  (list: Checklist, item: string, verdict: Verdict, remark: string) => (held: readonly Word[]) => {
    const over = cellsOf(list, held, item).map(({ key }) => key)
    const replaced = held.find(
      ({ key, tried, rejected }) => !tried && !rejected && over.length === 1 && over[0] === key,
    )
    const entry = { visit: list.id, card: list.card, item, verdict, remark }
    return replaced
      ? { entry: { ...entry, over: replaced.over }, instead: replaced.key }
      : { entry: { ...entry, over } }
  }

/** How a photo is kept. */
export const photoTaken = (list: Checklist, item: string, picture: string) => () => ({
  entry: { visit: list.id, card: list.card, item, verdict: null, remark: '', over: [] as string[], picture },
})
