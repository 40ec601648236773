import type { VerbContext } from '../verb/verb.ts'
import type { Event } from './event.ts'

/** Who follows an event (跟办): has a queue of its own, acts as the system, and is safe to repeat. */
export interface Follower {
  /** `module.what-it-does`, as in the audit. */
  name: string
  /** The event's name; '*' follows every event. */
  event: string
  /** What of the event is done each for itself, so that one that fails keeps no other waiting. */
  parts(payload: unknown, event: string): readonly unknown[]
  run(ctx: VerbContext, part: unknown): Promise<void>
}

/** Follows an event: `follow(certified, 'subsidy.raise-claims', async (ctx, payload) => …)`. */
export function follow<P>(
  event: Event<P>,
  name: string,
  run: (ctx: VerbContext, payload: P) => Promise<unknown>,
): Follower {
  return followEach(event, name, (payload) => [payload], run)
}

/** Follows each part of an event for itself; an event without a part for this follower is none to it. */
export function followEach<P, T>(
  event: Event<P>,
  name: string,
  parts: (payload: P) => readonly T[],
  run: (ctx: VerbContext, part: T) => Promise<unknown>,
): Follower {
  return {
    name,
    event: event.name,
    parts: (payload) => parts(payload as P),
    async run(ctx, part) {
      await run(ctx, part as T)
    },
  }
}
