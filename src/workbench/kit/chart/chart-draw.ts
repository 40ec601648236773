import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { pageToken } from '../../shell/look/antd-theme.ts'
import type { ChartData, ChartKind } from './chart-data.ts'

use([BarChart, LineChart, GridComponent, LegendComponent, AriaComponent, SVGRenderer])

export interface DrawnChart {
  remove(): void
}

type Drawing = ChartData & { kind: ChartKind; unit: string }

/** Draws a chart into a place in the page's colours; patterns beside colours, no animation, no tooltip to miss. */
export function drawChart(
  place: HTMLElement,
  drawing: Drawing,
  onOpen: (category: string, series: string) => void,
): DrawnChart {
  const chart = init(place, null, { renderer: 'svg' })
  chart.setOption(optionOf(drawing))
  chart.on('click', ({ name, seriesName }) => onOpen(name, seriesName ?? ''))
  const watch = new ResizeObserver(() => chart.resize())
  watch.observe(place)
  return {
    remove() {
      watch.disconnect()
      chart.dispose()
    },
  }
}

function optionOf({ kind, unit, categories, series }: Drawing) {
  const size = Number.parseFloat(getComputedStyle(document.body).fontSize)
  const words = {
    color: pageToken('--ink-2'),
    fontSize: Math.max(14, size - 1),
    fontFamily: pageToken('--font'),
  }
  const names = {
    type: 'category',
    data: [...categories],
    axisTick: { show: false },
    axisLabel: kind === 'bars' ? { ...words, interval: 0 } : words,
    axisLine: { lineStyle: { color: pageToken('--line-strong') } },
  }
  const numbers = {
    type: 'value',
    axisLabel: words,
    splitLine: { lineStyle: { color: pageToken('--line') } },
  }
  const lying = kind === 'bars'
  const many = series.length > 1
  return {
    animation: false,
    color: ['--river-400', '--spark-400', '--brick-600', '--ok-600', '--river-700'].map(pageToken),
    aria: { enabled: true, label: { enabled: false }, decal: { show: many } },
    textStyle: words,
    ...(many ? { legend: { top: 0, textStyle: words } } : {}),
    grid: { left: 8, right: lying ? 64 : 16, top: many ? 48 : 28, bottom: 8, containLabel: true },
    xAxis: lying ? { ...numbers, show: false } : names,
    yAxis: lying ? { ...names, inverse: true } : numbers,
    series: series.map(({ name, values }) => ({
      name,
      type: kind === 'line' ? 'line' : 'bar',
      data: [...values],
      barMaxWidth: 36,
      ...(kind === 'stacked' ? { stack: 'all' } : {}),
      label: {
        show: !many,
        position: lying ? 'right' : 'top',
        ...words,
        formatter: `{c}${lying ? ` ${unit}` : ''}`,
      },
    })),
  }
}
