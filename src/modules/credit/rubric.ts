import { z } from 'zod'
import { compare, decimal, parseDecimal } from '../../kernel/value/decimal.ts'

/** Points as they are written, kept as text so that they stay exact: 0.1 + 0.2 is 0.3. */
const points = z
  .union([z.string(), z.number()], { error: '应为数字，例如 5 或 "0.5"' })
  .transform(String)
  .refine((text) => parseDecimal(text).valid && !text.startsWith('-'), '应为不小于 0 的数字，例如 5 或 "0.5"')
  .refine((text) => text.replace('.', '').length <= 15, '数字最多 15 位')

const key = z
  .string()
  .regex(
    /^[^\s,;:"=+@＝＋＠－-][^\s,;:"]{0,59}$/u,
    '代号最多 60 个字，不能有空格、逗号、分号、冒号和引号，不能用 = + - @ 开头',
  )
const grade = z.string().trim().min(1, '请写等级').max(20)

/** One thing that is looked at: what it is called, its full points, what each event takes, and to which family it belongs. */
export const indicatorParts = {
  key,
  name: z.string().trim().min(1, '请写名称').max(60),
  max: points,
  perEvent: points,
  family: z.string().trim().min(1, '请写属于哪一方面').max(60),
}
/** One event that sets a ceiling to the grade (一票否决). */
export const vetoParts = { key, grade }

/** The bands of the grades, from the highest to the lowest. */
export const bandsShape = z
  .array(z.strictObject({ grade, from: points }))
  .min(1, '至少要有一档')
  .max(20)

const parts = z.strictObject({
  indicators: z.array(z.strictObject(indicatorParts)).min(1, '至少要有一项指标').max(200),
  veto: z.array(z.strictObject(vetoParts)).max(200),
  bands: bandsShape,
})

/** What is looked at, what lowers a grade at once, and the bands of the grades (评分表). */
export type Rubric = z.output<typeof parts>

type Refuse = (path: (string | number)[], message: string) => void

/** What is wrong between the parts of a rubric: keys or grades given twice, bands that overlap, leave a gap or fall out of order. */
export function checkRubric({ indicators, veto, bands }: Rubric, refuse: Refuse): void {
  refuseTwice(indicators, 'indicators', 'key', refuse)
  refuseTwice(veto, 'veto', 'key', refuse)
  refuseTwice(bands, 'bands', 'grade', refuse)
  veto.forEach((one, at) => {
    if (!bands.some((band) => band.grade === one.grade))
      refuse(
        ['veto', at, 'grade'],
        `没有 ${one.grade} 这一等，可以是 ${bands.map((b) => b.grade).join('、')}`,
      )
  })
  bands.forEach((one, at) => {
    const above = bands[at - 1]
    if (!above) return
    const order = compare(decimal(one.from), decimal(above.from))
    if (order === 0)
      refuse(['bands', at, 'from'], `${one.grade} 和 ${above.grade} 都从 ${one.from} 分起，两档重叠`)
    if (order > 0)
      refuse(
        ['bands', at, 'from'],
        `${one.grade} 的起点 ${one.from} 高于上一档 ${above.grade} 的 ${above.from}，请从高到低写`,
      )
  })
  const last = bands.at(-1)
  if (last && compare(decimal(last.from), decimal(0)) !== 0)
    refuse(['bands', bands.length - 1, 'from'], `低于 ${last.from} 分没有等级，最低一档要从 0 起`)
}

/** A rubric by itself, as a file for the batch command holds it. */
export const rubricShape = parts.superRefine((rubric, context) =>
  checkRubric(rubric, (path, message) => context.addIssue({ code: 'custom', path, message })),
)

function refuseTwice<K extends string>(
  list: readonly Record<K, string>[],
  name: string,
  by: K,
  refuse: Refuse,
): void {
  list.forEach((one, at) => {
    const first = list.findIndex((other) => other[by] === one[by])
    if (first < at) refuse([name, at, by], `${one[by]} 与第 ${first + 1} 项重复，请只留一项`)
  })
}
