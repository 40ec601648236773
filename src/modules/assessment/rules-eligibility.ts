import { because, type Decision, type Details, decide } from '../../kernel/decision/decision.ts'
import { noneOf, refuseLapsed, type Standards } from '../../kernel/standard/index.ts'
import { formatDay } from '../../kernel/value/civil-date.ts'
import { type Level, levelName } from '../../kernel/value/level.ts'
import type { Applicant } from './applicant.ts'
import { nameOf } from './condition.ts'
import { type Missing, standingOf } from './eligibility.ts'
import { levelsFor, levelsKind } from './levels.ts'
import { inWords, ruleOf } from './words.ts'

/** What a person applies for, and what is known of the person on that day. */
export interface ApplicationFacts {
  occupation: string
  level: Level
  applicant: Applicant
}

/** R4.6: whether a person may be examined for a level (申报条件), and by which of its alternatives. */
export function eligibility(facts: ApplicationFacts, standards: Standards): Decision<{ by: string }> {
  return refuseLapsed(decided(facts, standards), standards, facts.applicant.onDay)
}

function decided(facts: ApplicationFacts, standards: Standards): Decision<{ by: string }> {
  const { level, applicant } = facts
  const edition = levelsFor(facts.occupation, applicant.onDay, standards)
  const decision = decide<{ by: string }>().uses(edition?.id ?? noneOf(levelsKind))
  const condition = edition && level !== 'special' ? edition.data.levels[level] : undefined
  const reference = edition && level !== 'special' ? edition.data.clauses[level] : undefined
  const clause = reference
    ? standards.cite(reference)
    : standards.ruling('technical-procedure', null, applicant.onDay)
  if (edition === null) {
    return decision
      .undecidable(true, 'standard-in-force', clause, {
        found: `没有查到${formatDay(applicant.onDay)}施行的申报条件`,
        needed: '报名当日有公布的申报条件',
        next: '标准补充后再报名',
      })
      .grant(() => ({ by: '' }))
  }
  if (level === 'special') {
    return decision.grant(() => ({ by: 'special' }), because('eligible', clause, '专项职业能力没有申报条件'))
  }
  if (condition === undefined) {
    return decision
      .require(false, 'level-in-standard', clause, {
        found: `标准没有${levelName(level)}`,
        needed: '标准设有这个等级',
        next: '请选择标准设有的等级',
      })
      .grant(() => ({ by: '' }))
  }
  const standing = standingOf(condition, applicant)
  for (const missing of standing.missing)
    decision.require(false, ruleOf(missing.leaf), clause, missingDetails(missing))
  return decision.grant(
    () => ({ by: standing.by.map(nameOf).join(' and ') }),
    because('eligible', clause, standing.by.map(inWords).join('，')),
  )
}

function missingDetails({ leaf, metOn }: Missing): Details {
  return {
    found: '还不满足',
    needed: inWords(leaf),
    next: metOn === null ? OTHER_WAYS[ruleOf(leaf)] : `${formatDay(metOn)}起满足这一条，到时再报名`,
  }
}

const OTHER_WAYS: Record<string, string> = {
  'work-years': '补充本职业或相关职业的工作经历证明后再报名',
  certificate: '先取得这个等级的证书',
  title: '先取得对应的职称，或者看看其他条件',
  education: '补充毕业证书（或在读应届证明）后再报名',
}
