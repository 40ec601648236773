import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { lessonsByDay } from '../attendance/lessons.ts'
import type { ClassFacts } from '../facts.ts'
import type { TrainingData } from '../standard.ts'

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
  const crowded = [...byDay].filter(([, lessons]) => lessons > rules.hours.perDay).map(([day]) => day)

  decision
    .require(
      facts.filedOn <= facts.startsOn && facts.startsOn <= facts.endsOn,
      'filed-before-start',
      process,
      {
        found: `${formatDay(facts.filedOn)}备案，${formatDay(facts.startsOn)}至${formatDay(facts.endsOn)}上课`,
        needed: '先备案，后开课',
        next: '请把开课日改到备案当日或以后',
      },
    )
    .require(facts.hours >= rules.minimum.lessons, 'hours', standards.cite(rules.minimum.clause), {
      found: `${facts.hours}课时`,
      needed: `不少于${rules.minimum.lessons}课时`,
      next: '课时不够的班期不能补贴，请增加课时',
    })
    .require(planned === facts.hours, 'plan-fills-hours', process, {
      found: `教学计划合计${planned}课时`,
      needed: `${facts.hours}课时`,
      next: '请让教学计划的课时合计与申报课时相等',
    })
    .require(outside.length === 0, 'plan-within-class', process, {
      found: outside.length === 0 ? '都在班期内' : `${days(outside)}不在班期内`,
      needed: '每个上课日都在班期内',
      next: '请修改上课日或者班期',
    })
    .require(crowded.length === 0, 'lessons-per-day', standards.cite(rules.hours.clause), {
      found: crowded.length === 0 ? '没有超过' : `${days(crowded.sort())}超过`,
      needed: `一天不超过${rules.hours.perDay}课时`,
      next: '请把超过的课时排到其他日期',
    })
}

function days(list: readonly CivilDate[]): string {
  const shown = list.slice(0, 3).map(formatDay).join('、')
  return list.length > 3 ? `${shown}等${list.length}天` : shown
}
