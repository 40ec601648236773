import type { DecisionBuilder } from '../../kernel/decision/builder.ts'
import { because, type Decision, decide } from '../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../kernel/standard/index.ts'
import { type CivilDate, formatDay } from '../../kernel/value/civil-date.ts'
import { compare, decimal, parseDecimal } from '../../kernel/value/decimal.ts'
import { type Level, levelName } from '../../kernel/value/level.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import { type AssessmentData, assessmentKind, PAPER_NAMES, type Paper } from './standard.ts'

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
}

/** R4.1 scope of the assessor, and no judge in its own cause: another than the trainer, or the conflict declared. */
export function mayExamine(facts: ExamFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.day)
  if (edition === null) return notInForce(facts.day, standards)
  const { scope, independence } = edition.data
  const wanted = occupationKey(facts.occupation)
  const inScope = facts.scope.some(
    (each) => occupationKey(each.occupation) === wanted && each.levels.includes(facts.level),
  )
  const own = facts.trainers.includes(facts.assessor)
  const decision = decide<true>()
    .uses(edition.id)
    .require(inScope, 'scope', standards.cite(scope.clause), {
      found: `${facts.occupation} ${levelName(facts.level)}`,
      needed: '在评价机构备案的职业和等级内',
      next: '请选择备案范围内的职业和等级，或者先办理范围变更',
    })
    .require(!own || facts.conflictDeclared, 'independence', standards.cite(independence.clause), {
      found: own
        ? facts.conflictDeclared
          ? '培训和评价是同一机构，已公开说明'
          : '培训和评价是同一机构'
        : '培训和评价不是同一机构',
      needed: '评价机构不是培训机构，或者已经公开说明',
      next: '请换一家评价机构，或者先公开说明利害关系',
    })
    .grant(() => true)
  return refuseLapsed(decision, standards, facts.day)
}

/** The marks of one paper as two people entered them, each a decimal text; null where one has not yet. */
export interface MarkFacts {
  paper: Paper
  first: string | null
  second: string | null
}

export interface ExamMarksFacts {
  heldOn: CivilDate
  level: Level
  marks: readonly MarkFacts[]
}

/** R4.4, R4.5: whether a candidate passed every paper of the level; held while entries are missing or differ. */
export function examResult(facts: ExamMarksFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(assessmentKind, facts.heldOn)
  if (edition === null) return notInForce(facts.heldOn, standards)
  const decision = decide<true>().uses(edition.id)
  for (const paper of edition.data.papers.byLevel[facts.level]) {
    const entries = facts.marks.find((each) => each.paper === paper)
    judgePaper(decision, paper, entries?.first ?? null, entries?.second ?? null, edition.data, standards)
  }
  return decision.grant(() => true)
}

function judgePaper(
  decision: DecisionBuilder<true>,
  paper: Paper,
  first: string | null,
  second: string | null,
  { marks, doubleEntry }: AssessmentData,
  standards: Standards,
): void {
  const name = PAPER_NAMES[paper]
  const twice = standards.cite(doubleEntry.clause)
  if (first === null || second === null) {
    decision.hold(true, 'entered-twice', twice, {
      found: `${name}成绩${first === null && second === null ? '还没有录入' : '只录入了一遍'}`,
      needed: '两人分别录入',
      next: '评价机构录完成绩后自动继续，您不用办理',
    })
    return
  }
  if (
    !isMark(first, marks.full) ||
    !isMark(second, marks.full) ||
    compare(decimal(first), decimal(second)) !== 0
  ) {
    decision.hold(true, 'entries-agree', twice, {
      found: `${name}两遍录入不一致或不在0到${marks.full}分之间`,
      needed: '两遍录入一致',
      next: '评价机构核对试卷、重新录入后自动继续，您不用办理',
    })
    return
  }
  decision.require(
    compare(decimal(first), decimal(marks.pass)) >= 0,
    `pass-${paper}`,
    standards.cite(marks.clause),
    { found: `${name}${first}分`, needed: `${marks.pass}分及以上`, next: '可以报名补考这一科' },
  )
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
    .undecidable(true, 'standard-in-force', standards.clause('assessment-measures-2023'), {
      found: `没有查到${formatDay(day)}施行的认定标准`,
      needed: '当日有公布的认定标准',
      next: '标准补充后系统会重新计算',
    })
    .grant(() => true)
}
