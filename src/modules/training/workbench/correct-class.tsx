import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import type { Desk, FilingKnown } from './desk.ts'
import { FilingForm } from './filing-form.tsx'

/** 补正: the filing again, with everything that was filed at its place; only the roster is chosen anew. */
export default function CorrectClass() {
  const { params, go } = useAddress()
  const id = params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Desk>('/training/classes/{id}/desk', { id })
  const known = useAnswer<FilingKnown>('/training/filing')
  return (
    <div className="page">
      <h1>补正开班备案</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取班次" />}
      {answer && !known.waiting && (
        <FilingForm
          title="补正开班备案"
          correcting={answer.number}
          start={{
            occupation: answer.occupation,
            level: answer.level,
            hours: String(answer.hours),
            startsOn: answer.startsOn,
            hoursPerDay: String(answer.hoursPerDay),
            restDays: answer.restDays,
            ...(answer.times ? { beginsAt: answer.times.from, endsAt: answer.times.to } : {}),
            mode: answer.mode,
            place: answer.place,
            teacher: answer.teacherPerson ?? answer.teacher,
          }}
          {...(known.answer ? { teachers: known.answer.teachers } : {})}
          submit="重新提交"
          onFiled={() => go(`/classes/${id}`)}
        />
      )}
    </div>
  )
}
