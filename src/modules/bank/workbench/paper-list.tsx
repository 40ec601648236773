import type { z } from 'zod'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { listPapers } from '../verbs/read-papers.ts'

type Answer = z.output<typeof listPapers.output>

/** 理论试卷: which are to be drawn, sealed, opened. */
export default function PaperList() {
  const plans = useMay('bank.plan-paper')
  const { answer, waiting, failure, again } = useAnswer<Answer>('/bank/papers')
  return (
    <div className="page">
      <h1>理论试卷</h1>
      <p className="muted">评价机构安排，市里组卷封卷；三位保管人各有一份分片，开考那天两位到齐才能开卷。</p>
      {plans && (
        <p className="buttons">
          <Go className="btn" to="/bank/papers/new">
            安排理论试卷
          </Go>
        </p>
      )}
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取试卷" />}
      {answer?.items.length === 0 && <p className="muted">还没有安排过理论试卷。</p>}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="理论试卷"
          rows={answer.items}
          rowKey={({ id }) => id}
          columns={[
            { title: '试卷', show: ({ id, title }) => <Go to={`/bank/papers/${id}`}>{title}</Go> },
            { title: '考试', show: ({ examNumber }) => examNumber },
            { title: '开考', show: ({ startsAt }) => formatMoment(startsAt) },
            { title: '平行卷', show: ({ forms }) => `${forms} 份` },
            { title: '状态', show: ({ stateTitle }) => <Tag>{stateTitle}</Tag> },
          ]}
        />
      )}
    </div>
  )
}
