import type { CaseEvent } from './case-file.ts'
import { begins, type Procedure, type Step } from './procedure.ts'

/** Events that are not steps of the procedure and leave the state as it is. */
export const STANDING = ['held', 'resumed', 'escalated', 'claimed', 'transferred'] as const

/** What the events of a case add up to; throws when they cannot have happened in this order. */
export function stateOf(
  procedure: Procedure,
  events: readonly CaseEvent[],
): { state: string; revision: number } {
  let state: string | null = null
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) throw new Error(`${event.number}: event ${index + 1} is missing`)
    if (event.from !== state)
      throw new Error(`${event.number}#${event.seq}: begins in ${event.from}, not ${state}`)
    if (state !== null && !(STANDING as readonly string[]).includes(event.step)) {
      const step = procedure.steps[event.step]
      if (!step || !begins(step, state))
        throw new Error(`${event.number}#${event.seq}: no step ${event.step} from ${state}`)
    }
    state = event.to
  }
  if (state === null) throw new Error(`${procedure.kind}: a case without events`)
  return { state, revision: events.length }
}

/** The steps that begin in a state, by name. */
export function stepsFrom(procedure: Procedure, state: string): [string, Step][] {
  return Object.entries(procedure.steps).filter(([, step]) => begins(step, state))
}

/**
 * Why this account may not take the step, or null. Whoever handled a case never decides it: the one who
 * filed it and everybody who took any step of it before, but for those that the step names.
 */
export function fourEyes(step: Step, events: readonly CaseEvent[], account: string | null): string | null {
  if (!step.decides || account === null) return null
  const handled = events.find(
    ({ actor, step: taken }) => actor === account && taken !== 'claimed' && !step.despite?.includes(taken),
  )
  return handled ? '您已经办理过这一件的前一环节。审与批须由不同的人办理，请转给同事。' : null
}
