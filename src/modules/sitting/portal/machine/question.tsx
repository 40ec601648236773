import type { CandidateItem } from '../../../bank/index.ts'
import { Hotspot } from './hotspot.tsx'

type Change = (answer: unknown) => void
interface Asked<K extends CandidateItem['kind'] = CandidateItem['kind']> {
  item: Extract<CandidateItem, { kind: K }>
  answer: unknown
  change: Change
}

/** One question of the paper, of whatever kind, with what stands as its answer. */
export function Question({ item, answer, change, number }: Asked & { number: number }) {
  return (
    <article className="room-question" aria-labelledby={`stem-${item.id}`}>
      <div id={`stem-${item.id}`}>
        {item.stem.paragraphs.map((text, at) => (
          <p key={`${item.id} ${text}`}>
            {at === 0 && <b>{number}. </b>}
            {text}
            {at === item.stem.paragraphs.length - 1 && (
              <span className="room-points">（{item.points} 分）</span>
            )}
          </p>
        ))}
      </div>
      {item.stem.pictures.map((one) => (
        <img
          key={one.data}
          src={`data:${one.type};base64,${one.data}`}
          alt={one.alt}
          width={one.width}
          height={one.height}
        />
      ))}
      <Answer item={item} answer={answer} change={change} />
    </article>
  )
}

function Answer({ item, answer, change }: Asked) {
  switch (item.kind) {
    case 'choice':
      return <Choice item={item} answer={answer} change={change} />
    case 'multiple':
      return <Multiple item={item} answer={answer} change={change} />
    case 'order':
      return <Order item={item} answer={answer} change={change} />
    case 'match':
      return <Match item={item} answer={answer} change={change} />
    case 'text-entry':
      return (
        <p>
          <label>
            填写：
            <input
              className="room-text"
              maxLength={200}
              defaultValue={typeof answer === 'string' ? answer : ''}
              autoComplete="off"
              onInput={(event) => change(event.currentTarget.value)}
            />
          </label>
        </p>
      )
    case 'extended-text':
      return (
        <p>
          <label>
            作答：
            <textarea
              className="room-text"
              rows={Math.max(6, item.lines)}
              maxLength={20_000}
              defaultValue={typeof answer === 'string' ? answer : ''}
              onInput={(event) => change(event.currentTarget.value)}
            />
          </label>
        </p>
      )
    case 'hotspot':
      return <Hotspot item={item} answer={answer} change={change} />
  }
}

const LETTERS = 'ABCDEFGHIJKL'

const Choice = ({ item, answer, change }: Asked<'choice'>) => (
  <fieldset className="room-options">
    <legend>选一项</legend>
    {item.options.map((one, at) => (
      <label key={one.id}>
        <input
          type="radio"
          name={item.id}
          defaultChecked={answer === one.id}
          onChange={() => change(one.id)}
        />
        <span>
          {LETTERS[at]}. {one.text}
        </span>
      </label>
    ))}
  </fieldset>
)

function Multiple({ item, answer, change }: Asked<'multiple'>) {
  const chosen = listOf(answer)
  return (
    <fieldset className="room-options">
      <legend>选所有正确的</legend>
      {item.options.map((one, at) => (
        <label key={one.id}>
          <input
            type="checkbox"
            checked={chosen.includes(one.id)}
            onChange={(event) =>
              change(
                event.currentTarget.checked ? [...chosen, one.id] : chosen.filter((each) => each !== one.id),
              )
            }
          />
          <span>
            {LETTERS[at]}. {one.text}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function Order({ item, answer, change }: Asked<'order'>) {
  const given = listOf(answer)
  const ids = given.length > 0 ? given : item.options.map(({ id }) => id)
  const text = new Map(item.options.map((one) => [one.id, one.text]))
  const swap = (at: number, with_: number) => {
    const next = [...ids]
    ;[next[at], next[with_]] = [next[with_] as string, next[at] as string]
    change(next)
  }
  return (
    <>
      <p>按先后排好；{given.length > 0 ? '已作答。' : '还没有作答。'}</p>
      <ol className="room-order">
        {ids.map((id, at) => (
          <li key={id}>
            <span>{text.get(id)}</span>
            <button type="button" className="btn ghost" disabled={at === 0} onClick={() => swap(at, at - 1)}>
              上移<span className="sr">{text.get(id)}</span>
            </button>
            <button
              type="button"
              className="btn ghost"
              disabled={at === ids.length - 1}
              onClick={() => swap(at, at + 1)}
            >
              下移<span className="sr">{text.get(id)}</span>
            </button>
          </li>
        ))}
      </ol>
      {given.length === 0 && (
        <button type="button" className="btn ghost" onClick={() => change(ids)}>
          就是这个顺序
        </button>
      )}
    </>
  )
}

function Match({ item, answer, change }: Asked<'match'>) {
  const pairs = Array.isArray(answer) ? (answer as [string, string][]) : []
  const chosen = new Map(pairs)
  return (
    <div className="room-match">
      {item.left.map((left) => (
        <p key={left.id}>
          <label>
            <span>{left.text}</span>
            <select
              value={chosen.get(left.id) ?? ''}
              onChange={(event) => {
                const right = event.currentTarget.value
                const rest = pairs.filter(([id]) => id !== left.id)
                change(right === '' ? rest : [...rest, [left.id, right]])
              }}
            >
              <option value="">请选择</option>
              {item.right.map((right) => (
                <option key={right.id} value={right.id}>
                  {right.text}
                </option>
              ))}
            </select>
          </label>
        </p>
      ))}
    </div>
  )
}

const listOf = (answer: unknown): string[] =>
  Array.isArray(answer) ? answer.filter((one): one is string => typeof one === 'string') : []
