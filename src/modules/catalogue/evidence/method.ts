import { z } from 'zod'
import { type Edition, standardKind } from '../../../kernel/standard/index.ts'
import { compare, decimal, parseDecimal } from '../../../kernel/value/decimal.ts'

/** The sources that a score is made of, and how officers call them. */
export const SOURCES = {
  ratio: '求人倍率',
  vacancyDays: '岗位空缺天数',
  wageGrowth: '工资增幅',
  surveyScore: '用人单位调查分',
  industryGrowth: '行业增幅',
} as const
export type Source = keyof typeof SOURCES
export const SOURCE_KEYS = Object.keys(SOURCES) as Source[]

const points = z.number().int().min(0).max(100)
const number = z.string().refine((text) => parseDecimal(text).valid, '应为加引号的数字，例如 "1.5"')

/** Corners of the line from what a source says to 0…100 points; what lies outside has the points of the nearest end. */
const curve = z
  .array(z.tuple([number, points]))
  .min(2)
  .refine((corners) => rising(corners), '各拐点的数值要越来越大，分数不能越来越小')
  .refine((corners) => corners[0]?.[1] === 0 && corners.at(-1)?.[1] === 100, '分数要从 0 到 100')

const source = z.strictObject({ weight: z.number().int().min(1).max(50), points: curve })

const methodData = z
  .strictObject({
    /** Quarters that count, newest first. */
    window: z.number().int().min(4).max(12),
    /** Points that a score must pass a threshold by before a class changes. */
    margin: z.number().int().min(0).max(10),
    /** Points that one source may lie from the middle of all before it is cut back. */
    spread: z.number().int().min(5).max(50),
    /** The least points of each class. */
    classes: z.strictObject({ 一般紧缺: points, 紧缺: points, 非常紧缺: points }),
    /** Percent of the evidence that must be there. */
    confidence: z.strictObject({ 高: points, 中: points }),
    sources: z.strictObject({
      ratio: source,
      vacancyDays: source,
      wageGrowth: source,
      surveyScore: source,
      industryGrowth: source,
    }),
  })
  .superRefine(({ window, margin, classes, confidence, sources }, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const { 一般紧缺: low, 紧缺: middle, 非常紧缺: high } = classes
    // Else one quarter, which is worth 100 / window points, could list an occupation, or move it by two classes.
    const apart = (wider: number) => wider * window > 100
    if (!apart(low + margin) || !apart(100 - high + margin) || !apart(middle - low) || !apart(high - middle))
      refuse(['classes'], `各档之间要相差 ${Math.floor(100 / window) + 1} 分以上，否则一期数据就能连跳两档`)
    if (confidence.中 >= confidence.高) refuse(['confidence'], '“高”的百分比要大于“中”')
    if (SOURCE_KEYS.reduce((sum, key) => sum + sources[key].weight, 0) !== 100)
      refuse(['sources'], '各来源的权重之和应为 100')
  })

export type Method = z.output<typeof methodData>
export type MethodEdition = Edition<Method>

/** How evidence becomes a score and a class (紧缺程度测算方法), published in `catalogue/method.yaml` with its weights. */
export const methodKind = standardKind<Method>('catalogue-method', methodData, '紧缺程度测算方法')

function rising(corners: readonly (readonly [string, number])[]): boolean {
  return corners.every(([value, worth], index) => {
    const before = corners[index - 1]
    return (
      before === undefined ||
      (parseDecimal(value).valid &&
        parseDecimal(before[0]).valid &&
        compare(decimal(before[0]), decimal(value)) < 0 &&
        before[1] <= worth)
    )
  })
}
