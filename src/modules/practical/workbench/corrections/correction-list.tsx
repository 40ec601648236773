import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { CORRECTION_STAGES, type CorrectionList, moment } from '../words.ts'

/** 实操成绩更正: what organisations proposed about marks that are in an examination, those that wait first. */
export default function Corrections() {
  const { answer, waiting, failure, again } = useAnswer<CorrectionList>('/practical/corrections')
  return (
    <div className="page">
      <h1>实操成绩更正</h1>
      <p>成绩录入考试以后有误的，由评价机构提出，在这里决定；决定以后成绩、证书跟着变。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取成绩更正" />}
      {answer?.items.length === 0 && <Empty text="没有人提出实操成绩更正。" />}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="实操成绩更正"
          rows={answer.items}
          rowKey={({ id }) => id}
          columns={[
            {
              title: '成绩',
              show: ({ id, title, seat }) => (
                <Go to={`/practical-corrections/${id}`}>
                  {title} {seat} 号
                </Go>
              ),
            },
            { title: '更正', show: ({ before, value }) => `${before} 改为 ${value}` },
            { title: '提出', show: ({ proposedBy, proposedAt }) => `${proposedBy}，${moment(proposedAt)}` },
            {
              title: '进度',
              show: ({ stage }) => (
                <Tag tone={stage === 'waiting' ? 'warn' : 'plain'}>{CORRECTION_STAGES[stage]}</Tag>
              ),
            },
          ]}
        />
      )}
    </div>
  )
}
