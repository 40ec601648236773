import { z } from 'zod'
import { clauseReference, type Edition, type Standards, standardKind } from '../../kernel/standard/index.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import { codeFault, registerOn } from '../occupations/rules.ts'
import { CELL_TEXT, type CellColumn } from './draft/cell.ts'

/** How scarce an occupation is (需求程度), most wanted first. */
export const DEMANDS = ['非常紧缺', '紧缺', '一般紧缺'] as const
export type Demand = (typeof DEMANDS)[number]

/** How complex an evaluation is (评价类别), A the most. */
export type EvaluationClass = 'A' | 'B' | 'C'

const cell = z.string().regex(CELL_TEXT, '应为金额（元）、——、/ 或空白')
const editionId = z.string().regex(/^(catalogue\/[0-9a-z-]+)?$/)

const cells = {
  L5_120: cell,
  L4_120: cell,
  L3_120: cell,
  L2_120: cell,
  L1_120: cell,
  special_120: cell,
  L5_80: cell,
  L4_80: cell,
  L3_80: cell,
  L2_80: cell,
  L1_80: cell,
  special_80: cell,
} satisfies Record<CellColumn, z.ZodString>

/**
 * One line of a catalogue as it is printed, every column a text. `demandFrom` and `amountsFrom` name the edition that
 * a value was carried over from (沿用), blank where it is this edition's own; `marks` S 数字职业, L 绿色职业.
 */
export const catalogueLine = z.strictObject({
  code: z.string().regex(/^(\d-\d{2}-\d{2}-\d{2})?$/, '应为 6-18-02-04 这样的职业编码或空白'),
  name: z.string().min(1),
  industry: z.string(),
  demand: z.enum(['', ...DEMANDS]),
  evaluation: z.enum(['', 'A', 'B', 'C']),
  package: z.enum(['', '1']),
  marks: z.enum(['', 'S', 'L', 'SL']),
  ...cells,
  demandFrom: editionId,
  amountsFrom: editionId,
  status: z.enum(['confirmed', 'assumed']),
  note: z.string(),
  source: z.string().min(1),
})

export type CatalogueLine = z.output<typeof catalogueLine>

const evaluationAmounts = z.partialRecord(z.enum(['L5', 'L4', 'L3', 'L2', 'L1', 'special']), cell)

const catalogueData = z
  .strictObject({
    basis: clauseReference,
    /** The clause that says that amounts were carried over from earlier editions; null where they are its own. */
    carriedOver: clauseReference.nullable(),
    /** How much of the published list could be found: without any, the edition can decide nothing. */
    known: z.enum(['none', 'part', 'all']),
    published: z.record(z.enum(['occupations', ...DEMANDS]), z.number().int()).nullable(),
    evaluation: z.strictObject({
      clause: clauseReference.nullable(),
      status: z.enum(['confirmed', 'assumed']),
      amounts: z.partialRecord(z.enum(['A', 'B', 'C']), evaluationAmounts),
    }),
    rows: z.array(catalogueLine),
  })
  .superRefine(({ rows }, context) => {
    const first = new Map<string, number>()
    rows.forEach((row, index) => {
      const key = occupationKey(row.name)
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, index)
      else context.addIssue({ code: 'custom', path: ['rows', index, 'name'], message: `${row.name} 重复` })
    })
  })

export type CatalogueData = z.output<typeof catalogueData>
export type CatalogueEdition = Edition<CatalogueData>

/** The catalogue of scarce occupations and their subsidy amounts (市场紧缺职业需求程度及培训补贴标准目录). */
export const catalogueKind = standardKind<CatalogueData>(
  'catalogue',
  catalogueData,
  '紧缺职业目录',
  () => '',
  ({ data, from }, standards) => {
    const register = registerOn(standards, from)
    return data.rows.flatMap(({ code, name }, index) => {
      const message = code === '' ? null : codeFault(register, code, name)
      return message === null ? [] : [{ path: ['rows', index, 'code'], message }]
    })
  },
)

/** The edition that was in force before this one begins, whether this one is published or not; null for the first. */
export function editionBefore(
  standards: Standards,
  { id, from }: Pick<CatalogueEdition, 'id' | 'from'>,
): CatalogueEdition | null {
  return standards.all(catalogueKind).find((one) => one.id !== id && one.from < from) ?? null
}
