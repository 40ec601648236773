import { useCallback, useEffect, useRef, useState } from 'react'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import type { Desk, ShownCode } from '../desk.ts'
import '../training.css'

/** Milliseconds between two looks at who has signed in meanwhile. */
const LOOK = 10_000

/** The code for the room, large; it is fetched anew when its quarter of a minute is over, and often enough to count along. */
export function RoomCode({ desk, onSigned }: { desk: Desk; onSigned: () => void }) {
  const { answer, failure, again } = useAnswer<ShownCode>(
    '/training/classes/{id}/attendance-code',
    { id: desk.id },
    { keep: true },
  )
  const signed = useRef<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the next look, whatever it holds
  useEffect(() => {
    const wait = answer ? Math.min(answer.secondsLeft * 1000, LOOK) : LOOK
    const timer = setTimeout(again, Math.max(wait, 1000))
    return () => clearTimeout(timer)
  }, [answer, failure])

  useEffect(() => {
    if (!answer) return
    const now = `${answer.signed} ${answer.unanswered}`
    if (signed.current !== null && signed.current !== now) onSigned()
    signed.current = now
  }, [answer, onSigned])

  return (
    <section aria-label="今天的签到">
      <h2>今天的签到</h2>
      {failure && <FailureNote failure={failure} again={again} />}
      {answer && (
        <div className="card room-code">
          <img src={`data:image/svg+xml,${encodeURIComponent(answer.svg)}`} alt="今天的签到二维码" />
          <p>
            {answer.time}，{answer.place}
          </p>
          <p className="signed">
            已签到 <b>{answer.signed}</b> 人，共 {desk.roster.length} 人
          </p>
          {answer.rollCalls > 0 && (
            <p className={answer.unanswered > 0 ? 'note warn' : 'note'} role="status">
              {answer.unanswered > 0
                ? `第二次点名：还有 ${answer.unanswered} 人没有应，请再扫一次上面的码，或出示签到凭证。`
                : '第二次点名：都应到了。'}
            </p>
          )}
          <p>请学员用手机扫码签到。二维码每 {answer.slotSeconds} 秒自动更换，拍下来转发的很快失效。</p>
          <RollCall id={desk.id} code={answer} again={again} />
        </div>
      )}
    </section>
  )
}

/** The second roll call comes by itself at the moment that was drawn; the teacher may call at any other, and say where the room is. */
function RollCall({ id, code, again }: { id: string; code: ShownCode; again: () => void }) {
  const call = useVerb<{ id: string }, { called: number }>('POST /training/classes/{id}/roll-calls')
  const mark = useVerb<{ id: string; latitude: number; longitude: number }>(
    'POST /training/classes/{id}/room',
  )
  const [lost, setLost] = useState(false)
  const { run } = call
  const begin = useCallback(async () => {
    const done = await run({ id })
    if (done) announce(`第二次点名：请 ${done.called} 人再扫一次。`)
    again()
  }, [id, run, again])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawn moment calls once, whatever else is drawn anew
  useEffect(() => {
    if (code.rollCallDue) void begin()
  }, [code.rollCallDue])

  const here = () =>
    navigator.geolocation.getCurrentPosition(
      async ({ coords }) => {
        const { latitude, longitude } = coords
        if (await mark.run({ id, latitude, longitude })) announce('已记下教室位置。')
        again()
      },
      () => setLost(true),
    )
  return (
    <>
      {call.failure && <FailureNote failure={call.failure} />}
      {lost && <p className="note warn">没有取到位置，请允许浏览器定位。不记位置也能签到。</p>}
      <p className="buttons">
        <button
          type="button"
          className="btn ghost"
          disabled={call.busy || code.signed === 0}
          onClick={() => void begin()}
        >
          第二次点名
        </button>
        <button type="button" className="btn ghost" disabled={mark.busy} onClick={here}>
          {code.roomMarked ? '重新记下教室位置' : '记下教室位置'}
        </button>
      </p>
    </>
  )
}
