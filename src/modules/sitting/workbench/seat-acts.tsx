import { useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { useMay } from '../../../workbench/shell/me.ts'
import { ExtraTime } from './extra-time.tsx'
import { type Desk, hour, type Seat, STATES } from './views.ts'

/** What can be done about one seat. */
export function SeatActs({
  seat,
  incidents,
  closed,
}: {
  seat: Seat
  incidents: Desk['incidents']
  closed: boolean
}) {
  const chief = useMay('sitting.decide')
  const code = useVerb<{ id: string }, { admission: string; code: string; until: number }>(
    'POST /sitting/seats/{id}/code',
  )
  const resume = useVerb<{ id: string }>('POST /sitting/seats/{id}/resume')
  const over = closed || ['handed-in', 'timed-out'].includes(seat.state)
  return (
    <section className="card pad" aria-label={`座位 ${seat.seat}`}>
      <h2>
        座位 {seat.seat}，{seat.name}，{STATES[seat.state]}
      </h2>
      {!over && (
        <p className="buttons">
          <button
            type="button"
            className="btn"
            disabled={code.busy}
            onClick={() => void code.run({ id: seat.id })}
          >
            给入场码
          </button>
          {seat.state === 'paused' && (
            <button
              type="button"
              className="btn"
              disabled={resume.busy}
              onClick={async () => {
                if (await resume.run({ id: seat.id })) announce(`座位 ${seat.seat} 已恢复计时。`)
              }}
            >
              恢复计时
            </button>
          )}
        </p>
      )}
      {code.failure && <FailureNote failure={code.failure} />}
      {resume.failure && <FailureNote failure={resume.failure} />}
      {code.answer && (
        <p role="status">
          准考证号 {code.answer.admission}，入场码 <strong>{code.answer.code}</strong>，
          {hour(code.answer.until)} 前有效，只能用一次。 原来的机器在使用后立即退出。
        </p>
      )}
      {!closed && <Incident seat={seat} incidents={incidents} />}
      {chief && !over && <Extra seat={seat} />}
      {!closed && <RescueIn seat={seat} />}
    </section>
  )
}

function Incident({ seat, incidents }: { seat: Seat; incidents: Desk['incidents'] }) {
  const act = useVerb<{ id: string; code: string; note: string }, { paused: boolean }>(
    'POST /sitting/seats/{id}/incidents',
  )
  const out = useVerb<{ id: string; note: string }>('POST /sitting/seats/{id}/lock-out')
  const [note, setNote] = useState('')
  const [code, setCode] = useState(incidents[0]?.code ?? '')
  return (
    <form
      className="form"
      aria-label="记录情况"
      onSubmit={async (event) => {
        event.preventDefault()
        const got = await act.run({ id: seat.id, code, note })
        if (!got) return
        setNote('')
        announce(got.paused ? `已记录，座位 ${seat.seat} 暂停计时。` : '已记录。')
      }}
    >
      {act.failure && <FailureNote failure={act.failure} />}
      {out.failure && <FailureNote failure={out.failure} />}
      <p className="buttons">
        <label>
          情况{' '}
          <select className="text" value={code} onChange={(event) => setCode(event.target.value)}>
            {incidents.map((one) => (
              <option key={one.code} value={one.code}>
                {one.text}
                {one.pauses ? '（暂停计时）' : ''}
              </option>
            ))}
          </select>
        </label>
        <label>
          说明{' '}
          <input
            className="text"
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <button type="submit" className="btn ghost" disabled={act.busy}>
          记录情况
        </button>
        <button
          type="button"
          className="btn bad"
          disabled={out.busy}
          onClick={async () => {
            if (await out.run({ id: seat.id, note })) announce(`座位 ${seat.seat} 的机器已退出。`)
          }}
        >
          收回机位
        </button>
      </p>
    </form>
  )
}

function Extra({ seat }: { seat: Seat }) {
  const act = useVerb<{ id: string; minutes: number; note: string }, { minutes: number }>(
    'POST /sitting/seats/{id}/extra',
  )
  const grant = async (minutes: number, note: string) => {
    const got = await act.run({ id: seat.id, minutes, note })
    if (got) announce(`座位 ${seat.seat} 累计延时 ${got.minutes} 分钟。`)
  }
  return <ExtraTime label="延时" act={act} grant={grant} />
}

function RescueIn({ seat }: { seat: Seat }) {
  const act = useVerb<{ id: string; content: string }, { fresh: number; late: number }>(
    'POST /sitting/seats/{id}/rescues',
  )
  return (
    <p>
      <label>
        收救援文件{' '}
        <input
          type="file"
          accept=".json,application/json"
          onChange={async (event) => {
            const file = event.target.files?.[0]
            if (!file) return
            const got = await act.run({ id: seat.id, content: await file.text() })
            if (got)
              announce(
                `收到 ${got.fresh} 题，等主监考处理${got.late > 0 ? `；另有 ${got.late} 题是结束以后写的，不收` : ''}。`,
              )
          }}
        />
      </label>
      {act.failure && <FailureNote failure={act.failure} />}
    </p>
  )
}
