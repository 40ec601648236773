import type { Db } from '../../database/index.ts'
import type { Decision, DecisionRecord } from '../../decision/decision.ts'
import { sameAsKept } from '../../decision/kept.ts'
import type { Standards } from '../standards.ts'
import { keptStandards } from './kept.ts'

type Rule = (facts: never, standards: Standards) => Decision<unknown>

const rules = new Map<string, Rule>()

/** Says by which rule decisions of this name are made again: `replayable('subsidy.training', decideClaim)`. */
export function replayable<F>(
  name: string,
  rule: (facts: F, standards: Standards) => Decision<unknown>,
): void {
  rules.set(name, rule as Rule)
}

/**
 * Decides again (重算) from the kept facts and the standards kept with them, whatever the city publishes now, and says
 * whether the result is the same to the byte.
 */
export async function replay(
  db: Db,
  record: DecisionRecord,
  now: Standards,
): Promise<{ same: boolean; replayed: Decision<unknown> }> {
  const rule = rules.get(record.rule)
  if (!rule) throw new Error(`nobody says how ${record.rule} is decided again`)
  const standards = record.standards
    ? await keptStandards(db, record.standards, now.kinds)
    : now.asUsed(record.editions)
  const replayed = rule(record.facts as never, standards)
  return { same: sameAsKept(replayed, record.decision), replayed }
}
