import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { shortMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../api/answer.ts'
import { HhTable, type ListColumn } from '../../kit/table/table.tsx'
import { useAddress } from '../../shell/address.ts'
import type { Box, CaseItem, CaseList as Page } from '../case-view.ts'
import { DueTag } from './due-tag.tsx'
import { caseAddress } from './use-queue.ts'

const BOXES: Record<Box, { title: string; hint: string; empty: string }> = {
  todo: { title: '待办', hint: '轮到您办的办件，最急的在前面。', empty: '都办完了，没有待办。' },
  done: { title: '已办', hint: '您经手过的办件。', empty: '您还没有经手过办件。' },
  watch: { title: '督办', hint: '超过时限还没有办的办件。', empty: '没有超期的办件。' },
}

const COLUMNS: ListColumn<CaseItem>[] = [
  { key: 'title', title: '事由', show: (item) => item.title },
  {
    key: 'kind',
    title: '事项、办件号',
    show: (item) => (
      <>
        {item.kindTitle}
        <small className="muted nowrap">{item.number}</small>
      </>
    ),
  },
  { key: 'from', title: '申请方', show: (item) => item.subtitle },
  {
    key: 'amount',
    title: '金额（元）',
    figures: true,
    show: (item) => (item.amount === null ? '——' : formatYuan(item.amount as Fen)),
  },
  { key: 'state', title: '状态', show: (item) => <Tag tone={item.stateTone}>{item.stateTitle}</Tag> },
  {
    key: 'due',
    title: '时限',
    show: (item) =>
      item.workingDaysLeft === null ? (
        '——'
      ) : (
        <DueTag days={item.workingDaysLeft} estimatedYears={item.estimatedYears} />
      ),
  },
  {
    key: 'attention',
    title: '比对',
    show: ({ attention, compared }) =>
      attention.length > 0 ? (
        <Tag tone="warn">{attention.length} 处疑点</Tag>
      ) : compared ? (
        <Tag tone="ok">一致</Tag>
      ) : (
        '——'
      ),
  },
  { key: 'opened', title: '提交', show: (item) => shortMoment(item.openedAt) },
]

const DOUBTFUL = {
  key: 'attention',
  title: '疑点',
  kind: 'choice' as const,
  choices: [{ value: 'true', text: '只看有疑点的' }],
}

/** One of the case lists (待办、已办、督办), each row leading to its review. */
export function CaseList({ box }: { box: Box }) {
  const { query } = useAddress()
  const { title, hint, empty } = BOXES[box]
  const { answer } = useAnswer<Page>('/cases', { box })
  return (
    <div className="page">
      <h1>{title}</h1>
      <p className="muted">{hint}</p>
      <HhTable<CaseItem>
        caption={`${title}办件`}
        list="/cases"
        fixed={{ box }}
        columns={COLUMNS}
        rowKey={({ number }) => number}
        to={({ number }) => caseAddress(number, { ...query, box })}
        filters={[
          {
            key: 'kind',
            title: '事项',
            kind: 'choice',
            choices: (answer?.kinds ?? []).map(({ kind, title: text, count }) => ({
              value: kind,
              text: `${text}（${count}）`,
            })),
          },
          ...(box === 'done' ? [] : [DOUBTFUL]),
          { key: 'q', title: '办件号、姓名、单位', kind: 'text' },
        ]}
        empty={{ text: empty, next: { label: '回首页', to: '/' } }}
      />
    </div>
  )
}
