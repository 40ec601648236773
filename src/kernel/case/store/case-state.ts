import { begins, type Procedure, type Step } from '../procedure.ts'
import type { CaseEvent } from './case-file.ts'

/** Events that are not steps of the procedure and leave the state as it is. */
export const STANDING = [
  'held',
  'resumed',
  'escalated',
  'reminded',
  'recounted',
  'claimed',
  'transferred',
] as const

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
 * Why this account may not take the step, or null. Whoever filed a case or vouched for it never decides it. Claiming
 * it, giving it back, transferring it or sending it back vouches for nothing; nor does the same step in an earlier round.
 */
export function fourEyes(
  procedure: Procedure,
  name: string,
  events: readonly CaseEvent[],
  account: string | null,
): string | null {
  if (!procedure.steps[name]?.decides || account === null) return null
  const vouched = events.some(
    ({ actor, step }) => actor === account && step !== name && vouching(procedure).includes(step),
  )
  return vouched ? '您提交过这一件，或者在前一环节办理过它。审与批须由不同的人办理，请转给同事。' : null
}

/** The events by which somebody vouches for a case: its filing, and the steps that are marked so. */
export const vouching = ({ steps }: Procedure): string[] => [
  'open',
  ...Object.keys(steps).filter((name) => steps[name]?.vouches),
]
