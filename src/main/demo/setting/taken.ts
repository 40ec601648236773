import { CASE_VERBS } from '../../modules.ts'
import type { Walk } from '../story/road.ts'

/** A step that somebody of the demo takes with a case. */
export type Taken = { login: string; step: string; reason?: string }

/** What its author hands on. */
export const SUBMITTED: readonly Taken[] = [{ login: 'shiju', step: 'submit' }]

/** Takes a case of the demo through these steps. */
export async function takeThrough(walk: Walk, number: string, steps: readonly Taken[]): Promise<void> {
  for (const { login, ...step } of steps) await walk.does({ login }, CASE_VERBS.stepCase, { number, ...step })
}
