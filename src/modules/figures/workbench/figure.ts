import type { z } from 'zod'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import type { listFigurePublications, readFigurePublication } from '../verbs/publications.ts'
import type { readFigure } from '../verbs/read-figure.ts'
import type { readFigures } from '../verbs/read-figures.ts'
import type { readOverview } from '../verbs/read-overview.ts'

/** What the verbs answer, by their own schemas. */
export type Figures = z.output<typeof readFigures.output>
export type FigureRows = z.output<typeof readFigure.output>
export type Publications = z.output<typeof listFigurePublications.output>
export type PublishedFigures = z.output<typeof readFigurePublication.output>
export type Overview = z.output<typeof readOverview.output>
export type Figure = Figures['items'][number]

/** A number as it is drawn: money comes in 分 and is shown in 元, a share in hundredths of a percent. */
export const drawn = (unit: string, value: number): number =>
  unit === '元' || unit === '%' ? value / 100 : value

/** A number as it is read. */
export const shown = (unit: string, value: number): string =>
  unit === '元' ? formatYuan(fen(value)) : drawn(unit, value).toLocaleString('zh-CN')

/** The name of a district by its code; the code itself while names are on their way. */
export function useDistrictNames(): (code: string) => string {
  const { answer } = useAnswer<{ districts: { code: string; name: string }[] }>('/organisations')
  return (code) => answer?.districts.find((one) => one.code === code)?.name ?? code
}
