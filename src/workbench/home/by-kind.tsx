import { totalText } from '../../kit/pager.tsx'
import { RowTable } from '../kit/table/row-table.tsx'
import { DueTag } from '../review/queue/due-tag.tsx'
import { Go } from '../shell/search/go.tsx'
import type { WorkKind } from './work-list.ts'

/** What waits, by kind and age; each kind leads to its list. */
export const ByKind = ({ kinds }: { kinds: readonly WorkKind[] }) => (
  <RowTable<WorkKind>
    caption="待办按事项统计"
    rows={kinds}
    rowKey={({ name }) => name}
    columns={[
      {
        title: '事项',
        show: ({ name, title, place }) => <Go to={place ?? `/todo?kind=${name}`}>{title}</Go>,
      },
      { title: '件数', figures: true, show: (kind) => totalText(kind) },
      { title: '已超期', figures: true, show: ({ overdue }) => overdue },
      { title: '今天到期', figures: true, show: ({ today }) => today },
      { title: '七天内到期', figures: true, show: ({ week }) => week },
      {
        title: '最急的一件',
        show: ({ first }) => (first === null ? '没有期限' : <DueTag days={first} />),
      },
    ]}
  />
)
