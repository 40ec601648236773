import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { costOf } from '../impact/rules-impact.ts'
import type { SimulatedImpact } from './impact.ts'

type Tally = SimulatedImpact['total']
type Rows = SimulatedImpact['byDemand']

/** What a change costs: the answer in one sentence, then by class, fund, district and occupation. */
export function ImpactTable({ impact }: { impact: SimulatedImpact }) {
  const { total } = impact
  const cost = costOf(total)
  return (
    <section>
      <h2>
        {cost === 0
          ? '一年的支出不变'
          : `一年${cost > 0 ? '多' : '少'}支出 ${formatYuan(fen(Math.abs(cost)))} 元`}
      </h2>
      <p>
        {impact.from} 至 {impact.to} 的 {total.claims} 笔申领：{total.gainers} 笔增加，共{' '}
        {formatYuan(fen(total.gained))} 元；{total.losers} 笔减少，共 {formatYuan(fen(total.lost))} 元
        {total.unclear > 0 && `；${total.unclear} 笔因为金额或紧缺程度没有公布，算不出来`}。
      </p>
      <p className="muted">
        对比：{impact.before} → {impact.after}
      </p>
      <Part title="按紧缺程度" rows={impact.byDemand} />
      <Part title="按资金" rows={impact.byProject} />
      <Part title="按区" rows={impact.byDistrict} />
      <Part title="变化最大的职业等级" rows={impact.byOccupation} />
    </section>
  )
}

const Part = ({ title, rows }: { title: string; rows: Rows }) =>
  rows.length > 0 && (
    <RowTable<Rows[number]>
      captionShown
      caption={`${title}（单位：元）`}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { title: '项', show: (row) => row.name },
        ...COLUMNS.map(([title, show]) => ({ title, figures: true, show })),
      ]}
    />
  )

const COLUMNS: readonly [name: string, shown: (row: Tally) => string][] = [
  ['笔数', (row) => String(row.claims)],
  ['现在', (row) => formatYuan(fen(row.before))],
  ['改后', (row) => formatYuan(fen(row.after))],
  ['增减', (row) => `${costOf(row) > 0 ? '+' : ''}${formatYuan(fen(costOf(row)))}`],
  ['增加', (row) => `${row.gainers} 笔 ${formatYuan(fen(row.gained))}`],
  ['减少', (row) => `${row.losers} 笔 ${formatYuan(fen(row.lost))}`],
]
