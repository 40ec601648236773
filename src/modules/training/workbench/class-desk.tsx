import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { classTitle } from '../class/class-names.ts'
import { RoomCode } from './attendance/room-code.tsx'
import { Attention } from './attention.tsx'
import { Complete } from './complete.tsx'
import type { Desk } from './desk.ts'
import { AddVideo, Videos } from './evidence/videos.tsx'
import { Changes } from './life/changes.tsx'
import { Roster } from './roster.tsx'
import { Timetable } from './timetable.tsx'

/** One class of one's own: today's code, who has signed in, roster, timetable, completion. */
export default function ClassDesk() {
  const { params } = useAddress()
  const id = params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Desk>('/training/classes/{id}/desk', { id })
  return (
    <div className="page">
      <h1>{answer ? classTitle(answer) : '班次'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取班次" />}
      {answer && <Parts desk={answer} again={again} />}
    </div>
  )
}

function Parts({ desk, again }: { desk: Desk; again: () => void }) {
  const lessonsToday = desk.days.some(({ day }) => day === desk.today)
  return (
    <>
      <p>
        <Tag>{desk.stateText}</Tag> {desk.number}，{formatDay(desk.startsOn as CivilDate)} 至{' '}
        {formatDay(desk.endsOn as CivilDate)}，{desk.lessonTimes}，{desk.place}，{desk.teacherShown}
      </p>
      {desk.caseState === 'correcting' && (
        <section className="note warn">
          <h2>区人社局告知补正</h2>
          <p>请逐项答复告知的内容，全部答复后交回。补正只有这一次。</p>
          <p className="buttons">
            <Go className="btn" to={`/cases/${desk.number}`}>
              去补正
            </Go>
          </p>
        </section>
      )}
      {desk.state === 'filed' && desk.caseState !== 'correcting' && (
        <p>
          备案审核中，<Go to={`/cases/${desk.number}`}>看办理进度</Go>。
        </p>
      )}
      <Attention lines={desk.attention} />
      {desk.state === 'approved' && lessonsToday && !desk.pausedFrom && (
        <RoomCode desk={desk} onSigned={again} />
      )}
      {desk.state === 'approved' && (
        <p>
          没有网络，或学员没有手机：<Go to={`/classes/${desk.id}/phone`}>用手机扫签到凭证</Go>，
          <Go to={`/classes/${desk.id}/passes`}>打印签到凭证</Go>
        </p>
      )}
      <Roster desk={desk} />
      <Timetable desk={desk} />
      {desk.recorded.days.length > 0 && <Videos recorded={desk.recorded} again={again} />}
      {desk.state === 'approved' && desk.recorded.days.length > 0 && (
        <AddVideo
          key={desk.recorded.days.flatMap(({ videos }) => videos).length}
          id={desk.id}
          recorded={desk.recorded}
          again={again}
        />
      )}
      {desk.state === 'approved' && <Changes desk={desk} again={again} />}
      {desk.state === 'approved' && <Complete desk={desk} />}
    </>
  )
}
