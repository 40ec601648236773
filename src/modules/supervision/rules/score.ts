import type { RuleId } from './rule.ts'

const MOST = 100

/** A reason of a score: a check, how often it found something, and the points of it. */
export interface ScoreReason {
  rule: RuleId
  times: number
  points: number
}

/** How suspicious something is (疑点分): the points of every check that found something, the second time half, at most 100. */
export function scoreOf(found: readonly { rule: RuleId; points: number }[]): {
  score: number
  reasons: ScoreReason[]
} {
  const byRule = new Map<RuleId, ScoreReason>()
  for (const { rule, points } of found) {
    const known = byRule.get(rule)
    if (!known) byRule.set(rule, { rule, times: 1, points })
    else {
      known.times += 1
      if (known.times === 2) known.points += Math.round(points / 2)
    }
  }
  const reasons = [...byRule.values()].sort((a, b) => b.points - a.points || (a.rule < b.rule ? -1 : 1))
  return {
    score: Math.min(
      MOST,
      reasons.reduce((sum, { points }) => sum + points, 0),
    ),
    reasons,
  }
}
