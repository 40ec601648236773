import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { ClassFacts, TraineeFacts } from '../facts.ts'
import type { TrainingData } from '../standard.ts'
import * as say from './wording-trainees.ts'

/** F1, F2, F5: nobody on the roster is a pupil, retired, or on another class at the same time. Names only roster rows. */
export function requireTrainees<T>(
  decision: DecisionBuilder<T>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
): void {
  const persons = standards.cite(rules.persons.clause)
  const overlap = standards.cite(rules.overlap.clause)
  const count = facts.trainees.length
  decision.require(count > 0, say.ROSTER, standards.cite(rules.process.clause), [count])
  let admitted = 0
  for (const trainee of facts.trainees) {
    const { row } = trainee
    const other = overlapping(trainee, facts)
    if (trainee.pupil) decision.require(false, say.NOT_A_PUPIL, persons, [row])
    if (trainee.retired) decision.require(false, say.NOT_RETIRED, persons, [row])
    if (trainee.deceased) decision.require(false, say.ALIVE, persons, [row])
    if (trainee.custody) decision.require(false, say.FREE, persons, [row])
    if (trainee.contradiction)
      decision.require(false, say.GROUP_AS_REGISTERED, persons, [row, trainee.contradiction])
    if (other)
      decision.require(false, say.ONE_CLASS_AT_A_TIME, overlap, [row, other.from, other.to, other.number])
    if (isAdmitted(trainee) && !other) admitted++
  }
  if (admitted === count && admitted > 0) decision.require(true, say.TRAINEES, persons, [admitted])
}

function overlapping({ classes }: TraineeFacts, { startsOn, endsOn }: ClassFacts) {
  return classes.find(({ from, to }) => from <= endsOn && startsOn <= to)
}

const isAdmitted = ({ pupil, retired, deceased, custody, contradiction }: TraineeFacts): boolean =>
  !pupil && !retired && !deceased && !custody && !contradiction
