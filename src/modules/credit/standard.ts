import { z } from 'zod'
import { clauseReference, type Edition, standardKind } from '../../kernel/standard/index.ts'
import { add, compare, decimal, format } from '../../kernel/value/decimal.ts'
import { KIND_NAMES } from '../organisations/rules.ts'
import { bandsShape, checkRubric, indicatorParts, vetoParts } from './rubric.ts'

/** The grades, from the highest to the lowest (R6.5). */
export const GRADES = ['A+', 'A', 'B', 'C'] as const
export type Grade = (typeof GRADES)[number]
export const GradeShape = z.enum(GRADES)

/** The three sides of credit information (信用信息三方面, R6.1). */
export const FAMILIES = {
  law: '遵守法律法规',
  agreement: '履行补贴培训协议',
  quality: '年度培训质量评估',
} as const
export type Family = keyof typeof FAMILIES
const FAMILY_KEYS = Object.keys(FAMILIES) as [Family, ...Family[]]

/** Lists in which a grade with `priority` comes first among equals (信用优先): of open offers those that begin on one day. */
export const PRECEDENCES = ['offers'] as const
export type Precedence = (typeof PRECEDENCES)[number]

const measure = z.strictObject({
  /** What the grade is called (优秀、良好 …). */
  title: z.string().min(1).max(20),
  /** New subsidised classes may be filed; running ones are taught to their end in any case. */
  newClasses: z.boolean(),
  /** Among equals it comes first in the lists that `precedence` names. */
  priority: z.boolean(),
  inspectionsPerYear: z.number().int().min(1).max(12),
  /** How many lots it has in a random draw of whom to inspect (双随机). */
  drawWeight: z.number().int().min(1).max(20),
})
export type Measure = z.output<typeof measure>

const creditData = z
  .strictObject({
    /** Which organisations are rated (民办职业培训机构). */
    covers: z.array(z.enum(KIND_NAMES)).min(1),
    information: z.strictObject({ clause: clauseReference }),
    record: z.strictObject({ clause: clauseReference }),
    grading: z.strictObject({ clause: clauseReference }),
    objection: z.strictObject({ clause: clauseReference }),
    indicators: z
      .array(
        z.strictObject({
          ...indicatorParts,
          family: z.enum(FAMILY_KEYS),
          /** What can be put right again (可修复). */
          repairable: z.boolean(),
        }),
      )
      .min(1)
      .max(60),
    /** From which share of content trainees on nothing is deducted, and how many points lower one step is (满意度分档). */
    satisfaction: z
      .strictObject({ from: z.number().int().min(1).max(100), step: z.number().int().min(1).max(50) })
      .optional(),
    veto: z
      .array(z.strictObject({ ...vetoParts, grade: GradeShape, name: z.string().min(1).max(60) }))
      .max(60),
    bands: bandsShape,
    measures: z.strictObject({ 'A+': measure, A: measure, B: measure, C: measure }),
    /** In which lists grades with `priority` come first; in none where it is not said. */
    precedence: z
      .strictObject({ lists: z.array(z.enum(PRECEDENCES)).min(1), clause: clauseReference })
      .optional(),
    /** A repair (信用修复): how many days after the event, and the best grade that it leads to. */
    repair: z.strictObject({
      afterDays: z.number().int().min(0).max(1000),
      best: GradeShape,
      clause: clauseReference,
    }),
    notice: z.strictObject({ workingDays: z.number().int().min(1).max(60), clause: clauseReference }),
  })
  .superRefine((data, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    checkRubric(data, refuse)
    if (data.bands.map(({ grade }) => grade).join() !== GRADES.join())
      refuse(['bands'], `各档应依次是 ${GRADES.join('、')}`)
    const full = add(...data.indicators.map(({ max }) => decimal(max)))
    if (compare(full, decimal(100)) !== 0)
      refuse(['indicators'], `各项满分之和应为 100，现在是 ${format(full)}`)
  })

export type CreditData = z.output<typeof creditData>
export type CreditEdition = Edition<CreditData>

/** How private training schools are rated A+, A, B or C every year (民办职业培训机构信用分级, R6.1–R6.8). */
export const creditKind = standardKind<CreditData>('credit', creditData, '培训机构信用评价标准')
