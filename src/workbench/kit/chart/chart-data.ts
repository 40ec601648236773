import { csvFile } from '../../../kernel/value/text/csv.ts'

/** What a chart shows, and its table too: a number for each series and category. */
export interface ChartData {
  categories: readonly string[]
  series: readonly { name: string; values: readonly (number | null)[] }[]
}

export type ChartKind = 'columns' | 'stacked' | 'bars' | 'line'

/** The table as CSV. */
export function chartCsv(heading: string, { categories, series }: ChartData): string {
  const rows = [
    [heading, ...series.map(({ name }) => name)],
    ...categories.map((category, at) => [category, ...series.map(({ values }) => values[at] ?? '')]),
  ]
  return csvFile(rows)
}

/** The chart in one sentence, for those who hear it: the size, the highest and the lowest. */
export function chartSentence(title: string, unit: string, { categories, series }: ChartData): string {
  const points = series.flatMap(({ name, values }) =>
    values.flatMap((value, at) =>
      value === null
        ? []
        : [{ where: series.length > 1 ? `${categories[at]}${name}` : (categories[at] ?? ''), value }],
    ),
  )
  const sorted = points.sort((a, b) => b.value - a.value)
  const highest = sorted[0]
  const lowest = sorted.at(-1)
  if (!highest || !lowest) return `${title}：没有数据。`
  return `${title}：${categories.length} 项，最多为${highest.where} ${highest.value}${unit}，最少为${lowest.where} ${lowest.value}${unit}。`
}
