import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { moment, RULING_STAGES, RULINGS, type RulingList } from '../views.ts'

/** 题目处理: what organisations proposed about questions that were sat, those that wait first. */
export default function Rulings() {
  const { answer, waiting, failure, again } = useAnswer<RulingList>('/sitting/rulings')
  return (
    <div className="page">
      <h1>题目处理</h1>
      <p>考过以后发现有误的题，由评价机构提出，在这里决定；决定以后全场重新评分。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取题目处理" />}
      {answer?.items.length === 0 && <Empty text="没有人提出题目处理。" />}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="题目处理"
          rows={answer.items}
          rowKey={({ id }) => id}
          columns={[
            {
              title: '场次',
              show: ({ id, title }) => <Go to={`/item-rulings/${id}`}>{title}</Go>,
            },
            { title: '处理', show: ({ what }) => RULINGS[what] },
            { title: '理由', show: ({ reason }) => reason },
            { title: '提出', show: ({ by, at }) => `${by}，${moment(at)}` },
            {
              title: '状态',
              show: ({ stage }) => (
                <Tag tone={stage === 'waiting' ? 'warn' : stage === 'decided' ? 'ok' : 'plain'}>
                  {RULING_STAGES[stage]}
                </Tag>
              ),
            },
          ]}
        />
      )}
    </div>
  )
}
