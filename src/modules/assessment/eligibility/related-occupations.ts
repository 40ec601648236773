import { z } from 'zod'
import { type Standards, standardKind } from '../../../kernel/standard/index.ts'
import { occupationKey, sameOccupation } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { occupationIn, registerOn } from '../../occupations/rules.ts'

const name = z.string().min(1)

const relatedOccupationsData = z.strictObject({
  occupations: z
    .array(z.strictObject({ occupation: name, related: z.array(name).min(1) }))
    .refine(
      (all) => new Set(all.map(({ occupation }) => occupationKey(occupation))).size === all.length,
      '一个职业只写一处',
    ),
})

type RelatedOccupationsData = z.output<typeof relatedOccupationsData>

/** Which occupations count as related (相关职业) where a level asks for years of work (R4.6). */
export const relatedOccupationsKind = standardKind<RelatedOccupationsData>(
  'related-occupations',
  relatedOccupationsData,
  '相关职业',
  () => '',
  ({ data, from }, standards) => {
    const register = registerOn(standards, from)
    if (register.classification === null) return []
    return data.occupations.flatMap(({ occupation, related }, index) =>
      [occupation, ...related]
        .filter((one) => !occupationIn(register, one))
        .map((one) => ({ path: ['occupations', index], message: `职业名录里没有“${one}”` })),
    )
  },
)

/** The keys of the occupations whose years count for this one: itself, and those that are related to it. */
export function countingFor(occupation: string, day: CivilDate, standards: Standards): ReadonlySet<string> {
  const key = occupationKey(occupation)
  const edition = standards.inForce(relatedOccupationsKind, day)
  const own = edition?.data.occupations.find((one) => sameOccupation(one.occupation, occupation))
  return new Set([key, ...(own?.related ?? []).map(occupationKey)])
}
