import type { Decision } from '../../../kernel/decision/decision.ts'

/** Why a decision says no, in one sentence. */
export const unmetOf = (decision: Decision<unknown>): string =>
  `${decision.reasons
    .filter(({ met }) => !met)
    .map(({ found, needed, next }) => [found ?? needed, next].filter(Boolean).join('：'))
    .join('；')}。`
