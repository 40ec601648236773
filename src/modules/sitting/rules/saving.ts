import { endsAt, stateAt, type Timing } from './clock.ts'

/** One saved answer: to which item, the client's own number of the save, and what stands there now. */
export interface Save {
  item: string
  seq: number
  answer: unknown
  /** When it was typed, by the client's reckoning of the server's clock. */
  at: number
}

/** So many saves may one entry (one machine) make; a later entry's numbers are all above. */
export const SAVES_OF_ENTRY = 1_000_000

/** The first number of an entry's saves: whoever entered later writes over whoever entered before. */
export const firstOf = (entry: number): number => entry * SAVES_OF_ENTRY

/** Of which entry a save is. */
export const entryOf = (seq: number): number => Math.floor(seq / SAVES_OF_ENTRY)

export type Fate = 'taken' | 'kept' | 'refused'

/**
 * What becomes of a save that reaches the server now: taken; kept for the chief invigilator, who alone decides on what was typed in
 * time and came too late; or refused, since it was typed after the end.
 */
export function fateOf(save: Pick<Save, 'at'>, one: Timing, now: number): Fate {
  const state = stateAt(one, now)
  if (state === 'waiting' || state === 'absent') return 'refused'
  if (state === 'running' || state === 'paused') return 'taken'
  const end = one.handedInAt ?? endsAt(one, now)
  return save.at <= end ? 'kept' : 'refused'
}

/** Of several saves the newest of each item; the same twice changes nothing, an older never overwrites a newer. */
export function newest<S extends Pick<Save, 'item' | 'seq'>>(saves: Iterable<S>): Map<string, S> {
  const found = new Map<string, S>()
  for (const save of saves) {
    const before = found.get(save.item)
    if (!before || before.seq < save.seq) found.set(save.item, save)
  }
  return found
}
