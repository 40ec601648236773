import { useEffect, useRef } from 'react'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import type { Desk, ShownCode } from '../desk.ts'
import '../training.css'

/** Milliseconds between two looks at who has signed in meanwhile. */
const LOOK = 10_000

/** The code for the room, large; it is fetched anew when its half minute is over, and often enough to count along. */
export function RoomCode({ desk, onSigned }: { desk: Desk; onSigned: () => void }) {
  const { answer, failure, again } = useAnswer<ShownCode>(
    '/training/classes/{id}/attendance-code',
    { id: desk.id },
    { keep: true },
  )
  const signed = useRef<number | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer sets the next look, whatever it holds
  useEffect(() => {
    const wait = answer ? Math.min(answer.secondsLeft * 1000, LOOK) : LOOK
    const timer = setTimeout(again, Math.max(wait, 1000))
    return () => clearTimeout(timer)
  }, [answer, failure])

  useEffect(() => {
    if (!answer) return
    if (signed.current !== null && signed.current !== answer.signed) onSigned()
    signed.current = answer.signed
  }, [answer, onSigned])

  return (
    <section aria-label="今天的签到">
      <h2>今天的签到</h2>
      {failure && <FailureNote failure={failure} again={again} />}
      {answer && (
        <div className="card room-code">
          <img src={`data:image/svg+xml,${encodeURIComponent(answer.svg)}`} alt="今天的签到二维码" />
          <p className="signed">
            已签到 <b>{answer.signed}</b> 人，共 {desk.roster.length} 人
          </p>
          <p>请学员用手机扫码签到。二维码每 {answer.slotSeconds} 秒自动更换，拍照转发无效。</p>
        </div>
      )}
    </section>
  )
}
