import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import { because, type Decision, decide } from '../../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import { compare, decimal, parseDecimal } from '../../../kernel/value/decimal.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { addMonths, type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { type AssessmentData, assessmentKind, PAPER_NAMES, type Paper } from '../standard.ts'

/** What decides whether an organisation may examine these candidates (认定计划). `trainers` trained at least one of them. */
export interface ExamFacts {
  day: CivilDate
  occupation: string
  level: Level
  assessor: string
  scope: readonly { occupation: string; levels: readonly Level[] }[]
  trainers: readonly string[]
  /** A conflict of interest that was made public before (公开说明). */
  conflictDeclared: boolean
  /** The class that it is held for, null where candidates apply by themselves. */
  class: { occupation: string; level: Level } | null
  /** What certificates will be numbered by (R4.7). */
  issuer: { kinds: readonly string[]; siteCode: string | null; bodyCode: string }
}

/** R4.7: the letter under which an organisation of these kinds certifies: S for the public, Y its own staff; null none. */
export function issuerLetter(kinds: readonly string[]): 'S' | 'Y' | null {
  if (kinds.includes('assessor')) return 'S'
  return kinds.includes('self-assessor') ? 'Y' : null
}

/**
 * R4.1 scope of the assessor, the class's own occupation and level, all that its certificates will need, and no judge in
 * its own cause: another than the trainer, or the conflict declared.
 */
export function mayExamine(facts: ExamFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.day)
  if (edition === null) return notInForce(facts.day, standards)
  const { scope, independence, sameClass } = edition.data
  const inScope = facts.scope.some(
    (each) => sameOccupation(each.occupation, facts.occupation) && each.levels.includes(facts.level),
  )
  const own = facts.trainers.includes(facts.assessor)
  const decision = decide<true>()
    .uses(edition.id)
    .require(inScope, 'scope', standards.cite(scope.clause), {
      found: `${facts.occupation} ${levelName(facts.level)}`,
      needed: '在评价机构备案的职业和等级内',
      next: '请选择备案范围内的职业和等级，或者先办理范围变更',
    })
  if (facts.class) {
    decision.require(ofClass(facts, facts.class), 'same-class', standards.cite(sameClass.clause), {
      found: `考试是${facts.occupation}${levelName(facts.level)}，班次是${facts.class.occupation}${levelName(facts.class.level)}`,
      needed: '考试与班次是同一职业（工种）、同一等级',
      next: '请按班次的职业和等级安排考试，或者不选班次',
    })
  }
  requireNumbering(decision, facts, edition.data, standards)
  decision.require(!own || facts.conflictDeclared, 'independence', standards.cite(independence.clause), {
    found: own
      ? facts.conflictDeclared
        ? '培训和评价是同一机构，已公开说明'
        : '培训和评价是同一机构'
      : '培训和评价不是同一机构',
    needed: '评价机构不是培训机构，或者已经公开说明',
    next: '请换一家评价机构，或者先公开说明利害关系',
  })
  return refuseLapsed(
    decision.grant(() => true),
    standards,
    facts.day,
  )
}

/** Whether an examination is of the class's occupation (by its key) and level; asked again when the class is enrolled. */
export const ofClass = (
  exam: { occupation: string; level: Level },
  trained: { occupation: string; level: Level },
): boolean => sameOccupation(exam.occupation, trained.occupation) && exam.level === trained.level

