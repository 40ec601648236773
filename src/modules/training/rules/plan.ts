import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { lessonsByDay } from '../attendance/lessons.ts'
import type { ClassFacts } from '../facts.ts'
import type { TrainingData } from '../standard.ts'
import * as say from './wording.ts'

/** R1.13, F9: the plan of lessons lies within the class, fills its hours, and asks no more of a day than allowed. */
export function requirePlan<T>(
  decision: DecisionBuilder<T>,
  facts: ClassFacts,
  rules: TrainingData,
  standards: Standards,
): void {
  const process = standards.cite(rules.process.clause)
  const byDay = lessonsByDay(facts.plan)
  const planned = [...byDay.values()].reduce((sum, lessons) => sum + lessons, 0)
  const outside = [...byDay.keys()].filter((day) => day < facts.startsOn || day > facts.endsOn).sort()
  const crowded = [...byDay]
    .filter(([, lessons]) => lessons > rules.hours.perDay)
    .map(([day]) => day)
    .sort()

  const { filedOn, startsOn, endsOn, hours } = facts
  decision
    .require(filedOn <= startsOn && startsOn <= endsOn, say.FILED_BEFORE_START, process, [
      filedOn,
      startsOn,
      endsOn,
    ])
    .require(hours >= rules.minimum.lessons, say.HOURS, standards.cite(rules.minimum.clause), [
      hours,
      rules.minimum.lessons,
    ])
    .require(planned === hours, say.PLAN_FILLS_HOURS, process, [planned, hours])
    .require(outside.length === 0, say.PLAN_WITHIN_CLASS, process, [first(outside), outside.length])
    .require(crowded.length === 0, say.LESSONS_PER_DAY, standards.cite(rules.hours.clause), [
      first(crowded),
      crowded.length,
      rules.hours.perDay,
    ])
}

/** As many days as a reason names. */
const first = (days: readonly CivilDate[]): readonly CivilDate[] => days.slice(0, 3)
