import { z } from 'zod'
import type { CertificateLevel } from '../../../kernel/value/level.ts'
import { CertificateLevelShape } from '../../../kernel/value/shapes.ts'

/** Kinds of education that a condition may ask for (学历); from 技工院校 to 本科以上. */
export const EDUCATION_KINDS = [
  'technician-school',
  'senior-technician-class',
  'technician-college',
  'secondary-vocational',
  'college',
  'assessed-college',
  'higher',
] as const

/** Grades of professional title (职称): 初级, 中级, 高级. */
export const TITLE_GRADES = ['junior', 'middle', 'senior'] as const

/** Graduated, or (for conditions that also take the final year) still in it: 含在读应届毕业生. */
const _graduated = z.union([z.boolean(), z.literal('enrolled-final-year')])

/** One thing that a level asks of a person. */
export type Leaf =
  | { minAge: number }
  | { workYears: number }
  | { certificate: { level: CertificateLevel; years: number } }
  | { title: { grade: (typeof TITLE_GRADES)[number]; years: number } }
  | { education: z.output<typeof education> }

/** A tree of conditions (申报条件): a leaf, any one of several, or all of them. */
export type Condition = Leaf | { anyOf: Condition[] } | { allOf: Condition[] }

const years = z.number().int().min(0).max(60)

const education = z.strictObject({
  kind: z.array(z.enum(EDUCATION_KINDS)).min(1),
  majorMatches: z.boolean(),
  graduated: z.union([z.literal(true), z.literal('enrolled-final-year')]),
})

/** A node of the tree: a map with exactly one of these keys. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      minAge: z.number().int().min(0).max(120),
      workYears: years,
      certificate: z.strictObject({ level: CertificateLevelShape, years }),
      title: z.strictObject({ grade: z.enum(TITLE_GRADES), years }),
      education,
      anyOf: z.array(condition).min(1),
      allOf: z.array(condition).min(1),
    })
    .partial()
    .refine((node) => Object.keys(node).length === 1, '一处只写一个条件；几个条件用 anyOf 或 allOf')
    .transform((node) => node as Condition),
)

/** How a leaf is named in files and traces, e.g. 'certificate 5 + 3 years'. */
export function nameOf(leaf: Leaf): string {
  if ('minAge' in leaf) return `age ${leaf.minAge}`
  if ('workYears' in leaf) return `work ${leaf.workYears} years`
  if ('certificate' in leaf) return plusYears(`certificate ${leaf.certificate.level}`, leaf.certificate.years)
  if ('title' in leaf) return plusYears(`title ${leaf.title.grade}`, leaf.title.years)
  const { kind, majorMatches, graduated: state } = leaf.education
  const finished = state === true ? 'graduated' : 'graduated or final year'
  return `education ${kind.join('|')}${majorMatches ? ', matching major' : ''}, ${finished}`
}

function plusYears(what: string, count: number): string {
  return count === 0 ? what : `${what} + ${count} ${count === 1 ? 'year' : 'years'}`
}