/** R4.7: who may not number certificates must not examine; else the fault shows when everybody has passed. */
function requireNumbering(
  decision: DecisionBuilder<true>,
  { issuer }: ExamFacts,
  { issuer: rule }: AssessmentData,
  standards: Standards,
): void {
  const clause = standards.cite(rule.clause)
  const letter = issuerLetter(issuer.kinds)
  decision
    .require(letter, 'issuer-kind', clause, {
      found:
        letter === null ? '登记的机构类别不发等级证书' : letter === 'S' ? '社会培训评价组织' : '用人单位',
      needed: '社会培训评价组织，或者自主评价的用人单位',
      next: '请先在机构名录登记为评价机构',
    })
    .require(/^\d{6}$/.test(issuer.siteCode ?? ''), 'site-code', clause, {
      found: issuer.siteCode ? `机构（站点）序列码 ${issuer.siteCode}` : '没有机构（站点）序列码',
      needed: '6 位机构（站点）序列码，证书编号要用',
      next: '请市人社局在机构名录补登序列码后再安排考试',
    })
    .require(/^\d{4}$/.test(issuer.bodyCode), 'body-code', clause, {
      found: `机构代码 ${issuer.bodyCode || '没有登记'}`,
      needed: '4 位机构代码，没有的为 0000',
      next: '请市人社局在机构名录更正机构代码',
    })
}

/** What a person entered for one paper: a mark as a decimal text, 缺考 or 违纪; null where nothing is entered yet. */
export type Entered = string | 'absent' | 'violation' | null

/** The entries of one paper by two people. */
export interface MarkFacts {
  paper: Paper
  first: Entered
  second: Entered
}

/** A paper passed in an earlier examination (合格科目成绩), with the day on which it was held. */
export interface CarriedMark {
  paper: Paper
  value: string
  heldOn: CivilDate
  /** The examination's case number. */
  exam: string
}

export interface ExamMarksFacts {
  heldOn: CivilDate
  level: Level
  marks: readonly MarkFacts[]
  /** What a resit candidate (补考) carries. */
  carried?: readonly CarriedMark[]
}

/** Whether a passed paper still counts on the day of a resit (补考): within the time of the standard, that day included. */
export function countsStill(
  carried: Pick<CarriedMark, 'heldOn'>,
  heldOn: CivilDate,
  standards: Standards,
): boolean {
  const edition = standards.inForce(assessmentKind, heldOn)
  return (
    edition !== null &&
    carried.heldOn < heldOn &&
    heldOn <= addMonths(carried.heldOn, edition.data.resit.months)
  )
}

/** R4.4, R4.5: whether a candidate passed every paper of the level; held while entries are missing or differ. */
export function examResult(facts: ExamMarksFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.heldOn)
  if (edition === null) return notInForce(facts.heldOn, standards)
  const { data } = edition
  const decision = decide<true>().uses(edition.id)
  const carried = (facts.carried ?? []).filter((one) => countsStill(one, facts.heldOn, standards))
  const voided =
    data.violation.voids === 'all' &&
    facts.marks.some(({ first, second }) => first === 'violation' && second === 'violation')
  for (const paper of data.papers.byLevel[facts.level]) {
    const kept = carried.find((each) => each.paper === paper)
    if (kept) {
      const words = `${PAPER_NAMES[paper]}${kept.value}分（${formatDay(kept.heldOn)} ${kept.exam}）`
      decision.require(true, `pass-${paper}`, standards.cite(data.resit.clause), {
        found: words,
        needed: '合格科目在保留期内',
      })
      continue
    }
    const entries = facts.marks.find((each) => each.paper === paper)
    judgePaper(decision, paper, entries?.first ?? null, entries?.second ?? null, { data, standards, voided })
  }
  return decision.grant(() => true)
}

interface Judging {
  data: AssessmentData
  standards: Standards
  /** A violation in another paper voids this one too. */
  voided: boolean
}

