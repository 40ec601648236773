import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import type { Roll } from '../desk.ts'

/** 突击点名: the supervising district calls everybody who has signed in today once more, and sees who has not answered. */
export function InspectRoll({ id, roll, again }: { id: string; roll: Roll; again: () => void }) {
  const call = useVerb<{ id: string }, { called: number }>(
    'POST /training/classes/{id}/inspection/roll-calls',
  )
  return (
    <section>
      <h2>今天的点名</h2>
      <p>
        已签到 {roll.signed} 人，第二次点名 {roll.rollCalls} 次
        {roll.unanswered.length > 0 && `，还没有应的：${roll.unanswered.join('、')}`}。
      </p>
      <p className="muted">学员再扫一次码，或再出示签到凭证，就算应了。没有应的待核实，不记缺课。</p>
      <p className="buttons">
        <button
          type="button"
          className="btn"
          disabled={call.busy}
          onClick={() =>
            void call.run({ id }).then((done) => {
              if (!done) return
              announce(`已点名，${done.called} 人要再应一次。`)
              again()
            })
          }
        >
          现在点名
        </button>
        <button type="button" className="btn ghost" onClick={again}>
          看谁应了
        </button>
      </p>
      {call.failure && <FailureNote failure={call.failure} />}
    </section>
  )
}
