import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ListPager, useList } from '../../../workbench/kit/table/list-pager.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { MyMoney as Money } from './batch.ts'
import ReturnedNote from './returned-note.tsx'

/** 到账和退票: everything that the bank paid to one's own organisation, and what it gave back. */
export default function MyMoney() {
  const { answer, waiting, failure, again } = useList<Money>('/payments/my-money')
  return (
    <div className="page">
      <h1>到账和退票</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取到账" />}
      <ReturnedNote here />
      {answer && <p className="lead">累计到账 {formatYuan(fen(answer.total))} 元</p>}
      {answer?.items.length === 0 && (
        <Empty text="还没有拨付到本单位的钱。" next={{ label: '看已办', to: '/cases/done' }} />
      )}
      {answer && answer.items.length > 0 && <Rows items={answer.items} />}
      {answer && <ListPager of="到账和退票" page={answer} />}
    </div>
  )
}

const Rows = ({ items }: Pick<Money, 'items'>) => (
  <RowTable
    caption="到账和退票"
    rows={items}
    rowKey={(one) => `${one.batch} ${one.case}`}
    columns={[
      {
        title: '办件',
        show: (one) => (
          <>
            <Go to={`/cases/${one.case}`}>{one.case}</Go>
            <small className="muted nowrap">{one.kindTitle}</small>
          </>
        ),
      },
      { title: '日期', show: (one) => (one.settledOn ? formatDay(one.settledOn as CivilDate) : '——') },
      {
        title: '金额（元）',
        figures: true,
        show: (one) => (
          <>
            {formatYuan(fen(one.amount))}
            {one.setOff > 0 && <small className="muted nowrap">含抵扣 {formatYuan(fen(one.setOff))}</small>}
          </>
        ),
      },
      { title: '账户', show: (one) => one.account },
      {
        title: '结果',
        show: (one) =>
          one.state === 'paid' ? (
            <Tag tone="ok">已到账</Tag>
          ) : (
            <>
              <Tag tone="bad">{one.waits ? '银行退回' : '曾退回，已重新拨付'}</Tag> {one.reason}
            </>
          ),
      },
      { title: '批次', show: (one) => one.batch },
    ]}
  />
)
