import type { CaseList } from '../review/case-view.ts'
import { DueTag } from '../review/queue/due-tag.tsx'
import { Go } from '../shell/search/go.tsx'
import { agesByKind } from './ages.ts'

/** What waits, by kind and age; each number leads to its list. */
export function ByKind({ list }: { list: CaseList }) {
  const ages = agesByKind(list.items)
  const partly = list.next !== null
  return (
    <div className="card table-card">
      <table className="rows">
        <caption className="sr">待办按事项统计</caption>
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col" className="figures">
              件数
            </th>
            <th scope="col" className="figures">
              已超期
            </th>
            <th scope="col" className="figures">
              今天到期
            </th>
            <th scope="col" className="figures">
              3 个工作日内
            </th>
            <th scope="col">最急的一件</th>
          </tr>
        </thead>
        <tbody>
          {list.kinds.map(({ kind, title, count }) => {
            const age = ages.get(kind)
            return (
              <tr key={kind}>
                <th scope="row">
                  <Go to={`/cases/todo?kind=${kind}`}>{title}</Go>
                </th>
                <td className="figures" data-label="件数">
                  {count}
                </td>
                <td className="figures" data-label="已超期">
                  {age?.overdue ?? 0}
                </td>
                <td className="figures" data-label="今天到期">
                  {age?.today ?? 0}
                </td>
                <td className="figures" data-label="3 个工作日内">
                  {age?.soon ?? 0}
                </td>
                <td data-label="最急的一件">{age?.least == null ? '——' : <DueTag days={age.least} />}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {partly && <p className="muted footnote">时限按最急的 {list.items.length} 件统计。</p>}
    </div>
  )
}
