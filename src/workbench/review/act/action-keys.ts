import type { StepOffer } from '../case-view.ts'

export type ActionKey = 'A' | 'R' | 'D'

/**
 * The single key of each step: A for the first primary one (通过), R for the list of corrections (一次告知补正),
 * D for the first that refuses (不予通过).
 */
export function actionKeys(steps: readonly StepOffer[]): Map<string, ActionKey> {
  const keys = new Map<string, ActionKey>()
  const corrections = steps.find(({ asks }) => asks === 'corrections')
  const first = steps.find(({ tone, asks }) => tone === 'primary' && asks !== 'corrections')
  const refusal = steps.find(({ tone, asks }) => tone === 'bad' && asks !== 'corrections')
  if (first) keys.set(first.step, 'A')
  if (corrections) keys.set(corrections.step, 'R')
  if (refusal) keys.set(refusal.step, 'D')
  return keys
}
