import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { requestOf } from '../../../workbench/api/request.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { Candidates } from './candidates.tsx'
import { type ExamDesk as Desk, levelText } from './exam.ts'
import { ExamSteps } from './exam-steps.tsx'
import { LateSeats } from './late-seats.tsx'
import { MarksForm } from './marks-form.tsx'

/** One examination of one's own: its candidates, seats, marks and publication. */
export default function ExamDesk() {
  const { params } = useAddress()
  const id = params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Desk>('/assessment/our-exams/{id}', { id })
  return (
    <div className="page">
      <h1>{answer ? `${answer.exam.occupation} ${levelText(answer.exam.level)} 认定考试` : '考试'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取考试" />}
      {answer && <Parts desk={answer} />}
    </div>
  )
}

function Parts({ desk }: { desk: Desk }) {
  const { exam, papers } = desk
  const marks = useMay('assessment.mark')
  const plans = useMay('assessment.plan')
  const archives = useMay('assessment.read')
  const declares = useMay('assessment.declare')
  const readsCases = useMay(['cases.read', 'organisation.read'])
  return (
    <>
      <p>
        <Tag tone={exam.stateTone}>{exam.stateTitle}</Tag> {exam.number}，{exam.heldOn}，{exam.place}，座位{' '}
        {exam.capacity} 个
        {readsCases && (
          <>
            ，<Go to={`/cases/${exam.number}`}>看办理进度</Go>
          </>
        )}
      </p>
      {exam.state === 'seated' && plans && (
        <FileLink {...requestOf('GET /assessment/our-exams/{id}/door-list', { id: exam.id })}>
          打印考场名单
        </FileLink>
      )}
      {(exam.state === 'certified' || exam.state === 'void') && archives && (
        <FileLink {...requestOf('GET /assessment/our-exams/{id}/archive', { id: exam.id })}>
          下载考试档案
        </FileLink>
      )}
      {exam.state !== 'enrolling' && declares && (
        <p>
          <Go to={`/exams/${exam.id}/declaration`}>回避申报</Go>，
          <Go to={`/exams/${exam.id}/recusal`}>申请回避</Go>
        </p>
      )}
      <ExamSteps desk={desk} />
      {exam.state === 'seated' && plans && <LateSeats desk={desk} />}
      <Candidates desk={desk} />
      {exam.state === 'seated' && <Progress desk={desk} />}
      {exam.state === 'seated' &&
        marks &&
        papers
          .filter(({ byMachine }) => !byMachine)
          .map((paper) => <MarksForm key={paper.paper} desk={desk} paper={paper} />)}
    </>
  )
}

/** A file of the examination to take along. */
const FileLink = ({ url, children }: { url: string; children: string }) => (
  <p className="buttons">
    <a className="btn ghost" href={url} download>
      {children}
    </a>
  </p>
)

const Progress = ({ desk: { papers } }: { desk: Desk }) => (
  <section>
    <h2>成绩录入进度</h2>
    <p>
      每科由两个人各录一遍，互相看不到；两遍一致才能公布。缺考、违纪也由两人各录一遍，缺考的人不影响别人。
    </p>
    <RowTable
      caption="成绩录入进度"
      rows={papers}
      rowKey={({ paper }) => paper}
      columns={[
        { title: '科目', show: ({ title, how }) => (how === '' ? title : `${title}（${how}）`) },
        {
          title: '第一遍',
          figures: true,
          show: ({ entered, seats }) => (
            <>
              {entered[0] ?? 0} / {seats.length}
            </>
          ),
        },
        {
          title: '第二遍',
          figures: true,
          show: ({ entered, seats }) => (
            <>
              {entered[1] ?? 0} / {seats.length}
            </>
          ),
        },
      ]}
    />
  </section>
)
