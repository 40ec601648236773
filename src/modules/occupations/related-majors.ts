import { z } from 'zod'
import { type Edition, type Standards, standardKind } from '../../kernel/standard/index.ts'
import { sameOccupation } from '../../kernel/value/occupation.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { occupationIn, registerOn } from './register.ts'

const name = z.string().min(1)

const relatedMajorsData = z
  .strictObject({
    occupations: z.array(z.strictObject({ occupation: name, majors: z.array(name).min(1) })),
  })
  .superRefine(({ occupations }, context) => {
    const twice = (all: readonly string[], path: (index: number) => (string | number)[]) =>
      all.forEach((one, index) => {
        if (all.indexOf(one) < index)
          context.addIssue({ code: 'custom', path: path(index), message: `${one} 重复` })
      })
    twice(
      occupations.map(({ occupation }) => occupation),
      (index) => ['occupations', index, 'occupation'],
    )
    occupations.forEach(({ majors }, at) => {
      twice(majors, (index) => ['occupations', at, 'majors', index])
    })
  })

type RelatedMajorsData = z.output<typeof relatedMajorsData>

/** Which majors count as related to an occupation (本专业或相关专业), as far as standards of occupations name them. */
export const relatedMajorsKind = standardKind<RelatedMajorsData>(
  'related-majors',
  relatedMajorsData,
  '职业相关专业',
  () => '',
  ({ data, from }, standards) => {
    const register = registerOn(standards, from)
    if (register.classification === null) return []
    return data.occupations.flatMap(({ occupation }, index) =>
      occupationIn(register, occupation)
        ? []
        : [{ path: ['occupations', index, 'occupation'], message: `职业名录里没有“${occupation}”` }],
    )
  },
)

/** The majors related to an occupation on a day, and the edition that says so; null where nothing was found. */
export function relatedMajors(
  occupation: string,
  day: CivilDate,
  standards: Standards,
): { majors: readonly string[]; edition: Edition<RelatedMajorsData> } | null {
  const edition = standards.inForce(relatedMajorsKind, day)
  const found = edition?.data.occupations.find((one) => sameOccupation(one.occupation, occupation))
  return edition && found ? { majors: found.majors, edition } : null
}
