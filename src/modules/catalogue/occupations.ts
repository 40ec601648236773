import { z } from 'zod'
import { clauseReference, type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/civil-date.ts'

const flag = z.enum(['', '0', '1'])

const occupation = z.strictObject({
  code: z.string().regex(/^(\d-\d{2}-\d{2}-\d{2})?$/, '应为职业编码或空白'),
  name: z.string().min(1),
  rank: z.enum(['major', 'medium', 'minor', 'occupation']),
  digital: flag,
  green: flag,
  source: z.string().min(1),
})

const occupationsData = z
  .strictObject({
    basis: clauseReference,
    sources: z.record(z.string(), z.string()),
    rows: z.array(occupation),
  })
  .superRefine(({ rows, sources }, context) => {
    rows.forEach(({ source }, index) => {
      if (source in sources) return
      context.addIssue({ code: 'custom', path: ['rows', index, 'source'], message: `没有来源 ${source}` })
    })
  })

/** One line of the classification of occupations (职业分类大典); new occupations may have no code yet, flags may be unknown. */
export type Occupation = z.output<typeof occupation>
export type OccupationsData = z.output<typeof occupationsData>

/** The classification of occupations: 大类, 中类, 小类 and 细类 with their digital (S) and green (L) marks. */
export const occupationsKind = standardKind<OccupationsData>('occupations', occupationsData, '职业分类大典')

/** The register of occupations on a day, for checking a catalogue against it; empty where none is published. */
export const occupationsOn = (standards: Standards, day: CivilDate): readonly Occupation[] =>
  standards.inForce(occupationsKind, day)?.data.rows ?? []