function judgePaper(
  decision: DecisionBuilder<true>,
  paper: Paper,
  first: Entered,
  second: Entered,
  { data, standards, voided }: Judging,
): void {
  const { marks, doubleEntry, resit } = data
  const name = PAPER_NAMES[paper]
  const twice = standards.cite(doubleEntry.clause)
  if (voided || (first === 'violation' && second === 'violation')) {
    decision.require(false, `valid-${paper}`, standards.cite(data.violation.clause), {
      found: first === 'violation' ? `${name}考试违纪` : `${name}成绩因同场违纪无效`,
      needed: '考试没有违纪',
      next: '有异议的，请在公示期内提出',
    })
    return
  }
  if (first === null || second === null) {
    decision.hold(true, 'entered-twice', twice, {
      found: `${name}成绩${first === null && second === null ? '还没有录入' : '只录入了一遍'}`,
      needed: '两人分别录入',
      next: '评价机构录完成绩后自动继续，您不用办理',
    })
    return
  }
  if (!agree(first, second, marks.full)) {
    decision.hold(true, 'entries-agree', twice, {
      found: `${name}两遍录入不一致或不在0到${marks.full}分之间`,
      needed: '两遍录入一致',
      next: '评价机构核对试卷、重新录入后自动继续，您不用办理',
    })
    return
  }
  const again = `考试日起${resit.months}个月内可以报名补考这一科，合格的科目不用再考`
  if (first === 'absent') {
    decision.require(false, `sat-${paper}`, standards.cite(data.absence.clause), {
      found: `${name}缺考`,
      needed: '参加考试',
      next: again,
    })
    return
  }
  decision.require(
    compare(decimal(first), decimal(marks.pass)) >= 0,
    `pass-${paper}`,
    standards.cite(marks.clause),
    { found: `${name}${first}分`, needed: `${marks.pass}分及以上`, next: again },
  )
}

/** Whether two entries of one paper say the same: one mark within the scale, or both 缺考. */
function agree(first: string, second: string, full: string): boolean {
  if (first === 'absent' || second === 'absent') return first === second
  return isMark(first, full) && isMark(second, full) && compare(decimal(first), decimal(second)) === 0
}

function isMark(text: string, full: string): boolean {
  const mark = parseDecimal(text)
  return mark.valid && compare(mark.value, decimal(0)) >= 0 && compare(mark.value, decimal(full)) <= 0
}

/** What decides whether a certificate may be issued to a candidate who was examined. */
export interface IssueFacts {
  day: CivilDate
  eligible: boolean
  passed: boolean
  /** The last day of the public notice of marks; null while it is not published. */
  publishedUntil: CivilDate | null
  objectionOpen: boolean
}

/** R4.3, R4.7: a certificate is issued after eligibility, passed papers and a public notice without open objection. */
export function mayIssueCertificate(facts: IssueFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.day)
  if (edition === null) return notInForce(facts.day, standards)
  const { papers, publication, certificate } = edition.data
  const notice = standards.cite(publication.clause)
  const published = facts.publishedUntil !== null && facts.publishedUntil < facts.day
  return decide<true>()
    .uses(edition.id)
    .require(facts.eligible, 'eligible', standards.cite(papers.clause), {
      found: facts.eligible ? '符合申报条件' : '不符合申报条件',
      needed: '符合申报条件',
      next: '请核对报名材料',
    })
    .require(facts.passed, 'passed', standards.cite(edition.data.marks.clause), {
      found: facts.passed ? '各科合格' : '有科目不合格',
      needed: '各科合格',
      next: '补考合格后再发证',
    })
    .hold(!published, 'published', notice, {
      found: facts.publishedUntil ? `公示到${formatDay(facts.publishedUntil)}` : '成绩还没有公示',
      needed: `成绩公示满${publication.workingDays}个工作日`,
      next: '公示期满后自动继续，您不用办理',
    })
    .hold(facts.objectionOpen, 'no-objection', notice, {
      found: '有异议正在处理',
      needed: '没有未处理完的异议',
      next: '异议处理完后自动继续',
    })
    .grant(() => true, because('number', standards.cite(certificate.clause), '编制22位证书编码'))
}

function notInForce(day: CivilDate, standards: Standards): Decision<true> {
  return decide<true>()
    .uses(noneOf(assessmentKind))
    .undecidable(true, 'standard-in-force', standards.ruling('assessment-measures', null, day), {
      found: `没有查到${formatDay(day)}施行的认定标准`,
      needed: '当日有公布的认定标准',
      next: '标准补充后系统会重新计算',
    })
    .grant(() => true)
}
