import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { wording } from '../../../kernel/decision/wording.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { assessmentKind } from '../../assessment/rules.ts'

/** What decides whether a candidate may ask for a mark to be looked at again (成绩复核). */
export interface AppealFacts {
  heldOn: CivilDate
  today: CivilDate
  /** The last day of the term, counted from publication or from the last correction. */
  until: CivilDate
  value: string | null
  standing: 'absent' | 'violation' | null
  carried: boolean
  /** An appeal of this paper that is open, or was decided. */
  before: 'open' | 'decided' | null
}

/** Within the term, once a paper, and only of a mark that was given here. */
export function mayAppeal(facts: AppealFacts, standards: Standards): Decision<true> {
  const { heldOn, today, until, value, standing, carried, before } = facts
  const edition = standards.inForce(assessmentKind, heldOn) ?? standards.all(assessmentKind)[0]
  if (!edition)
    return decide<true>()
      .uses(noneOf(assessmentKind))
      .grant(() => true)
  const clause = standards.cite(edition.data.appeal.clause)
  return decide<true>()
    .uses(edition.id)
    .require(!carried, OWN_PAPER, clause, [carried])
    .require(carried || value !== null, MARKED, clause, [standing])
    .require(before === null, ONCE, clause, [before])
    .require(today <= until, IN_TIME, clause, [until])
    .grant(() => true)
}

const OWN_PAPER = wording<[carried: boolean]>('sitting.appeal-own-paper', {
  found: ([carried]) => (carried ? '这一科的成绩是以前考的' : '这一科是这场考的'),
  needed: '这一科在这场考试里考过',
  next: '以前考的已经合格，不用复核',
})

const MARKED = wording<[standing: 'absent' | 'violation' | null]>('sitting.appeal-marked', {
  found: ([standing]) =>
    standing === 'absent' ? '这一科缺考' : standing === 'violation' ? '这一科违纪' : '这一科有成绩',
  needed: '这一科有成绩',
  next: '对缺考、违纪有异议的，在成绩公示期内提异议',
})

const ONCE = wording<[before: 'open' | 'decided' | null]>('sitting.appeal-once', {
  found: ([before]) =>
    before === 'open' ? '这一科正在复核' : before === 'decided' ? '这一科已经复核过' : '这一科没有复核过',
  needed: '一科只复核一次',
  next: '结果在“我的”里看',
})

const IN_TIME = wording<[until: CivilDate]>('sitting.appeal-in-time', {
  found: ([until], met) =>
    met ? `${formatDay(until)}以前可以申请` : `申请期限到${formatDay(until)}，已经过了`,
  needed: ([until]) => `在${formatDay(until)}以前申请`,
  next: '可以报下一场考试',
})
