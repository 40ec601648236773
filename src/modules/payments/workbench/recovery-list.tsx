import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { RECOVERY_STATES, type RecoveryList as Recoveries } from './batch.ts'

/** 追回: what payees owe, what came back, and entering what the bank received. */
export default function RecoveryList() {
  const { answer, waiting, failure, again } = useAnswer<Recoveries>('/payments/recoveries')
  const enters = useMay('payments.bank-return')
  const open = answer?.items.filter((one) => one.state === 'open') ?? []
  return (
    <div className="page">
      <h1>追回</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取追回" />}
      {answer && (
        <p className="lead">
          应收未收 {open.length} 件，共 {formatYuan(fen(answer.owed))} 元
        </p>
      )}
      {answer?.items.length === 0 && <Empty text="没有需要追回的补贴。" />}
      {answer && answer.items.length > 0 && <RecoveryRows items={answer.items} />}
      {enters && open.length > 0 && <Enter items={open} />}
    </div>
  )
}

const COLUMNS = [
  ['amount', '应收'],
  ['repaid', '已退回'],
  ['pending', '批次抵扣中'],
  ['writtenOff', '已核销'],
  ['owed', '尚欠'],
] as const

/** Recoveries with their sums, each with the way to its case and to what had been paid. */
export const RecoveryRows = ({ items }: Pick<Recoveries, 'items'>) => (
  <section>
    <h2>追回办件（单位：元）</h2>
    <RowTable
      caption="追回办件，单位元"
      rows={items}
      rowKey={(one) => one.number}
      columns={[
        { title: '办件', show: (one) => <Go to={`/cases/${one.number}`}>{one.number}</Go> },
        { title: '原补贴', show: (one) => <Go to={`/cases/${one.case}`}>{one.case}</Go> },
        { title: '原因', show: (one) => one.why },
        ...COLUMNS.map(([key, title]) => ({
          title,
          figures: true,
          show: (one: Recoveries['items'][number]) => formatYuan(fen(one[key])),
        })),
        {
          title: '状态',
          show: (one) => <Tag tone={RECOVERY_STATES[one.state].tone}>{RECOVERY_STATES[one.state].text}</Tag>,
        },
      ]}
    />
  </section>
)

const Enter = ({ items }: Pick<Recoveries, 'items'>) => (
  <section>
    <h2>登记退回到账</h2>
    <HhForm<{ owed: number }>
      title="登记退回到账"
      verb="POST /payments/recoveries/{number}/repayments"
      submit="登记退回"
      fields={[
        {
          key: 'number',
          title: '追回办件',
          kind: 'choice',
          required: true,
          choices: items.map((one) => ({
            value: one.number,
            text: `${one.number}（尚欠 ${formatYuan(fen(one.owed))} 元）`,
          })),
        },
        {
          key: 'amount',
          title: '退回金额',
          kind: 'money',
          required: true,
          hint: '可以分次退回，每笔登记一次。',
        },
        { key: 'reference', title: '银行流水号', kind: 'text', required: true },
        { key: 'receivedOn', title: '到账日', kind: 'day', required: true },
      ]}
      onDone={({ owed }) =>
        announce(owed === 0 ? '已全部追回。' : `已登记，还欠 ${formatYuan(fen(owed))} 元。`)
      }
    />
  </section>
)
