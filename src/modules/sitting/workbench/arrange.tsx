import { useState } from 'react'
import { levelName, levelOf } from '../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'

interface Exams {
  items: { id: string; occupation: string; level: string; heldOn: string; state: string }[]
}

/** 安排机考: for an examination of one's own that has its seats. */
export function Arrange({ arranged }: { arranged: ReadonlySet<string> }) {
  const { answer } = useAnswer<Exams>('/assessment/our-exams')
  const act = useVerb<
    { exam: string; seatsPerRoom: number; browserKey: string | null },
    { candidates: number; rooms: number }
  >('POST /sitting/sessions')
  const [exam, setExam] = useState('')
  const [seats, setSeats] = useState('30')
  const [key, setKey] = useState('')
  const open = (answer?.items ?? []).filter(({ id, state }) => state === 'seated' && !arranged.has(id))
  if (open.length === 0) return null
  return (
    <section>
      <h2>安排机考</h2>
      {act.failure && <FailureNote failure={act.failure} />}
      <form
        className="form"
        aria-label="安排机考"
        onSubmit={async (event) => {
          event.preventDefault()
          const got = await act.run({
            exam: exam || (open[0]?.id ?? ''),
            seatsPerRoom: Number(seats),
            browserKey: key.trim() === '' ? null : key.trim(),
          })
          if (got) announce(`已安排 ${got.candidates} 名考生，${got.rooms} 个考场。`)
        }}
      >
        <p className="buttons">
          <label>
            考试{' '}
            <select value={exam} onChange={(event) => setExam(event.target.value)}>
              {open.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.occupation} {levelName(levelOf(one.level))} {formatDay(one.heldOn as CivilDate)}
                </option>
              ))}
            </select>
          </label>
          <label>
            每个考场{' '}
            <input
              type="number"
              min={1}
              max={500}
              value={seats}
              onChange={(event) => setSeats(event.target.value)}
            />{' '}
            人
          </label>
          <label>
            考试浏览器配置密钥（可不填）{' '}
            <input value={key} maxLength={64} onChange={(event) => setKey(event.target.value)} />
          </label>
          <button type="submit" className="btn" disabled={act.busy}>
            排机考
          </button>
        </p>
      </form>
    </section>
  )
}
