import { RowTable } from '../kit/table/row-table.tsx'
import type { CaseList } from '../review/case-view.ts'
import { DueTag } from '../review/queue/due-tag.tsx'
import { Go } from '../shell/search/go.tsx'
import { agesByKind } from './ages.ts'

/** What waits, by kind and age; each number leads to its list. */
export function ByKind({ list }: { list: CaseList }) {
  const ages = agesByKind(list.items)
  const partly = list.next !== null
  return (
    <RowTable
      caption="待办按事项统计"
      rows={list.kinds}
      rowKey={({ kind }) => kind}
      columns={[
        { title: '事项', show: ({ kind, title }) => <Go to={`/cases/todo?kind=${kind}`}>{title}</Go> },
        { title: '件数', figures: true, show: ({ count }) => count },
        { title: '已超期', figures: true, show: ({ kind }) => ages.get(kind)?.overdue ?? 0 },
        { title: '今天到期', figures: true, show: ({ kind }) => ages.get(kind)?.today ?? 0 },
        { title: '3 个工作日内', figures: true, show: ({ kind }) => ages.get(kind)?.soon ?? 0 },
        { title: '最急的一件', show: ({ kind }) => leastOf(ages.get(kind)?.least ?? null) },
      ]}
      foot={partly && <p className="muted footnote">时限按最急的 {list.items.length} 件统计。</p>}
    />
  )
}

const leastOf = (days: number | null) => (days === null ? '——' : <DueTag days={days} />)
