import type { CivilDate } from '../../kernel/value/civil-date.ts'
import { GROUP_NAMES, type PersonStatus, type StatusKind, type SubsidyGroup, type Trust } from './schema.ts'

/** What a person is on a day, as far as subsidies ask (3.2 补贴对象): from dated rows alone. */
export interface Standing {
  /** The strongest group that holds; null when none does. */
  group: SubsidyGroup | null
  /** The employing organisation where the group is 企业职工. */
  employer: string | null
  /** Calendar months with unemployment insurance up to that day; overlapping rows count once. */
  insuredMonths: number
  retired: boolean
  /** 初级、高级中学在校生, who are excluded. */
  pupil: boolean
  deceased: boolean
  /** The rows that hold on the day, strongest source first. */
  sources: { kind: StatusKind; source: string; trust: Trust; from: CivilDate; to: CivilDate | null }[]
}

/** Adds the rows up for one day. */
export function standingOn(rows: readonly PersonStatus[], day: CivilDate): Standing {
  const holding = rows.filter((row) => row.from <= day && (row.to === null || day <= row.to)).sort(strongest)
  const has = (kind: StatusKind) => holding.some((row) => row.kind === kind)
  const group = GROUP_NAMES.find((name) => has(STATUS_OF[name])) ?? null
  return {
    group,
    employer: holding.find(({ kind }) => kind === 'employed')?.organisation ?? null,
    insuredMonths: monthsCovered(
      rows.filter(({ kind }) => kind === 'insured'),
      day,
    ),
    retired: has('retired'),
    pupil: has('pupil'),
    deceased: has('deceased'),
    sources: holding.map(({ kind, source, trust, from, to }) => ({ kind, source, trust, from, to })),
  }
}

const STATUS_OF: Record<SubsidyGroup, StatusKind> = {
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

/** The better source first, among equals the later beginning, then an order that never changes. */
function strongest(a: PersonStatus, b: PersonStatus): number {
  return (
    compare(a.trust, b.trust) ||
    compare(b.from, a.from) ||
    compare(a.kind, b.kind) ||
    compare(a.organisation ?? '', b.organisation ?? '')
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
