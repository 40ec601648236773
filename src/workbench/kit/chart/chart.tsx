import { type ReactNode, useEffect, useRef, useState } from 'react'
import { saveFile } from '../../api/file.ts'
import { useAddress } from '../../shell/address.ts'
import { useAppearance } from '../../shell/look/appearance.ts'
import { Go } from '../../shell/search/go.tsx'
import { RowTable } from '../table/row-table.tsx'
import { type ChartData, type ChartKind, chartCsv, chartSentence } from './chart-data.ts'
import type { DrawnChart } from './chart-draw.ts'

export interface HhChartProps extends ChartData {
  title: string
  kind: ChartKind
  /** After each number: “人”, “万元”. */
  unit: string
  /** What the categories are: “月份”. */
  heading: string
  /** The list behind a number. */
  to?: (category: string, series: string) => string
  /** What chooses what is drawn, in the chart's own head. */
  choice?: ReactNode
  /** Definition and as-of time of the figures. */
  note?: string
}

/** A chart that is also a table and a CSV file; each number leads to its list. ECharts is fetched when first drawn. */
export function HhChart(props: HhChartProps) {
  const { title, unit, heading, choice, note, categories, series } = props
  const [asTable, setAsTable] = useState(false)
  return (
    <figure className="chart card">
      <figcaption>
        <h2>{title}</h2>
        <span className="buttons noprint">
          {choice}
          <button type="button" className="btn ghost" onClick={() => setAsTable(!asTable)}>
            {asTable ? '看图' : '看表格'}
            <span className="sr">：{title}</span>
          </button>
          <button
            type="button"
            className="btn ghost"
            onClick={() =>
              saveFile({
                name: `${title}.csv`,
                blob: new Blob([chartCsv(heading, { categories, series })], { type: 'text/csv' }),
              })
            }
          >
            下载 CSV<span className="sr">：{title}</span>
          </button>
        </span>
      </figcaption>
      {asTable ? <ChartTable {...props} /> : <Drawing {...props} />}
      {note && <p className="muted footnote">{note}</p>}
      <p className="sr">{chartSentence(title, unit, { categories, series })}</p>
    </figure>
  )
}

function Drawing({ title, kind, unit, categories, series, to }: HhChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const [broken, setBroken] = useState(false)
  const { mode, theme } = useAppearance()
  const { go } = useAddress()
  const open = useRef<(category: string, name: string) => void>(undefined)
  open.current = to && ((category, name) => go(to(category, name)))
  const data = JSON.stringify({ kind, unit, categories, series })
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme and mode change the colours that are read while drawing
  useEffect(() => {
    let drawn: DrawnChart | null = null
    let gone = false
    import('./chart-draw.ts')
      .then(({ drawChart }) => {
        if (gone || !place.current) return
        drawn = drawChart(place.current, JSON.parse(data), (category, name) => open.current?.(category, name))
      })
      .catch(() => setBroken(true))
    return () => {
      gone = true
      drawn?.remove()
    }
  }, [data, mode, theme])
  if (broken) return <p className="waiting">图没有画出来，请点“看表格”。</p>
  return (
    <div
      ref={place}
      className="drawing"
      // Each lying bar has a line of its own, so that no name is left out.
      style={kind === 'bars' ? { minHeight: `${categories.length * 1.9}em` } : undefined}
      role="img"
      aria-label={chartSentence(title, unit, { categories, series })}
    />
  )
}

function ChartTable({ title, unit, heading, categories, series, to }: HhChartProps) {
  return (
    <RowTable
      bare
      caption={`${title}（${unit}）`}
      rows={categories}
      rowKey={(category) => category}
      columns={[
        { title: heading, show: (category) => category },
        ...series.map(({ name, values }) => ({
          title: `${name}（${unit}）`,
          figures: true,
          show: (category: string, at: number) =>
            values[at] == null ? '——' : to ? <Go to={to(category, name)}>{values[at]}</Go> : values[at],
        })),
      ]}
    />
  )
}
