import type { Hold } from '../../../kernel/case/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type FactKind, type Standing, standings } from '../../people/index.ts'
import { awaitedFacts } from '../../registers/index.ts'
import type { TrainingRecord } from '../../training/index.ts'
import type { Subject } from './gather-facts.ts'

const CLASS_FACTS: readonly FactKind[] = [
  'employment',
  'retirement',
  'unemployment',
  'hardship',
  'schooling',
  'life',
  'residence',
  'service',
  'region',
]
const UPGRADE_FACTS: readonly FactKind[] = ['insurance', 'retirement', 'life']

/** Which people's facts a register has still to tell (登记核实); those of everybody else are there. */
export async function awaitedRegisters(
  ctx: VerbContext,
  subjects: readonly Subject[],
): Promise<Map<string, Hold>> {
  const found = new Map<string, Hold>()
  for (const [facts, asked] of [
    [CLASS_FACTS, subjects.filter(({ project }) => project !== 'skill-upgrade')],
    [UPGRADE_FACTS, subjects.filter(({ project }) => project === 'skill-upgrade')],
  ] as const) {
    const people = [...new Set(asked.map(({ person }) => person))]
    if (people.length === 0) continue
    const { awaited } = await awaitedFacts(ctx, people, facts)
    for (const [person, hold] of awaited) found.set(person, hold)
  }
  return found
}

/** How everybody stands on each day that bears on a claim: a query a day, not a person. */
export async function standingsOnDays(
  ctx: VerbContext,
  subjects: readonly Subject[],
  records: ReadonlyMap<string, ReadonlyMap<string, TrainingRecord>>,
): Promise<Map<CivilDate, Map<string, Standing>>> {
  const asked = new Map<CivilDate, Set<string>>()
  const ask = (day: CivilDate, person: string) => {
    const people = asked.get(day) ?? new Set()
    asked.set(day, people.add(person))
  }
  for (const { project, class: trained, person, appliedOn } of subjects) {
    const training = trained ? records.get(trained)?.get(person) : undefined
    if (project === 'skill-upgrade' || !training) ask(appliedOn ?? ctx.today, person)
    else for (const day of [training.filedOn, training.endsOn, ctx.today]) ask(day, person)
  }
  const found = new Map<CivilDate, Map<string, Standing>>()
  for (const [day, people] of asked) found.set(day, await standings(ctx, [...people], day))
  return found
}
