import { z } from 'zod'
import {
  clauseReference,
  type Edition,
  type Standards,
  standardKind,
  type UnknownName,
} from '../../../kernel/standard/index.ts'
import { occupationKey, sameOccupation } from '../../../kernel/value/occupation.ts'
import { CertificateLevelKey } from '../../../kernel/value/shapes.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { occupationIn, registerOn } from '../../occupations/rules.ts'
import { condition } from './condition.ts'

const level = CertificateLevelKey

const levelsData = z.strictObject({
  /** The occupation whose own national standard this is; null for the conditions that all others share. */
  occupation: z.string().min(1).nullable(),
  /** The edition whose place this one took (代替), e.g. national-2018; null for the first that is kept. */
  replaces: z
    .string()
    .regex(/^[0-9a-z-]+$/, '应为被代替版本的文件名，不带 .yaml')
    .nullable()
    .default(null),
  clauses: z.partialRecord(level, clauseReference),
  /** Conditions whose text was not found (推定): alternatives of a level that have such a leaf, and what they cite. */
  assumed: z
    .partialRecord(
      level,
      z.strictObject({
        leaves: z.array(z.enum(['age', 'work-years', 'certificate', 'title', 'education'])).min(1),
        clause: clauseReference,
      }),
    )
    .optional(),
  levels: z.partialRecord(level, condition),
})

export type LevelsData = z.output<typeof levelsData>
export type LevelsEdition = Edition<LevelsData>

/** The conditions of each level (申报条件, R4.6), for one occupation or for all that have none of their own. */
export const levelsKind = standardKind<LevelsData>(
  'levels',
  levelsData,
  '等级申报条件',
  ({ occupation }) => (occupation === null ? '' : occupationKey(occupation)),
  (edition, standards) => [...unknownOccupation(edition, standards), ...brokenSuccession(edition, standards)],
)

/** The conditions that hold for an occupation on a day: its own standard's, else those that all share. */
export function levelsFor(occupation: string, day: CivilDate, standards: Standards): LevelsEdition | null {
  return standards.inForce(levelsKind, day, occupationKey(occupation)) ?? standards.inForce(levelsKind, day)
}

/** The edition that took this one's place (被代替), or null while none has. */
export function replacedBy(edition: LevelsEdition, standards: Standards): LevelsEdition | null {
  return standards.all(levelsKind).find(({ data }) => idOf(data.replaces) === edition.id) ?? null
}

const idOf = (file: string | null): string | null => (file === null ? null : `${levelsKind.kind}/${file}`)

function unknownOccupation({ data, from }: LevelsEdition, standards: Standards): UnknownName[] {
  const register = registerOn(standards, from)
  if (data.occupation === null || register.classification === null) return []
  if (occupationIn(register, data.occupation)) return []
  return [{ path: ['occupation'], message: `职业名录里没有“${data.occupation}”` }]
}

/** One version follows another of the same occupation on the next day, so that no day has two or none. */
function brokenSuccession({ data, from }: LevelsEdition, standards: Standards): UnknownName[] {
  if (data.replaces === null) return []
  const before = standards.all(levelsKind).find(({ id }) => id === idOf(data.replaces))
  const wrong = (message: string) => [{ path: ['replaces'], message }]
  if (before === undefined) return wrong(`没有版本 ${data.replaces}`)
  if (!sameOccupation(before.data.occupation ?? '', data.occupation ?? ''))
    return wrong(`${data.replaces} 是另一个职业的标准`)
  if (before.to === null || addDays(before.to, 1) !== from)
    return wrong(`${data.replaces} 有效到 ${before.to ?? '今'}，与本版起日 ${from} 不相接`)
  return []
}
