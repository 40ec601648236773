import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { Arrange } from './arrange.tsx'
import { moment, type SessionList, STAGES } from './views.ts'

/** 机考场次: one's own, the newest first. */
export default function Sessions() {
  const { answer, waiting, failure, again } = useAnswer<SessionList>('/sitting/sessions')
  const desk = useMay('sitting.invigilate')
  const arranges = useMay('sitting.arrange')
  const chief = useMay('sitting.decide')
  const marks = useMay(['sitting.mark', 'sitting.decide'])
  return (
    <div className="page">
      <h1>机考场次</h1>
      <p>考试编排座位、组好试卷以后，在这里安排机考。考生在考点的机器上打开 /exam-room。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取场次" />}
      {answer && answer.items.length === 0 && <p>还没有安排机考。</p>}
      {answer && answer.items.length > 0 && (
        <RowTable
          caption="机考场次"
          rows={answer.items}
          rowKey={({ id }) => id}
          columns={[
            {
              title: '场次',
              show: ({ id, title }) => (desk ? <Go to={`/sittings/${id}`}>{title}</Go> : title),
            },
            { title: '开考', show: ({ opensAt }) => moment(opensAt) },
            { title: '时长', show: ({ allowedMinutes }) => `${allowedMinutes} 分钟` },
            { title: '考点', show: ({ place }) => place },
            { title: '进度', show: ({ stage }) => STAGES[stage] },
            marks && {
              title: '主观题',
              show: ({ id, stage }) =>
                stage === 'closed' ? <Go to={`/sittings/${id}/marking`}>去评阅</Go> : '——',
            },
            chief && {
              title: '题目',
              show: ({ id, stage }) =>
                stage === 'marked' ? <Go to={`/sittings/${id}/items`}>看题目情况</Go> : '——',
            },
          ]}
        />
      )}
      {arranges && answer && <Arrange arranged={new Set(answer.items.map(({ exam }) => exam))} />}
    </div>
  )
}
