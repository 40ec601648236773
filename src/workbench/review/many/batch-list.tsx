import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag, type TagTone } from '../../../kit/tag.tsx'
import { Empty } from '../../kit/empty.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ListPager, useList } from '../../kit/table/list-pager.tsx'
import { RowTable } from '../../kit/table/row-table.tsx'
import { Waiting } from '../../kit/waiting.tsx'
import { Go } from '../../shell/search/go.tsx'
import { type BatchView, progressOf } from './batch.ts'

const STATES: Record<BatchView['state'], { text: string; tone: TagTone }> = {
  begins: { text: '即将开始', tone: 'warn' },
  going: { text: '正在办理', tone: 'warn' },
  ended: { text: '办完了', tone: 'ok' },
  stopped: { text: '已停下', tone: 'plain' },
}

/** 批量办理: what one has begun to decide together, running and ended. */
export default function BatchList() {
  const { answer, waiting, failure, again } = useList<{
    items: BatchView[]
    next: string | null
    previous: string | null
  }>('/cases/batches')
  return (
    <div className="page">
      <h1>批量办理</h1>
      <p className="muted">
        一次办多件，由服务器逐件办，关掉窗口也会办完。没有办成的说明为什么，点开单独办。
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取批量办理" />}
      {answer?.items.length === 0 && (
        <Empty text="还没有批量办过。" next={{ label: '看可批量的待办', to: '/cases/todo' }} />
      )}
      {answer && answer.items.length > 0 && (
        <>
          <RowTable
            caption="批量办理"
            rows={answer.items}
            rowKey={({ id }) => id}
            columns={[
              {
                title: '开始',
                show: ({ id, startedAt }) => <Go to={`/cases/batches/${id}`}>{formatMoment(startedAt)}</Go>,
              },
              { title: '办什么', show: ({ what }) => what },
              {
                title: '状态',
                show: ({ state }) => <Tag tone={STATES[state].tone}>{STATES[state].text}</Tag>,
              },
              { title: '进度', show: progressOf },
            ]}
          />
          <ListPager of="批量办理" page={answer} />
        </>
      )}
    </div>
  )
}
