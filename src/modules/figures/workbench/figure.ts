import type { z } from 'zod'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import type { readFigure, readFigures } from '../verbs/figures.ts'

/** What the verbs answer, by their own schemas. */
export type Figures = z.output<typeof readFigures.output>
export type FigureRows = z.output<typeof readFigure.output>
export type Figure = Figures['items'][number]

/** A number as it is read: money comes in 分 and is shown in 元. */
export const shown = (unit: string, value: number): string =>
  unit === '元' ? formatYuan(fen(value)) : value.toLocaleString('zh-CN')

/** The name of a district by its code; the code itself while names are on their way. */
export function useDistrictNames(): (code: string) => string {
  const { answer } = useAnswer<{ districts: { code: string; name: string }[] }>('/organisations')
  return (code) => answer?.districts.find((one) => one.code === code)?.name ?? code
}
