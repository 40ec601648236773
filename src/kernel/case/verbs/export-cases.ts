import { z } from 'zod'
import { type SheetDefinition, writeSheet } from '../../spreadsheets/index.ts'
import { CaseNumber } from '../../value/shapes.ts'
import { civilDateOf } from '../../value/time/civil-date.ts'
import { Download, signedIn, verb } from '../../verb/index.ts'
import type { Procedure } from '../procedure.ts'
import { listAsked, listedPage, soughtOf } from './listed.ts'
import type { CaseItem } from './shapes.ts'

/** So many rows go out at once; who needs more narrows the list. */
const MOST = 5000
const SELECTED = 50

/** 导出办件: the list as one sees it, or the rows that one has selected, as Excel. Recorded: it leaves the house. */
export const exportCases = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.export',
    title: '导出办件列表',
    http: 'GET /cases/export',
    who: signedIn(),
    recorded: true,
    input: z.strictObject({
      ...listAsked,
      /** Only these. */
      numbers: z.array(CaseNumber).min(1).max(SELECTED).optional(),
    }),
    output: Download,
    async run(ctx, { numbers, ...list }) {
      const kinds = procedures
        .map(({ kind }) => kind)
        .filter((kind) => list.kind === undefined || kind === list.kind)
      const sought = { ...soughtOf(list), numbers }
      const { items, next } = await listedPage(ctx, procedures, { kinds, sought, sort: list.sort }, {}, MOST)
      ctx.act.subject('cases', `${items.length} 件`)
      ctx.act.purpose(`导出办件 ${items.length} 件`)
      const districts = new Map(ctx.city.districts.map(({ code, name }) => [code as string, name]))
      return {
        name: `办件 ${ctx.today}${next ? `（前 ${MOST} 件，请再筛选）` : ''}.xlsx`,
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await writeSheet(
          CASE_SHEET,
          items.map((one) => rowOf(one, districts.get(one.district) ?? '')),
        ),
      }
    },
  })

/** The columns of the list, as it leaves the house. */
export const CASE_SHEET: SheetDefinition = {
  name: '办件',
  version: '1',
  goesOut: true,
  columns: [
    { key: 'number', title: '办件号', kind: 'text', width: 26 },
    { key: 'kind', title: '事项', kind: 'text', width: 18 },
    { key: 'title', title: '事由', kind: 'text', width: 34 },
    { key: 'from', title: '申请方', kind: 'text', width: 30 },
    { key: 'district', title: '区', kind: 'text' },
    { key: 'amount', title: '金额（元）', kind: 'money' },
    { key: 'state', title: '状态', kind: 'text', width: 18 },
    { key: 'holder', title: '现在在', kind: 'text', width: 22 },
    { key: 'due', title: '到期日', kind: 'date' },
    { key: 'left', title: '剩余工作日', kind: 'integer' },
    { key: 'attention', title: '疑点', kind: 'text', width: 40 },
    { key: 'opened', title: '提交日期', kind: 'date' },
  ],
}

const rowOf = (one: z.infer<typeof CaseItem>, district: string): Record<string, string> => ({
  number: one.number,
  kind: one.kindTitle,
  title: one.title,
  from: one.subtitle,
  district,
  amount: one.amount === null ? '' : (one.amount / 100).toFixed(2),
  state: one.stateTitle,
  holder: one.holder,
  due: one.due ?? '',
  left: one.workingDaysLeft === null ? '' : String(one.workingDaysLeft),
  attention: one.attention.join('；'),
  opened: civilDateOf(new Date(one.openedAt)),
})
