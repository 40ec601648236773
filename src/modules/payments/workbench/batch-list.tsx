import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { BatchList as Batches } from './batch.ts'
import { Compile } from './compile.tsx'
import { LaterFromBank, PayAgain } from './returned.tsx'

/** 拨付: what waits for the next batch, compiling it, and the batches so far. */
export default function BatchList() {
  const reads = useMay('ledger.read')
  const compiles = useMay('payments.batch')
  const returns = useMay('payments.bank-return')
  const { answer, waiting, failure, again } = useAnswer<Batches>('/payments/batches', {}, { when: reads })
  return (
    <div className="page">
      <h1>拨付</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取拨付批次" />}
      {answer && (
        <p className="lead">
          等待拨付 {answer.waiting.count} 笔，共 {formatYuan(fen(answer.waiting.total))} 元
        </p>
      )}
      {compiles && <Compile />}
      {!reads && <p>批次列表由有“查看资金账”权限的岗位查看；您编制的批次在“已办”里。</p>}
      {answer?.items.length === 0 && <Empty text="还没有拨付批次。" />}
      {answer && answer.items.length > 0 && <Rows items={answer.items} />}
      {compiles && <PayAgain />}
      {returns && <LaterFromBank />}
    </div>
  )
}

const Rows = ({ items }: Pick<Batches, 'items'>) => (
  <section>
    <h2>批次（{items.length} 个）</h2>
    <RowTable
      caption="拨付批次"
      rows={items}
      rowKey={(one) => one.number}
      columns={[
        { title: '批次', show: (one) => <Go to={`/batches/${one.number}`}>{one.number}</Go> },
        { title: '名称', show: (one) => one.title },
        { title: '编制时间', show: (one) => formatMoment(one.openedAt) },
        { title: '金额（元）', figures: true, show: (one) => formatYuan(fen(one.total)) },
        {
          title: '状态',
          show: (one) => <Tag tone={one.stateTone}>{one.stateTitle}</Tag>,
        },
      ]}
    />
  </section>
)
