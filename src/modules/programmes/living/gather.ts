import { type Decision, type DecisionRecord, recordOf } from '../../../kernel/decision/decision.ts'
import type { Ground } from '../../../kernel/ground/index.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { standingOn, standings } from '../../people/index.ts'
import { type TrainingRecord, trainingRecord } from '../../training/index.ts'
import { excludedBy, trusted } from '../plan/excluded.ts'
import { LIVING_GROUPS, type LivingGroup } from './groups.ts'
import { decideLiving, type LivingFacts } from './rule.ts'

/** One person in one class, decided as the records are today. */
export interface Living {
  training: TrainingRecord
  facts: LivingFacts
  decision: Decision<Fen>
  record: DecisionRecord
  grounds: Ground[]
}

const isGroup = (kind: string): kind is LivingGroup => (LIVING_GROUPS as readonly string[]).includes(kind)

/** 生活费补贴 of one person for one class, from the registers and the roster; nobody types anything in. */
export async function livingOf(ctx: VerbContext, classId: string, person: string): Promise<Living> {
  const training = await trainingRecord(ctx.db, classId, person)
  if (!training) throw new Error(`${person} is not of class ${classId}`)
  const { startsOn, occupation, level, hours, completed, catalogueEdition } = training
  const then = (await standings(ctx, [person], startsOn)).get(person) ?? standingOn([], startsOn)
  const now = (await standings(ctx, [person], ctx.today)).get(person) ?? standingOn([], ctx.today)
  const rows = then.sources.filter((row) => isGroup(row.kind) && trusted(row))
  const facts: LivingFacts = {
    startsOn,
    catalogue: catalogueEdition,
    occupation,
    level,
    hours,
    completed,
    groups: [...new Set(rows.map(({ kind }) => kind).filter(isGroup))],
    excluded: excludedBy(then, now, [training]),
  }
  const decision = decideLiving(facts, await ctx.standards())
  return {
    training,
    facts,
    decision,
    record: recordOf('programmes.living', ctx.today, facts, decision),
    grounds: [
      { kind: 'class', id: classId, trust: 'B' },
      { kind: 'trainee', id: `${classId}/${person}`, trust: 'B' },
      ...rows.map(({ id, trust }): Ground => ({ kind: 'status', id, trust })),
      ...decision.editions.map((id): Ground => ({ kind: 'edition', id, trust: 'A' })),
    ],
  }
}
