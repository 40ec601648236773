import { useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { ExtraTime } from './extra-time.tsx'

/** 给考场延时. */
export function RoomExtra({ id, room }: { id: string; room: string }) {
  const act = useVerb<{ id: string; room: string; minutes: number; note: string }, { minutes: number }>(
    'POST /sitting/sessions/{id}/rooms/{room}/extra',
  )
  const grant = async (minutes: number, note: string) => {
    const got = await act.run({ id, room, minutes, note })
    if (got) announce(`第 ${room} 考场累计延时 ${got.minutes} 分钟。`)
  }
  return <ExtraTime label={`给第 ${room} 考场延时`} act={act} grant={grant} />
}

/** 签监考记录. */
export function SignRoom({ id, room }: { id: string; room: string }) {
  const act = useVerb<{ id: string; room: string }>('POST /sitting/sessions/{id}/rooms/{room}/signatures')
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <button
          type="button"
          className="btn"
          disabled={act.busy}
          onClick={async () => {
            if (await act.run({ id, room })) announce(`第 ${room} 考场的记录已签名。`)
          }}
        >
          签名
        </button>
      </p>
    </>
  )
}

/** 收卷. */
export function ClosePapers({ id, missing }: { id: string; missing: boolean }) {
  const act = useVerb<{ id: string; withoutSilent: boolean }, { waiting: number }>(
    'POST /sitting/sessions/{id}/close',
  )
  const [without, setWithout] = useState(false)
  return (
    <section>
      <h2>收卷</h2>
      <p>所有考生交卷或到时间以后收卷，客观题立即评分。</p>
      {missing && (
        <label>
          <input type="checkbox" checked={without} onChange={(event) => setWithout(event.target.checked)} />
          断线的机位已经检查，没有遗漏的答案
        </label>
      )}
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <button
          type="button"
          className="btn"
          disabled={act.busy}
          onClick={async () => {
            const got = await act.run({ id, withoutSilent: without })
            if (got)
              announce(
                got.waiting > 0 ? `已收卷，${got.waiting} 题等考评员评阅。` : '已收卷并评分，成绩已录入。',
              )
          }}
        >
          收卷
        </button>
      </p>
    </section>
  )
}
