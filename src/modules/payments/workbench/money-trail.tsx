import type { z } from 'zod'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { moneyTrail } from '../verbs/money-trail.ts'

type Trail = z.output<typeof moneyTrail.output>

/** 一笔钱一页: what the ledger holds of one case, its batch and bank line, and what has to come back of it. */
export default function MoneyTrail() {
  const { params } = useAddress()
  const number = params.number ?? ''
  const { answer, waiting, failure, again } = useAnswer<Trail>('/payments/cases/{number}/money', { number })
  return (
    <div className="page">
      <h1>一笔钱的来龙去脉</h1>
      <p>
        办件 <Go to={`/cases/${number}`}>{number}</Go>
        {answer?.batch && (
          <>
            ，批次 <Go to={`/batches/${answer.batch}`}>{answer.batch}</Go>
          </>
        )}
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取资金账" />}
      {answer?.payment && (
        <p>
          付给 {answer.payment.holder} {answer.payment.account}
          {answer.payment.reference && `，银行流水号 ${answer.payment.reference}`}
          {answer.payment.reason && `，退回原因：${answer.payment.reason}`}
        </p>
      )}
      {answer?.recoveries.map((one) => (
        <p key={one.number}>
          追回 <Go to={`/cases/${one.number}`}>{one.number}</Go>{' '}
          <Tag tone={one.stateTone}>{one.stateTitle}</Tag> 应收 {formatYuan(fen(one.amount))} 元，已退回{' '}
          {formatYuan(fen(one.repaid))} 元，尚欠 {formatYuan(fen(one.owed))} 元；{one.why}
        </p>
      ))}
      {answer?.entries.length === 0 && <Empty text="这一件还没有动过资金。" />}
      {answer && answer.entries.length > 0 && <Entries entries={answer.entries} />}
    </div>
  )
}

const Entries = ({ entries }: Pick<Trail, 'entries'>) => (
  <RowTable
    caption="资金账上的每一笔"
    rows={entries}
    rowKey={(one) => `${one.at} ${one.title} ${one.amount}`}
    columns={[
      { title: '时间', show: (one) => formatMoment(one.at) },
      { title: '记账', show: (one) => one.title },
      { title: '资金', show: (one) => one.fund },
      { title: '金额（元）', figures: true, show: (one) => formatYuan(fen(one.amount)) },
    ]}
  />
)
