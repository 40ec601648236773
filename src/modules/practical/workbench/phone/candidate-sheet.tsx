import { useState } from 'react'
import { pointsIn, pointsText } from '../../rules/points.ts'
import { PRESENCE, PRESENCES } from '../../rules/settle.ts'
import { PRESENCE_WORDS } from '../words.ts'
import type { Mark, Sheet } from './outbox.ts'
import { StopReason } from './stop-reason.tsx'

type Cells = (candidate: string, item: string) => { key: string; value: string }[]
type Candidate = Sheet['candidates'][number]
type Item = Sheet['items'][number]

/** One candidate's sheet: there or not, then item by item, each with large buttons. */
export function CandidateSheet({
  sheet,
  one,
  cells,
  mark,
}: {
  sheet: Sheet
  one: Candidate
  cells: Cells
  mark(candidate: string, item: string, value: string, stop?: Mark['stop']): void
}) {
  const [asking, setAsking] = useState(false)
  const presence = cells(one.id, PRESENCE)
  const say = (value: string) => {
    setAsking(value === 'stopped')
    if (value !== 'stopped') mark(one.id, PRESENCE, value)
  }
  const [only] = presence
  const said = presence.length > 1 ? null : (only?.value ?? 'sat')
  const sum = sheet.items.reduce((total, { id }) => {
    const [cell, ...more] = cells(one.id, id)
    return total + (cell && more.length === 0 ? (pointsIn(cell.value) ?? 0) : 0)
  }, 0)
  return (
    <section aria-label={`${one.seat} 号考生`}>
      <p className="practical-who">
        <b>{one.seat} 号</b>
        <span>准考证号 {one.admission}</span>
        {one.name && <span>{one.name}</span>}
      </p>
      <fieldset className="practical-item">
        <legend>到考情况</legend>
        <Several cells={presence} show={(value) => PRESENCE_WORDS[value] ?? value} choose={say} />
        <div className="practical-steps">
          {PRESENCES.map((value) => (
            <button
              key={value}
              type="button"
              className="btn ghost"
              aria-pressed={said === value}
              onClick={() => say(value)}
            >
              {PRESENCE_WORDS[value]}
            </button>
          ))}
        </div>
        {asking && (
          <StopReason
            reasons={sheet.stopReasons ?? []}
            stop={(stop) => {
              setAsking(false)
              mark(one.id, PRESENCE, 'stopped', stop)
            }}
          />
        )}
      </fieldset>
      {said === 'stopped' && <p className="note">中止的考生：已经做的照评，没有做的不用评。</p>}
      {said !== 'absent' && (
        <>
          {sheet.items.map((item) => (
            <ItemRow
              key={item.id}
              item={item}
              cells={cells(one.id, item.id)}
              give={(value) => mark(one.id, item.id, value)}
            />
          ))}
          <p className="practical-sum" role="status" aria-label="合计">
            合计 {pointsText(sum)} 分
          </p>
        </>
      )}
    </section>
  )
}

function ItemRow({
  item,
  cells,
  give,
}: {
  item: Item
  cells: readonly { key: string; value: string }[]
  give(value: string): void
}) {
  const most = pointsIn(item.most) ?? 0
  const step = pointsIn(item.step) ?? 1
  const same = new Set(cells.map(({ value }) => value)).size === 1
  const now = same ? pointsIn(cells[0]?.value ?? '') : null
  const to = (points: number) => give(pointsText(Math.min(most, Math.max(0, points))))
  return (
    <fieldset className="practical-item">
      <legend>
        {item.words} <span className="muted">满分 {item.most}</span>
      </legend>
      <Several cells={cells} show={(value) => `${value} 分`} choose={give} />
      <div className="practical-steps">
        <button
          type="button"
          className="btn ghost"
          aria-label={`${item.words}减 ${item.step} 分`}
          disabled={now === null || now === 0}
          onClick={() => to((now ?? 0) - step)}
        >
          −
        </button>
        <output aria-label={`${item.words}得分`}>{now === null ? '未评' : pointsText(now)}</output>
        <button
          type="button"
          className="btn ghost"
          aria-label={`${item.words}加 ${item.step} 分`}
          disabled={now === most}
          onClick={() => to(now === null ? step : now + step)}
        >
          ＋
        </button>
      </div>
      <div className="practical-steps">
        {quick(most, step).map((points) => (
          <button
            key={points}
            type="button"
            className="btn ghost"
            aria-pressed={now === points}
            aria-label={`${item.words}给 ${pointsText(points)} 分`}
            onClick={() => to(points)}
          >
            {pointsText(points)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

const QUARTERS = [0, 0.25, 0.5, 0.75, 1]

/** Values that are given at once: none, the quarters and all, each on the item's step. */
const quick = (most: number, step: number): number[] => [
  ...new Set(QUARTERS.map((part) => Math.round((most * part) / step) * step)),
]

/** Two phones of one examiner said different things, and neither knew of the other: the examiner says which holds. */
function Several({
  cells,
  show,
  choose,
}: {
  cells: readonly { value: string }[]
  show(value: string): string
  choose(value: string): void
}) {
  const values = [...new Set(cells.map(({ value }) => value))].sort()
  if (values.length < 2) return null
  return (
    <div className="note warn" role="alert">
      <p>您的两部手机不一致：{values.map(show).join('、')}。请选一个，或者重新打分。</p>
      <p className="buttons">
        {values.map((value) => (
          <button key={value} type="button" className="btn" onClick={() => choose(value)}>
            用 {show(value)}
          </button>
        ))}
      </p>
    </div>
  )
}
