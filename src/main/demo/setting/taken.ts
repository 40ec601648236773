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

/** What goes with a step besides its name. */
export interface StepSays {
  reason?: string
  note?: string
  input?: Record<string, unknown>
}

/** One step of a case, taken by a post of the demo. */
export async function takeStep(
  walk: Walk,
  login: string,
  number: string,
  step: string,
  more: StepSays = {},
): Promise<void> {
  await walk.does({ login }, CASE_VERBS.stepCase, { number, step, ...more })
}
