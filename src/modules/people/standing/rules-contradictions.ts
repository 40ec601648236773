import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import {
  type FactKind,
  factOf,
  type PersonStatus,
  STATUS_KINDS,
  type StatusKind,
  type Trust,
} from '../schema.ts'

/** What was declared and what a register says, side by side, with the row of each (矛盾). */
export interface Contradiction {
  kind: StatusKind
  declared: { id: string; text: string; source: string; trust: Trust }
  /** `id` null where the register answered that there is nothing of the kind. */
  registered: { id: string | null; text: string; source: string; trust: Trust }
}

/** Kinds that cannot both be true of one day. */
const EXCLUSIVE: readonly (readonly [StatusKind, StatusKind])[] = [
  ['employed', 'registered-unemployed'],
  ['employed', 'pupil'],
  ['employed', 'retired'],
  ['employed', 'hardship'],
  ['registered-unemployed', 'student'],
  ['registered-unemployed', 'pupil'],
  ['registered-unemployed', 'retired'],
  ['hardship', 'retired'],
]

/** Where rows of trust C or D and what registers answered differ on a day. Nothing is overwritten; both are shown. */
export function contradictionsIn(
  rows: readonly PersonStatus[],
  day: CivilDate,
  answered: ReadonlyMap<FactKind, CivilDate>,
): Contradiction[] {
  const holding = rows.filter(({ from, to }) => from <= day && (to === null || day <= to))
  const registered = holding.filter(({ trust }) => trust === 'A' || trust === 'B')
  return holding
    .filter(({ trust, kind }) => (trust === 'C' || trust === 'D') && kind !== 'degree')
    .flatMap((said) => {
      const same = registered.filter(({ kind }) => kind === said.kind)
      const other =
        registered.find(({ kind }) => excludes(said.kind, kind)) ??
        (same.length > 0 && !same.some((row) => agrees(said, row)) ? same[0] : undefined)
      if (other) return [between(said, other)]
      const asOf = answered.get(factOf(said.kind))
      if (same.length > 0 || asOf === undefined || asOf < day) return []
      return [
        {
          kind: said.kind,
          declared: sideOf(said),
          registered: {
            id: null,
            text: `没有“${STATUS_KINDS[said.kind]}”的登记`,
            source: '登记数据',
            trust: 'A' as const,
          },
        },
      ]
    })
}

const excludes = (one: StatusKind, other: StatusKind): boolean =>
  EXCLUSIVE.some(([a, b]) => (a === one && b === other) || (a === other && b === one))

/** Two employments agree where they name the same employer. */
const agrees = (said: PersonStatus, row: PersonStatus): boolean =>
  said.kind !== 'employed' ||
  said.organisation === row.organisation ||
  (said.detail.employerCode !== undefined && said.detail.employerCode === row.detail.employerCode)

const between = (said: PersonStatus, other: PersonStatus): Contradiction => ({
  kind: said.kind,
  declared: sideOf(said),
  registered: sideOf(other),
})

const sideOf = ({ id, kind, from, source, trust }: PersonStatus) => ({
  id,
  text: `${STATUS_KINDS[kind]}，${formatDay(from)}起`,
  source,
  trust,
})
