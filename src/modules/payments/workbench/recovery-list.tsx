import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { Tag } from '../../../kit/tag.tsx'

import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ListPager, useList } from '../../../workbench/kit/table/list-pager.tsx'

import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { RecoveryList as Recoveries } from './batch.ts'

/** 追回: what payees owe, and what came back. */
export default function RecoveryList() {
  const { answer, waiting, failure, again } = useList<Recoveries>('/payments/recoveries')
  const enters = useMay('payments.bank-return')
  return (
    <div className="page">
      <h1>追回</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取追回" />}
      {answer && (
        <p className="lead">
          应收未收 {answer.open} 件，共 {formatYuan(fen(answer.owed))} 元
        </p>
      )}
      {answer?.items.length === 0 && <Empty text="没有需要追回的补贴。" />}
      {answer && answer.items.length > 0 && <RecoveryRows items={answer.items} />}
      {answer && <ListPager of="追回" page={answer} />}
      {enters && answer !== undefined && answer.open > 0 && <p>银行收到退回的钱：点开办件，登记退回到账。</p>}
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
          show: (one) => <Tag tone={one.stateTone}>{one.stateTitle}</Tag>,
        },
      ]}
    />
  </section>
)
