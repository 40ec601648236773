import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { wording } from '../../../kernel/decision/wording.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { type AssessmentData, assessmentKind } from '../standard.ts'

/** Somebody who is to examine, and what binds them to the candidates, by seat. */
export interface ExaminerFacts {
  name: string
  card: string
  /** The card covers the occupation and level on the day, and its holder works here. */
  covers: boolean
  /** The last day of the card. */
  cardTo: CivilDate | null
  sits: boolean
  taught: readonly string[]
  colleagues: readonly string[]
  /** By declaration or by a decision on a request (回避); missing in records that are older. */
  declared?: readonly string[]
}

/** What decides whether these people may examine these candidates (考评员指派). */
export interface AssignmentFacts {
  heldOn: CivilDate
  least: number
  examiners: readonly ExaminerFacts[]
}

/** No judge in its own cause: a card that holds on the day, and none of one's own trainees, colleagues or declared relatives among the candidates. */
export function mayBeAssigned(facts: AssignmentFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.heldOn) ?? standards.all(assessmentKind)[0]
  const decision = decide<true>().uses(edition?.id ?? noneOf(assessmentKind))
  if (!edition) throw new Error('the city publishes no assessment standard')
  const clause = standards.cite(edition.data.independence.clause)
  decision.require(facts.examiners.length >= facts.least, ENOUGH, clause, [
    facts.examiners.length,
    facts.least,
  ])
  for (const { name, card, covers, cardTo, sits, taught, colleagues, declared } of facts.examiners) {
    decision
      .require(covers, CARD, clause, [name, card, cardTo, facts.heldOn])
      .require(!sits, NOT_CANDIDATE, clause, [name, sits])
      .require(taught.length === 0, NOT_OWN_TRAINEES, clause, [name, [...taught]])
      .require(colleagues.length === 0, NOT_COLLEAGUES, clause, [name, [...colleagues]])
    notDeclared(decision, edition.data.recusal, { name, declared }, standards)
  }
  return decision.grant(() => true)
}

/** Somebody who is to look at one candidate's mark again (成绩复核). */
export interface RemarkerFacts extends ExaminerFacts {
  /** Was assigned to the examination, as an examiner or its chief. */
  examined: boolean
  /** Has looked at it again already. */
  remarked: boolean
}

/** A mark is looked at again by somebody who had no part in it and is not bound to the candidate. */
export function mayRemark(
  { heldOn, day, examiner }: { heldOn: CivilDate; day: CivilDate; examiner: RemarkerFacts },
  standards: Standards,
): Decision<true> {
  const edition = standards.inForce(assessmentKind, heldOn) ?? standards.all(assessmentKind)[0]
  if (!edition) throw new Error('the city publishes no assessment standard')
  const clause = standards.cite(edition.data.appeal.clause)
  const { name, card, covers, cardTo, sits, taught, colleagues, examined, remarked } = examiner
  const decision = decide<true>()
    .uses(edition.id)
    .require(covers, CARD, clause, [name, card, cardTo, day])
    .require(!examined, NOT_EXAMINED, clause, [name, examined])
    .require(!remarked, NOT_REMARKED, clause, [name, remarked])
    .require(!sits, NOT_CANDIDATE, clause, [name, sits])
    .require(taught.length === 0, NOT_OWN_TRAINEES, clause, [name, [...taught]])
    .require(colleagues.length === 0, NOT_COLLEAGUES, clause, [name, [...colleagues]])
  notDeclared(decision, edition.data.recusal, examiner, standards)
  return decision.grant(() => true)
}

/** Asked only where the record knows of declarations and the standard that it rests on does, so that older ones replay. */
function notDeclared(
  decision: DecisionBuilder,
  recusal: AssessmentData['recusal'],
  { name, declared }: Pick<ExaminerFacts, 'name' | 'declared'>,
  standards: Standards,
): void {
  if (declared === undefined) return
  decision.require(declared.length === 0, NOT_DECLARED, standards.cite(recusal.clause), [name, [...declared]])
}

type DecisionBuilder = ReturnType<typeof decide<true>>

const seats = (all: readonly string[]) => all.map((seat) => `${seat} 号`).join('、')

const ENOUGH = wording<[has: number, least: number]>('assessment.examiners-enough', {
  found: ([has]) => `${has} 名考评员`,
  needed: ([, least]) => `不少于 ${least} 名考评员`,
  next: '请再指派有证的考评员',
})

const CARD = wording<[name: string, card: string, cardTo: CivilDate | null, heldOn: CivilDate]>(
  'assessment.examiner-card',
  {
    found: ([name, card, cardTo], met) =>
      met
        ? `${name}的证卡 ${card} 有效`
        : cardTo === null
          ? `本单位没有证卡 ${card} 能考这个职业、等级`
          : `${name}的证卡 ${card} 到${formatDay(cardTo)}`,
    needed: ([, , , heldOn]) => `证卡在${formatDay(heldOn)}有效，能考这个职业、等级`,
    next: '请换一名考评员，或者先换证、登记',
  },
)

const NOT_CANDIDATE = wording<[name: string, sits: boolean]>('assessment.examiner-no-candidate', {
  found: ([name, sits]) => (sits ? `${name}自己也参加这场考试` : `${name}不参加这场考试`),
  needed: '考评员不参加自己考评的考试',
  next: '请换一名考评员',
})

const NOT_OWN_TRAINEES = wording<[name: string, seats: readonly string[]]>('assessment.examiner-no-teacher', {
  found: ([name, of]) => (of.length > 0 ? `${name}教过${seats(of)}` : `${name}没有教过考生`),
  needed: '考评员没有教过考生',
  next: '请换一名考评员',
})

const NOT_COLLEAGUES = wording<[name: string, seats: readonly string[]]>('assessment.examiner-no-colleague', {
  found: ([name, of]) => (of.length > 0 ? `${name}与${seats(of)}是同事` : `${name}与考生不是同事`),
  needed: '考评员与考生不是同事（用人单位评价本单位职工的除外）',
  next: '请换一名考评员',
})

const NOT_DECLARED = wording<[name: string, declared: readonly string[]]>(
  'assessment.examiner-not-declared',
  {
    found: ([name, of]) => (of.length > 0 ? `${name}要回避${seats(of)}` : `${name}没有申报要回避的考生`),
    needed: '考评员与考生没有申报的亲属、师徒或者其他利害关系',
    next: '请换一名考评员',
  },
)

const NOT_EXAMINED = wording<[name: string, examined: boolean]>('assessment.remarker-no-examiner', {
  found: ([name, examined]) => (examined ? `${name}是这场考试的考评员` : `${name}没有考评过这场考试`),
  needed: '复评的人没有考评过这场考试',
  next: '请换一名考评员，本单位没有的转市局指派',
})

const NOT_REMARKED = wording<[name: string, remarked: boolean]>('assessment.remarker-once', {
  found: ([name, remarked]) => (remarked ? `${name}已经复评过` : `${name}没有复评过`),
  needed: '再次复评换一个人',
  next: '请换一名考评员，本单位没有的转市局指派',
})
