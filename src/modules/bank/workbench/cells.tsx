import { RowTable } from '../../../workbench/kit/table/row-table.tsx'

interface CellRow {
  point: string
  kind: string
  band: string
  count: number
  points: number
  needed: number
  available: number
  lacking: number
}

/** What a paper is made of, and what the bank lacks for it. */
export const Cells = ({ cells, forms }: { cells: readonly CellRow[]; forms: number }) => (
  <RowTable
    caption={`${forms} 份平行卷的细目表`}
    rows={[...cells]}
    rowKey={({ point, kind, band }) => `${point} ${kind} ${band}`}
    columns={[
      { title: '知识点', show: ({ point }) => point },
      { title: '题型', show: ({ kind }) => kind },
      { title: '难度', show: ({ band }) => band },
      { title: '每卷', show: ({ count, points }) => `${count} 题 × ${points} 分` },
      { title: '要', show: ({ needed }) => needed },
      { title: '有', show: ({ available }) => available },
      { title: '还差', show: ({ lacking }) => (lacking > 0 ? <strong>{lacking}</strong> : '够') },
    ]}
  />
)
