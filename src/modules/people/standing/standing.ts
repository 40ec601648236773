import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import {
  type Degree,
  type FactKind,
  GROUP_NAMES,
  type PersonStatus,
  type StatusKind,
  type SubsidyGroup,
  type Trust,
} from '../schema.ts'
import { type Contradiction, contradictionsIn } from './rules-contradictions.ts'
import type { RetirementAge } from './rules-retirement.ts'

/** A group that holds on a day, and since when without a break. */
export interface HeldGroup {
  group: SubsidyGroup
  since: CivilDate
  trust: Trust
  /** The row that it rests on. */
  id: string
}

/** Retired, by record (领取养老待遇) or by age (法定退休年龄). */
export interface Retirement {
  by: 'record' | 'age'
  since: CivilDate
}

/** What a person is on a day, as far as subsidies ask (3.2 补贴对象): from dated rows and the date of birth. */
export interface Standing {
  /** The strongest group that holds; null when none does. */
  group: SubsidyGroup | null
  /** Every group that holds, the strongest first. */
  groups: HeldGroup[]
  /** The employing organisation where the group is 企业职工 and the city's register knows it. */
  employer: string | null
  /** The employment that holds: `occupation` null where its source does not know it. */
  employment: {
    id: string
    organisation: string | null
    employer: string | null
    occupation: string | null
    since: CivilDate
    trust: Trust
  } | null
  /** Calendar months with unemployment insurance up to that day; overlapping rows count once. */
  insuredMonths: number
  /** Insured by an enterprise on that day, not by an institution nor flexibly by oneself. */
  enterpriseInsured: boolean
  retired: boolean
  retirement: Retirement | null
  /** A woman between the two ages whose post no source knows: retired or not (岗位未知). */
  retirementOpen: boolean
  /** 初级、高级中学在校生, who are excluded. */
  pupil: boolean
  deceased: boolean
  /** 在押或服刑. */
  custody: boolean
  /** Since when 就业困难 holds; null where it does not. */
  hardshipSince: CivilDate | null
  /** Of a household on 低保 or without anybody at work, since when. */
  lowIncomeSince: CivilDate | null
  zeroEmploymentSince: CivilDate | null
  degrees: Degree[]
  /** Where what was declared (C, D) and what a register says (A, B) differ. */
  contradictions: Contradiction[]
  /** The rows that hold on the day, strongest source first. */
  sources: {
    id: string
    kind: StatusKind
    source: string
    trust: Trust
    from: CivilDate
    to: CivilDate | null
  }[]
}

/** What the adding up needs besides the rows. */
export interface StandingBasis {
  age?: RetirementAge | null
  /** The facts that registers have answered for this person, with the day that the answer describes. */
  answered?: ReadonlyMap<FactKind, CivilDate>
}

/** Adds the rows up for one day. */
export function standingOn(
  rows: readonly PersonStatus[],
  day: CivilDate,
  { age = null, answered = new Map() }: StandingBasis = {},
): Standing {
  const holding = rows.filter((row) => holds(row, day)).sort(strongest)
  const first = (kind: StatusKind) => holding.find((row) => row.kind === kind) ?? null
  const since = (kind: StatusKind) => (first(kind) ? unbroken(rows, kind, day) : null)
  const groups = GROUP_NAMES.flatMap((group): HeldGroup[] => {
    const row = first(STATUS_OF[group])
    return row ? [{ group, since: unbroken(rows, row.kind, day), trust: row.trust, id: row.id }] : []
  })
  const employed = first('employed')
  const record = first('retired')
  const retirement: Retirement | null = record
    ? { by: 'record', since: record.from }
    : age && age.on <= day
      ? { by: 'age', since: age.on }
      : null
  return {
    group: groups[0]?.group ?? null,
    groups,
    employer: employed?.organisation ?? null,
    employment: employed && {
      id: employed.id,
      organisation: employed.organisation,
      employer: employed.detail.employer ?? null,
      occupation: employed.detail.occupation ?? null,
      since: employed.from,
      trust: employed.trust,
    },
    insuredMonths: monthsCovered(
      rows.filter(({ kind }) => kind === 'insured'),
      day,
    ),
    enterpriseInsured: holding.some(
      ({ kind, detail }) => kind === 'insured' && (detail.scheme ?? 'enterprise') === 'enterprise',
    ),
    retired: retirement !== null,
    retirement,
    retirementOpen: retirement === null && age !== null && age.perhapsFrom <= day,
    pupil: first('pupil') !== null,
    deceased: first('deceased') !== null,
    custody: first('custody') !== null,
    hardshipSince: since('hardship'),
    lowIncomeSince: since('low-income'),
    zeroEmploymentSince: since('zero-employment'),
    degrees: degreesIn(rows).filter(({ graduatedOn }) => graduatedOn <= day),
    contradictions: contradictionsIn(holding, day, answered),
    sources: holding.map(({ id, kind, source, trust, from, to }) => ({ id, kind, source, trust, from, to })),
  }
}

/** Whether a row holds on a day; death and a degree do not end. */
export const holds = (row: Pick<PersonStatus, 'from' | 'to'>, day: CivilDate): boolean =>
  row.from <= day && (row.to === null || day <= row.to)

/** The degrees among the rows, the newest first. */
export const degreesIn = (rows: readonly PersonStatus[]): Degree[] =>
  rows
    .flatMap(({ kind, detail, id, from, source, trust }): Degree[] =>
      kind === 'degree' && detail.education
        ? [
            {
              id,
              education: detail.education,
              school: detail.school ?? null,
              major: detail.major ?? null,
              graduatedOn: from,
              source,
              trust,
            },
          ]
        : [],
    )
    .sort((a, b) => compare(b.graduatedOn, a.graduatedOn) || compare(a.id, b.id))

/** The dated row that a group rests on. */
export const STATUS_OF: Record<SubsidyGroup, StatusKind> = {
  'enterprise-employee': 'employed',
  'graduating-student': 'graduating-student',
  student: 'student',
  hardship: 'hardship',
  'registered-unemployed': 'registered-unemployed',
  veteran: 'veteran',
  'rural-worker': 'rural-worker',
  'paired-region': 'paired-region',
  resident: 'resident',
}

/** The first day from which rows of this kind hold without a gap up to `day`. */
function unbroken(rows: readonly PersonStatus[], kind: StatusKind, day: CivilDate): CivilDate {
  const own = rows.filter((row) => row.kind === kind && row.from <= day)
  let since = own
    .filter((row) => holds(row, day))
    .map(({ from }) => from)
    .sort()[0] as CivilDate
  for (;;) {
    const before = own
      .filter((row) => row.from < since && (row.to === null || addDays(row.to, 1) >= since))
      .map(({ from }) => from)
      .sort()[0]
    if (before === undefined) return since
    since = before
  }
}

/** The better source first, among equals the later beginning, then an order that never changes. */
function strongest(a: PersonStatus, b: PersonStatus): number {
  return (
    compare(a.trust, b.trust) ||
    compare(b.from, a.from) ||
    compare(a.kind, b.kind) ||
    compare(a.organisation ?? '', b.organisation ?? '') ||
    compare(a.id, b.id)
  )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** How many calendar months the periods touch, none of them later than the month of `day`. */
function monthsCovered(periods: readonly PersonStatus[], day: CivilDate): number {
  const months = new Set<number>()
  for (const { from, to } of periods) {
    const last = monthOf(to === null || to > day ? day : to)
    for (let month = monthOf(from); month <= last; month += 1) months.add(month)
  }
  return months.size
}

const monthOf = (day: CivilDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
