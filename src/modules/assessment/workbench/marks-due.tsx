import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type ExamList, levelText } from './exam.ts'

/** 待录成绩: the seated examinations whose marks this marker has still to enter. */
export default function MarksDue() {
  const { answer, failure, again } = useAnswer<ExamList>('/assessment/our-exams')
  const seated = answer?.items.filter(({ state }) => state === 'seated') ?? []
  const due = seated.filter(({ begun }) => begun)
  const later = seated.length - due.length
  return (
    <section aria-labelledby="marks-due">
      <h2 id="marks-due">待录成绩 {answer && `${due.length} 场`}</h2>
      {failure && <FailureNote failure={failure} again={again} />}
      {answer && due.length === 0 && <p className="muted">没有要录成绩的考试。</p>}
      {later > 0 && <p className="muted">另有 {later} 场排好了座位、还没有开考。</p>}
      {due.length > 0 && (
        <ul className="card lines">
          {due.map((one) => (
            <li key={one.id}>
              <Go to={`/exams/${one.id}`}>
                {one.occupation} {levelText(one.level)}
              </Go>
              <span className="muted">
                {one.heldOn}，{one.place}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
