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

/** Those with a card of one's own organisation. */
interface Own {
  members: { id: string; name: string; role: string; card: string }[]
}

interface RoomAsked {
  room: string
  places: number
}
type RoomTyped = { key: number; room: string; places: string }

/** Another room like the last one, with the next number. */
const after = (rooms: readonly RoomTyped[]): RoomTyped => {
  const last = rooms.at(-1)
  const key = (last?.key ?? 0) + 1
  return { key, room: String(rooms.length + 1), places: last?.places ?? '30' }
}

/** 安排机考: for an examination of one's own that has its seats. */
export function Arrange({ arranged }: { arranged: ReadonlySet<string> }) {
  const { answer } = useAnswer<Exams>('/assessment/our-exams')
  const act = useVerb<
    { exam: string; rooms: RoomAsked[]; watchers: string[]; browserKey: string | null },
    { candidates: number; rooms: number; beside: number }
  >('POST /sitting/sessions')
  const [exam, setExam] = useState('')
  const [rooms, setRooms] = useState([{ key: 1, room: '1', places: '30' }])
  const own = useAnswer<Own>('/accreditation/mine').answer
  const [cards, setCards] = useState<readonly string[]>([])
  const [key, setKey] = useState('')
  const set = (key: number, typed: Partial<RoomTyped>) =>
    setRooms(rooms.map((one) => (one.key === key ? { ...one, ...typed } : one)))
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
            rooms: rooms.map(({ room, places }) => ({ room, places: Number(places) })),
            watchers: [...cards],
            browserKey: key.trim() === '' ? null : key.trim(),
          })
          if (got)
            announce(
              `已安排 ${got.candidates} 名考生，${got.rooms} 个考场。${got.beside > 0 ? `有 ${got.beside} 处相邻的是同班。` : ''}`,
            )
        }}
      >
        <p className="buttons">
          <label>
            考试{' '}
            <select className="text" value={exam} onChange={(event) => setExam(event.target.value)}>
              {open.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.occupation} {levelName(levelOf(one.level))} {formatDay(one.heldOn as CivilDate)}
                </option>
              ))}
            </select>
          </label>
        </p>
        <fieldset>
          <legend>考场（按次序坐满，同班的尽量不相邻）</legend>
          {rooms.map(({ key, room, places }, at) => (
            <p className="buttons" key={key}>
              <label>
                考场{' '}
                <input
                  className="text"
                  value={room}
                  maxLength={10}
                  required
                  onChange={(event) => set(key, { room: event.target.value })}
                />
              </label>
              <label>
                机位{' '}
                <input
                  type="number"
                  className="text"
                  min={1}
                  max={500}
                  required
                  value={places}
                  onChange={(event) => set(key, { places: event.target.value })}
                />
              </label>
              {at > 0 && (
                <button
                  type="button"
                  className="btn ghost"
                  onClick={() => setRooms(rooms.filter((one) => one.key !== key))}
                >
                  去掉{room}考场
                </button>
              )}
            </p>
          ))}
          <button type="button" className="btn ghost" onClick={() => setRooms([...rooms, after(rooms)])}>
            加一个考场
          </button>
        </fieldset>
        {own && own.members.length > 0 && (
          <fieldset>
            <legend>监考员（每个考场两名，避开教过的学员和同事；不选的由到场的人签名）</legend>
            <p className="buttons">
              {own.members.map(({ id, name, role, card }) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={cards.includes(card)}
                    onChange={({ target: { checked } }) =>
                      setCards(checked ? [...cards, card] : cards.filter((one) => one !== card))
                    }
                  />{' '}
                  {name}（{role}，{card}）
                </label>
              ))}
            </p>
          </fieldset>
        )}
        <p className="buttons">
          <label>
            考试浏览器配置密钥（可不填）{' '}
            <input
              className="text"
              value={key}
              maxLength={64}
              onChange={(event) => setKey(event.target.value)}
            />
          </label>
          <button type="submit" className="btn" disabled={act.busy}>
            排机考
          </button>
        </p>
      </form>
    </section>
  )
}
