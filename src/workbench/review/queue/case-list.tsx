import { useState } from 'react'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { shortMoment } from '../../../kernel/value/time/moment.ts'
import { totalText } from '../../../kit/pager.tsx'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../api/answer.ts'
import { requestOf } from '../../api/request.ts'
import { type Day, partsFor } from '../../home/day-parts.tsx'
import { HhTable, type ListColumn } from '../../kit/table/table.tsx'
import { useAddress } from '../../shell/address.ts'
import { type Me, useMe } from '../../shell/me.ts'
import type { Box, CaseItem, CaseList as Page } from '../case-view.ts'
import { Batch, ClaimMany } from './batch.tsx'
import { DueTag } from './due-tag.tsx'
import { alike, OneReason } from './one-reason.tsx'
import { isClear } from './queue-order.ts'
import { caseAddress } from './use-queue.ts'

const BOXES: Record<Box, { title: string; hint: string; empty: string }> = {
  todo: { title: '待办', hint: '轮到您办的办件，最急的在前面。', empty: '都办完了，没有待办。' },
  done: { title: '已办', hint: '您经手过的办件。', empty: '您还没有经手过办件。' },
  watch: { title: '督办', hint: '超过时限还没有办的办件。', empty: '没有超期的办件。' },
  others: {
    title: '等别人办的',
    hint: '您提交或经手过、现在在别人手里的办件，最急的在前。',
    empty: '没有等别人办的办件。',
  },
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
    sorts: true,
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
  { key: 'opened', title: '提交', sorts: true, show: (item) => shortMoment(item.openedAt) },
]

/** Where a case is that others have in hand, and who has it. */
const HOLDER: ListColumn<CaseItem> = {
  key: 'holder',
  title: '现在在',
  show: (item) => (
    <>
      {item.holder}
      <small className="muted nowrap">{item.stateTitle}</small>
    </>
  ),
}

/** What can be done with several cases: decide those that are clear together, claim them, one reason for all, Excel. */
function Several({ box, selected }: { box: Box; selected: readonly CaseItem[] }) {
  const official = useMe().kind === 'official'
  const [together, setTogether] = useState<'primary' | 'claim' | 'reason' | null>(null)
  const close = () => setTogether(null)
  const clear = selected.filter(isClear)
  return (
    <>
      {box === 'todo' && clear.length > 0 && (
        <button type="button" className="btn" onClick={() => setTogether('primary')}>
          一起办{clear.length < selected.length ? `其中 ${clear.length} 件` : ''}
        </button>
      )}
      {box === 'todo' && official && (
        <button type="button" className="btn ghost" onClick={() => setTogether('claim')}>
          领办所选
        </button>
      )}
      {box === 'todo' && official && selected.length > 1 && alike(selected) && (
        <button type="button" className="btn ghost" onClick={() => setTogether('reason')}>
          用同一理由办
        </button>
      )}
      <a
        className="btn ghost"
        href={requestOf('GET /cases/export', { box, numbers: selected.map(({ number }) => number) }).url}
        download
      >
        导出所选
      </a>
      {together === 'primary' && <Batch items={clear} onClose={close} />}
      {together === 'claim' && <ClaimMany items={selected} onClose={close} />}
      {together === 'reason' && <OneReason items={selected} onClose={close} />}
    </>
  )
}

/** What others have says who has it; what is over stands in the order in which it was handled. */
function columnsOf(box: Box): ListColumn<CaseItem>[] {
  if (box === 'others')
    return COLUMNS.flatMap((column) =>
      column.key === 'state' ? [HOLDER] : column.key === 'attention' ? [] : [column],
    )
  return box === 'done' ? COLUMNS.map((column) => ({ ...column, sorts: false })) : COLUMNS
}

/** The parts of the day, each with how many there are. */
const partsOf = (day: Day | undefined, kind: Me['kind']) => ({
  key: 'part',
  title: '只看',
  kind: 'choice' as const,
  choices: partsFor(kind).map(({ part, title }) => ({
    value: part,
    text: day ? `${title}（${totalText(day[part])}）` : title,
  })),
})

interface Places {
  districts: { code: string; name: string }[]
}

const districtsOf = ({ districts }: Places) => ({
  key: 'district',
  title: '区',
  kind: 'choice' as const,
  choices: districts.map(({ code, name }) => ({ value: code, text: name })),
})

const DOUBTFUL = {
  key: 'attention',
  title: '疑点',
  kind: 'choice' as const,
  choices: [{ value: 'true', text: '只看有疑点的' }],
}

/** One of the case lists (待办、已办、督办、等别人办的), each row leading to its review. */
export function CaseList({ box }: { box: Box }) {
  const { query } = useAddress()
  const { kind } = useMe()
  const { title, hint, empty } = BOXES[box]
  const { answer } = useAnswer<Page>('/cases', { box })
  const { answer: places } = useAnswer<Places>('/organisations', {}, { when: box === 'watch' })
  const { answer: day } = useAnswer<Day>('/cases/day', {}, { when: box === 'todo' })
  return (
    <div className="page">
      <h1>{title}</h1>
      <p className="muted">{hint}</p>
      <HhTable<CaseItem>
        caption={`${title}办件`}
        list="/cases"
        fixed={{ box }}
        columns={columnsOf(box)}
        rowKey={({ number }) => number}
        saves
        exports={{ label: '导出 Excel', verb: '/cases/export', hint: '按现在的筛选和排序，最多 5,000 件' }}
        several={(selected) => <Several box={box} selected={selected} />}
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
          ...(box === 'todo' ? [partsOf(day, kind)] : []),
          ...(box === 'watch' && places ? [districtsOf(places)] : []),
          ...(box === 'done' ? [] : [DOUBTFUL]),
          { key: 'q', title: '办件号、姓名、单位', kind: 'text' },
        ]}
        empty={{ text: empty, next: { label: '回首页', to: '/' } }}
      />
    </div>
  )
}
