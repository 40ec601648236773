import { type Decision, decide } from '../../../kernel/decision/decision.ts'
import { wording } from '../../../kernel/decision/wording.ts'
import { noneOf, type Standards } from '../../../kernel/standard/index.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { visitsKind } from '../standard.ts'

/** Somebody who is to walk a visit, and what binds them to the organisation and its candidates. */
export interface SupervisorFacts {
  name: string
  card: string
  /** The card holds on the day; its last day, where there is a card at all. */
  holds: boolean
  cardTo: CivilDate | null
  /** The account that was registered with the card may be used for visits. */
  account: boolean
  /** Belongs to the organisation that is visited: holds its card, or is employed there. */
  own: boolean
  sits: boolean
  /** The supervisor's own organisation trained the class that is examined. */
  trained: boolean
  /** The seats of those whom the supervisor taught. */
  taught: readonly string[]
  colleagues: readonly string[]
  /** Bound by a declaration or a decision. */
  declared: readonly string[]
}

/** What decides whether these people may walk this visit (督导组). */
export interface TeamFacts {
  day: CivilDate
  supervisors: readonly SupervisorFacts[]
}

/** R4.2, R1.7: at least two with cards that hold on the day, none of them bound to the organisation or to whoever is examined. */
export function mayWalk({ day, supervisors }: TeamFacts, standards: Standards): Decision<true> {
  const edition = standards.inForce(visitsKind, day) ?? standards.all(visitsKind)[0]
  const decision = decide<true>().uses(edition?.id ?? noneOf(visitsKind))
  if (!edition) throw new Error('the city does not say how examinations are supervised')
  const least = edition.data.supervisors
  const clause = standards.cite(edition.data.clauses.team)
  decision.require(supervisors.length >= least, ENOUGH, clause, [supervisors.length, least])
  for (const one of supervisors) {
    const { name, card, holds, cardTo, account, own, trained, sits, taught, colleagues, declared } = one
    decision
      .require(holds, CARD, clause, [name, card, cardTo, day])
      .require(account, ACCOUNT, clause, [name, account])
      .require(!own, NOT_OWN, clause, [name, own])
      .require(!trained, NOT_TRAINER, clause, [name, trained])
      .require(!sits, NOT_CANDIDATE, clause, [name, sits])
      .require(taught.length === 0, NOT_TAUGHT, clause, [name, [...taught]])
      .require(colleagues.length === 0, NOT_COLLEAGUES, clause, [name, [...colleagues]])
      .require(declared.length === 0, NOT_DECLARED, clause, [name, [...declared]])
  }
  return decision.grant(() => true)
}

/** What stands against one supervisor, in words; null where nothing does. */
export function against(one: SupervisorFacts, day: CivilDate, standards: Standards): string | null {
  const decision = mayWalk({ day, supervisors: [one] }, standards)
  const unmet = decision.reasons.filter(({ met, rule }) => !met && rule !== 'supervisors-enough')
  return unmet.length === 0 ? null : unmet.map(({ found }) => found ?? '').join('；')
}

const seats = (all: readonly string[]) => all.map((seat) => `${seat} 号`).join('、')
const OTHER = '请换一名督导员'

const ENOUGH = wording<[has: number, least: number]>('visits.supervisors-enough', {
  found: ([has]) => `${has} 名督导员`,
  needed: ([, least]) => `不少于 ${least} 名督导员`,
  next: '请再选有证的督导员',
})

const CARD = wording<[name: string, card: string, cardTo: CivilDate | null, day: CivilDate]>(
  'visits.supervisor-card',
  {
    found: ([name, card, cardTo], met) =>
      met
        ? `${name}的证卡 ${card} 有效`
        : cardTo === null
          ? `没有证卡 ${card} 的督导员`
          : `${name}的证卡到${formatDay(cardTo)}`,
    needed: ([, , , day]) => `督导员证卡在${formatDay(day)}有效`,
    next: `${OTHER}，或者先换证、登记`,
  },
)

const ACCOUNT = wording<[name: string, account: boolean]>('visits.supervisor-account', {
  found: ([name, account]) => (account ? `${name}有督导账号` : `${name}没有督导账号`),
  needed: '督导员有自己的督导账号',
  next: '请登记证卡的单位补登账号',
})

const NOT_OWN = wording<[name: string, own: boolean]>('visits.supervisor-outside', {
  found: ([name, own]) => (own ? `${name}是被督导机构的人` : `${name}不是被督导机构的人`),
  needed: '督导员不是被督导机构的人',
  next: OTHER,
})

const NOT_TRAINER = wording<[name: string, trained: boolean]>('visits.supervisor-no-trainer', {
  found: ([name, trained]) => (trained ? `${name}的单位培训了这个班` : `${name}的单位没有培训这个班`),
  needed: '督导员的单位没有培训被考的班',
  next: OTHER,
})

const NOT_CANDIDATE = wording<[name: string, sits: boolean]>('visits.supervisor-no-candidate', {
  found: ([name, sits]) => (sits ? `${name}自己也参加这场考试` : `${name}不参加这场考试`),
  needed: '督导员不参加自己督导的考试',
  next: OTHER,
})

const NOT_TAUGHT = wording<[name: string, seats: readonly string[]]>('visits.supervisor-no-teacher', {
  found: ([name, of]) => (of.length > 0 ? `${name}教过${seats(of)}` : `${name}没有教过考生`),
  needed: '督导员没有教过考生',
  next: OTHER,
})

const NOT_COLLEAGUES = wording<[name: string, seats: readonly string[]]>('visits.supervisor-no-colleague', {
  found: ([name, of]) => (of.length > 0 ? `${name}与${seats(of)}是同事` : `${name}与考生不是同事`),
  needed: '督导员与考生不是同事',
  next: OTHER,
})

const NOT_DECLARED = wording<[name: string, seats: readonly string[]]>('visits.supervisor-not-bound', {
  found: ([name, of]) => (of.length > 0 ? `${name}要回避${seats(of)}` : `${name}没有要回避的考生`),
  needed: '督导员没有要回避的考生',
  next: OTHER,
})
