import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { Arrange } from './arrange.tsx'
import { type SessionList, STAGES } from './words.ts'

/** 实操考核: one's own, the newest first; each examiner goes on to marking, the chief and whoever arranged it to the progress. */
export default function Sessions() {
  const { answer, waiting, failure, again } = useAnswer<SessionList>('/practical/sessions')
  const types = useMay('practical.type')
  const arranges = useMay('practical.arrange')
  return (
    <div className="page">
      <h1>实操考核</h1>
      <p>
        操作技能和综合评审由考评员在手机上按评分表评分，没有网络也能评。考试编排座位、指派考评员以后，在这里安排。
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取实操考核" />}
      {answer?.items.length === 0 && <Empty text="还没有安排实操考核。" />}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="实操考核"
          rows={answer.items}
          rowKey={({ id }) => id}
          columns={[
            {
              title: '科目',
              show: ({ id, title, own }) =>
                own === 'chief' || arranges ? <Go to={`/practical/${id}`}>{title}</Go> : title,
            },
            { title: '考试日', show: ({ heldOn }) => formatDay(civilDate(heldOn)) },
            { title: '考点', show: ({ place }) => place },
            { title: '进度', show: ({ stage }) => STAGES[stage] },
            { title: '我要办的', show: (one) => <Own one={one} /> },
            types && {
              title: '纸质评分表',
              show: ({ id, stage }) =>
                stage === 'entered' ? '——' : <Go to={`/practical/${id}/typing`}>去录入</Go>,
            },
          ]}
        />
      )}
      {arranges && <Arrange />}
    </div>
  )
}

function Own({ one: { id, own, stage } }: { one: SessionList['items'][number] }) {
  if (own === 'none' || stage === 'entered') return '——'
  if (stage === 'closed') return <Go to={`/practical/${id}/sign`}>去签名</Go>
  return own === 'chief' ? (
    <Go to={`/practical/${id}`}>看进度、裁定</Go>
  ) : (
    <Go to={`/practical/${id}/mark`}>去评分</Go>
  )
}
