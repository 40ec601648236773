import { z } from 'zod'
import { type Figure, isRatio, readSums } from '../../../kernel/figure/index.ts'
import { type SheetDefinition, writeSheet } from '../../../kernel/spreadsheets/index.ts'
import { districtName } from '../../../kernel/value/district.ts'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { Download, may, verb } from '../../../kernel/verb/index.ts'
import { FIGURES } from '../figure.ts'
import { figureValue } from '../shapes.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A row a district, a column a figure, the sum last. */
const sheet: SheetDefinition = {
  name: '指标',
  version: 'v1',
  instructions: FIGURES.map(({ title, unit, definition }) => `${title}（${unit}）：${definition}`),
  columns: [
    { key: 'district', title: '区', kind: 'text', width: 14 },
    ...FIGURES.map(({ key, title, unit }: Figure) => ({
      key,
      title: `${title}（${unit}）`,
      kind: unit === '元' ? ('money' as const) : unit === '%' ? ('decimal' as const) : ('integer' as const),
      width: 18,
    })),
  ],
}

/** 指标 as Excel: what the page shows, by district, with each definition. */
export const exportFigures = verb({
  name: 'figures.export',
  title: '下载指标',
  http: 'GET /figures/export.xlsx',
  who: may('figures.read'),
  consistent: true,
  input: z.strictObject({}),
  output: Download,
  async run(ctx) {
    const read = await readSums(ctx.db, FIGURES, { districts: ctx.actor.districts })
    const values = [...read].map(([figure, reading]) => ({ figure, ...figureValue(ctx, figure, reading) }))
    const row = (district: string, pick: (one: (typeof values)[number]) => number) => ({
      district,
      ...Object.fromEntries(values.map((one) => [one.key, written(one.figure, pick(one))])),
    })
    const rows = (values[0]?.districts ?? []).map(({ district }, at) =>
      row(districtName(ctx.city, district), (one) => one.districts[at]?.value ?? 0),
    )
    return {
      name: `指标 ${ctx.today}.xlsx`,
      type: XLSX,
      bytes: await writeSheet(sheet, [...rows, row('合计', ({ value }) => value)]),
    }
  },
})

/** As a sheet takes numbers: yuan without commas, a share in percent. */
const written = (figure: Figure, value: number): string =>
  figure.unit === '元'
    ? formatYuan(fen(value)).replaceAll(',', '')
    : isRatio(figure)
      ? String(value / 100)
      : String(value)
