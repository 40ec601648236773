import type { Column, SheetDefinition } from '../../../kernel/spreadsheets/index.ts'
import { type CatalogueLine, catalogueLine, DEMANDS } from '../edition.ts'

const AMOUNT = '元；—— 表示标准未设这一等级，/ 表示不补贴，空白表示没有公布。'

const LEVEL_TITLES = { L5: '五级', L4: '四级', L3: '三级', L2: '二级', L1: '一级', special: '专项' } as const

const text = (key: keyof CatalogueLine, title: string, more: Partial<Column> = {}): Column => ({
  key,
  title,
  kind: 'text',
  ...more,
})

/** The catalogue as a sheet: what is exported is what can be imported again. */
export const catalogueSheet: SheetDefinition = {
  name: '紧缺职业目录',
  version: 'v1',
  ordered: true,
  instructions: ['一行一个职业（工种）。不要改动表头，也不要移动列。金额单位为元。'],
  columns: [
    text('code', '职业编码', { kind: 'identity', example: '6-18-02-04', width: 14 }),
    text('name', '职业（工种）', { required: true, example: '焊工', width: 22 }),
    text('industry', '行业', { width: 20 }),
    text('demand', '紧缺程度', { kind: 'choice', choices: DEMANDS, example: '非常紧缺' }),
    text('evaluation', '评价类别', { kind: 'choice', choices: ['A', 'B', 'C'], example: 'A' }),
    text('package', '职业培训包', { kind: 'choice', choices: ['1'], note: '是填 1。' }),
    text('marks', '数字绿色标注', {
      kind: 'choice',
      choices: ['S', 'L', 'SL'],
      note: 'S 数字职业，L 绿色职业。',
    }),
    ...([120, 80] as const).flatMap((hours) =>
      (['L5', 'L4', 'L3', 'L2', 'L1', 'special'] as const).map((level) =>
        text(`${level}_${hours}`, `${hours}课时 ${LEVEL_TITLES[level]}`, { note: AMOUNT }),
      ),
    ),
    text('demandFrom', '程度沿用版本'),
    text('amountsFrom', '金额沿用版本'),
    text('status', '状态', {
      kind: 'choice',
      choices: ['confirmed', 'assumed'],
      required: true,
      example: 'confirmed',
    }),
    text('note', '备注', { width: 24 }),
    text('source', '来源', { required: true, width: 30 }),
  ],
}

/** What a column is called on the sheet. */
export const columnTitle = (key: keyof CatalogueLine): string =>
  catalogueSheet.columns.find((column) => column.key === key)?.title ?? key

/** A line as it is read, or what is wrong with it, by the sheet's own column titles. */
export function lineOf(
  values: Record<string, string>,
): { line: CatalogueLine } | { problems: { column: string; message: string }[] } {
  const parsed = catalogueLine.safeParse(values)
  if (parsed.success) return { line: parsed.data }
  return {
    problems: parsed.error.issues.map((issue) => ({
      column: catalogueSheet.columns.find((column) => column.key === issue.path[0])?.title ?? '职业（工种）',
      message: issue.message,
    })),
  }
}
