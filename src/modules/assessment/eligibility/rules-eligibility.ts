import type { DecisionBuilder } from '../../../kernel/decision/builder.ts'
import {
  because,
  type Clause,
  type Decision,
  type Details,
  decide,
} from '../../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../../kernel/standard/index.ts'
import { type CertificateLevel, type Level, levelName } from '../../../kernel/value/level.ts'
import { addYears, type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { Applicant } from '../application/applicant.ts'
import { type AssessmentData, assessmentKind } from '../standard.ts'
import { type Leaf, nameOf, TITLE_GRADES } from './condition.ts'
import { type Missing, standingOf } from './eligibility.ts'
import { levelsOfOccupation } from './initial-level.ts'
import { type LevelsEdition, levelsFor, levelsKind } from './levels.ts'
import { inWords, ruleOf } from './words.ts'

/** What a person applies for, and what is known of the person on that day. */
export interface ApplicationFacts {
  occupation: string
  level: Level
  applicant: Applicant
  /** Where an employer examines (用人单位, R4.1): whether the applicant is of its staff; else not said. */
  ownStaff?: boolean
  /** Employment that does not count: in another occupation, in none that is known, or only declared. */
  otherWork?: number
  /** The valid certificate of this occupation and level that the applicant has already. */
  holds?: string | null
  /** Another examination of this occupation and level that the applicant is enrolled for. */
  enrolledFor?: string | null
}

type Eligibility = Decision<{ by: string }>

/** R3.2, R4.6: whether a person may be examined for a level (申报条件), and by which of its alternatives. */
export function eligibility(facts: ApplicationFacts, standards: Standards): Eligibility {
  return refuseLapsed(decided(facts, standards), standards, facts.applicant.onDay)
}

function decided(facts: ApplicationFacts, standards: Standards): Eligibility {
  const { level, applicant, occupation } = facts
  const { onDay } = applicant
  const general = standards.inForce(assessmentKind, onDay)
  const decision = decide<{ by: string }>().uses(general?.id ?? noneOf(assessmentKind))
  if (general === null) {
    return decision
      .undecidable(true, 'standard-in-force', standards.ruling('technical-procedure', null, onDay), {
        found: `没有查到${formatDay(onDay)}施行的认定标准`,
        needed: '当日有公布的认定标准',
        next: '标准补充后再报名',
      })
      .grant(() => ({ by: '' }))
  }
  const age = requireAge(applicant, general.data, standards)
  decision.require(age.met, 'age', age.clause, age)
  if (facts.ownStaff !== undefined) {
    decision.require(facts.ownStaff, 'own-staff', standards.cite(general.data.ownStaff.clause), {
      found: facts.ownStaff ? '考试当天在本单位就业' : '没有查到考试当天在本单位就业',
      needed: '用人单位只评价本单位职工',
      next: '请报考社会培训评价组织的考试，或者请单位补登就业记录',
    })
  }
  requireOnce(decision, facts, standards.cite(general.data.once.clause))
  if (level === 'special') {
    const clause = standards.cite(general.data.initialLevel.clause)
    return decision.grant(
      () => ({ by: 'special' }),
      because('eligible', clause, '专项职业能力除年龄外没有申报条件'),
    )
  }
  const edition = levelsFor(occupation, onDay, standards)
  decision.uses(edition?.id ?? noneOf(levelsKind))
  const reference = edition?.data.clauses[level]
  const clause = reference ? standards.cite(reference) : standards.ruling('technical-procedure', null, onDay)
  if (edition === null) {
    return decision
      .undecidable(true, 'standard-in-force', clause, {
        found: `没有查到${formatDay(onDay)}施行的申报条件`,
        needed: '报名当日有公布的申报条件',
        next: '标准补充后再报名',
      })
      .grant(() => ({ by: '' }))
  }
  const levels = levelsOfOccupation(occupation, onDay, standards)
  for (const told of levels.editions) decision.uses(told)
  const condition = edition.data.levels[level]
  if (levels.absent.includes(level) || condition === undefined) {
    return decision
      .require(false, 'level-in-standard', clause, {
        found: `标准没有${levelName(level)}`,
        needed: '标准设有这个等级',
        next: `请选择标准设有的等级，最低是${levelName(levels.initial)}`,
      })
      .grant(() => ({ by: '' }))
  }
  if (level === levels.initial && level !== 5 && !levels.own) {
    return decision.grant(
      () => ({ by: 'initial level' }),
      because(
        'initial-level',
        standards.cite(general.data.initialLevel.clause),
        `${levelName(level)}是这个职业的初始等级，可以直接报考`,
      ),
    )
  }
  const standing = standingOf(condition, withHigher(applicant))
  const cite = (leaves: readonly Leaf[]) => clauseOf(edition, level, leaves, clause, standards)
  for (const missing of standing.missing) {
    if (ruleOf(missing.leaf) === 'age' && !age.met) continue
    const cited = cite(standing.missing.map(({ leaf }) => leaf))
    decision.require(false, ruleOf(missing.leaf), cited, missingDetails(missing, facts.otherWork ?? 0))
  }
  return decision.grant(
    () => ({ by: standing.by.map(nameOf).join(' and ') }),
    because('eligible', cite(standing.by), standing.by.map(inWords).join('，')),
  )
}

/** 年满十六周岁: asked of everybody, so that no school or certificate makes a child a candidate. */
function requireAge(
  { born, onDay }: Pick<Applicant, 'born' | 'onDay'>,
  { minAge }: AssessmentData,
  standards: Standards,
): Details & { met: boolean; clause: Clause } {
  const from: CivilDate = addYears(born, minAge.years)
  return {
    met: from <= onDay,
    clause: standards.cite(minAge.clause),
    found: `${formatDay(born)}出生`,
    needed: `年满${minAge.years}周岁`,
    next: `${formatDay(from)}起满足这一条，到时再报名`,
  }
}

/** A higher certificate or title of the same occupation counts as every lower one, from its own day on. */
function withHigher(applicant: Applicant): Applicant {
  return {
    ...applicant,
    certificates: applicant.certificates.flatMap(({ level, issuedOn }) =>
      ([5, 4, 3, 2, 1] as CertificateLevel[])
        .filter((lower) => lower >= level)
        .map((lower) => ({ level: lower, issuedOn })),
    ),
    titles: applicant.titles.flatMap(({ grade, issuedOn }) =>
      TITLE_GRADES.slice(0, TITLE_GRADES.indexOf(grade) + 1).map((lower) => ({ grade: lower, issuedOn })),
    ),
  }
}

/** The level's clause, or the one of the alternatives whose text was not found (推定) where such a one decides. */
function clauseOf(
  { data }: LevelsEdition,
  level: CertificateLevel,
  leaves: readonly Leaf[],
  clause: Clause,
  standards: Standards,
): Clause {
  const assumed = data.assumed?.[level]
  return assumed && leaves.some((leaf) => (assumed.leaves as readonly string[]).includes(ruleOf(leaf)))
    ? standards.cite(assumed.clause)
    : clause
}

/** Who has the certificate needs no other; and nobody sits two examinations for one. */
function requireOnce(
  decision: DecisionBuilder<{ by: string }>,
  { holds, enrolledFor }: ApplicationFacts,
  clause: Clause,
): void {
  if (holds !== undefined) {
    decision.require(holds === null, 'not-held', clause, {
      found: holds === null ? '还没有这个等级的有效证书' : `已有证书 ${holds}`,
      needed: '还没有这个职业这个等级的有效证书',
      next: '不用再考；要考更高等级的，请选那个等级的考试',
    })
  }
  if (enrolledFor !== undefined) {
    decision.require(enrolledFor === null, 'one-examination', clause, {
      found: enrolledFor === null ? '没有报考另一场' : `已报考 ${enrolledFor}`,
      needed: '同一职业同一等级，同时只报一场',
      next: '等那一场发证或取消后再报名',
    })
  }
}

function missingDetails({ leaf, metOn }: Missing, otherWork: number): Details {
  return {
    found:
      'workYears' in leaf && otherWork > 0
        ? `还不满足；另有${otherWork}段工作经历属于其他职业、没有写明职业或没有核验，不计`
        : '还不满足',
    needed: inWords(leaf),
    next: metOn === null ? OTHER_WAYS[ruleOf(leaf)] : `${formatDay(metOn)}起满足这一条，到时再报名`,
  }
}

const OTHER_WAYS: Record<string, string> = {
  'work-years': '请单位或者受理窗口登记本职业或相关职业的工作经历后再报名',
  certificate: '先取得这个等级的证书；以前在别处取得的，请评价机构或者受理窗口登记后再报名',
  title: '先取得对应的职称，或者看看其他条件',
  education: '请受理窗口登记毕业证书后再报名',
}
