import type { z } from 'zod'
import { fen, formatYuan } from '../../../../kernel/value/money.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import type { moneyFrom } from '../../verbs/money-trail.ts'

/** Every sum that a class, a certificate or a batch led to; each leads to its own page. */
export function MoneyList({ number }: { number: string }) {
  const { answer, waiting, failure, again } = useAnswer<z.output<typeof moneyFrom.output>>(
    '/payments/money-from/{number}',
    { number },
  )
  const sum = (answer?.items ?? []).reduce((total, { amount }) => total + (amount ?? 0), 0)
  return (
    <>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取每一笔钱" />}
      {answer?.items.length === 0 && <Empty text="还没有由此而来的钱。" />}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="每一笔钱"
          rows={answer.items}
          rowKey={(one) => one.number}
          columns={[
            {
              title: '办件',
              show: (one) => <Go to={`/money/${one.number}`}>{one.number}</Go>,
            },
            { title: '事项', show: (one) => one.title },
            { title: '状态', show: (one) => <Tag tone={one.stateTone}>{one.stateTitle}</Tag> },
            {
              title: '金额（元）',
              figures: true,
              show: (one) => (one.amount === null ? '—' : formatYuan(fen(one.amount))),
            },
          ]}
          foot={`共 ${answer.items.length} 笔，${formatYuan(fen(sum))} 元${answer.beyond > 0 ? `；另有 ${answer.beyond} 笔在别的区，您的岗位看不到` : ''}。点办件号看一笔钱的来龙去脉。`}
        />
      )}
    </>
  )
}
