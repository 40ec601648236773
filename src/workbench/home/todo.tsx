import { totalText } from '../../kit/pager.tsx'
import { Empty } from '../kit/empty.tsx'
import { FailureNote } from '../kit/failure-note.tsx'
import { Filters } from '../kit/table/filters.tsx'
import { ListPager, useList } from '../kit/table/list-pager.tsx'
import { toFilters } from '../kit/table/table-address.ts'
import { Waiting } from '../kit/waiting.tsx'
import { useAddress } from '../shell/address.ts'
import { TodoLines } from './todo-lines.tsx'
import type { WorkList } from './work-list.ts'

/** 全部待办: everything that waits for whoever is signed in, of whatever kind, the most urgent first. */
export default function Todo() {
  const { query, setQuery } = useAddress()
  const { answer, waiting, failure, again } = useList<WorkList>(
    '/work/todo',
    query.kind ? { kind: query.kind } : {},
  )
  return (
    <div className="page">
      <h1>全部待办 {answer && `${totalText(answer)} 项`}</h1>
      <p className="muted">
        办件和别的事都在这里，最急的在前。点名称去办；办完就不再列出。
        <a className="noprint" href="/my/calendar.ics">
          把期限加进日历
        </a>
      </p>
      {answer && answer.kinds.length > 1 && (
        <Filters
          filters={[
            {
              key: 'kind',
              title: '事项',
              kind: 'choice',
              choices: answer.kinds.map((one) => ({
                value: one.name,
                text: `${one.title}（${totalText(one)}）`,
              })),
            },
          ]}
          query={query}
          onChange={(patch) => setQuery(toFilters(patch))}
        />
      )}
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取待办" />}
      {answer?.items.length === 0 && (
        <Empty text="都办完了，没有待办。" next={{ label: '回首页', to: '/' }} />
      )}
      {answer && answer.items.length > 0 && <TodoLines items={answer.items} />}
      {answer && <ListPager of="待办" page={answer} />}
    </div>
  )
}
