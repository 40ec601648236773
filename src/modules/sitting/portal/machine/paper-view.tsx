import type { CandidateItem } from '../../../bank/index.ts'
import { Question } from './question.tsx'

/** What the candidate sees while the paper is open. */
export interface Shown {
  title: string
  name: string
  seat: string
  items: readonly CandidateItem[]
  answers: ReadonlyMap<string, unknown>
  flags: readonly string[]
  at: number
  /** Milliseconds. */
  left: number
  unsent: number
  online: boolean
  checking: boolean
  handInLater: number
  note: string | null
}

export interface Doing {
  go(at: number): void
  change(item: string, answer: unknown): void
  flag(item: string): void
  check(on: boolean): void
  handIn(): void
  rescue(): void
}

/** The paper: one question a screen, the numbers of all beside it. */
export function PaperView({ shown, doing }: { shown: Shown; doing: Doing }) {
  const { items, at, answers, flags, checking } = shown
  const item = items[at]
  return (
    <>
      <Head shown={shown} doing={doing} />
      {shown.note && (
        <p className="notice warn" role="alert">
          {shown.note}
        </p>
      )}
      {checking ? (
        <Check shown={shown} doing={doing} />
      ) : (
        item && (
          <div className="room-body">
            <section aria-label={`第 ${at + 1} 题，共 ${items.length} 题`}>
              <Question
                key={item.id}
                number={at + 1}
                item={item}
                answer={answers.get(item.id)}
                change={(answer) => doing.change(item.id, answer)}
              />
              <p className="room-turn">
                <button
                  type="button"
                  className="btn ghost"
                  disabled={at === 0}
                  onClick={() => doing.go(at - 1)}
                >
                  上一题
                </button>
                <button
                  type="button"
                  className="btn ghost"
                  aria-pressed={flags.includes(item.id)}
                  onClick={() => doing.flag(item.id)}
                >
                  {flags.includes(item.id) ? '取消回头再看' : '回头再看'}
                </button>
                {at < items.length - 1 ? (
                  <button type="button" className="btn" onClick={() => doing.go(at + 1)}>
                    下一题
                  </button>
                ) : (
                  <button type="button" className="btn" onClick={() => doing.check(true)}>
                    检查交卷
                  </button>
                )}
              </p>
            </section>
            <nav aria-label="题号" className="room-numbers">
              {items.map((one, place) => (
                <button
                  type="button"
                  key={one.id}
                  aria-current={place === at ? 'true' : undefined}
                  className={numberClass(isAnswered(answers.get(one.id)), flags.includes(one.id))}
                  onClick={() => doing.go(place)}
                >
                  {place + 1}
                  <span className="sr">
                    {isAnswered(answers.get(one.id)) ? '，已答' : '，未答'}
                    {flags.includes(one.id) ? '，回头再看' : ''}
                  </span>
                </button>
              ))}
              <button type="button" className="btn ghost wide" onClick={() => doing.check(true)}>
                检查交卷
              </button>
            </nav>
          </div>
        )
      )}
    </>
  )
}

const numberClass = (answered: boolean, flagged: boolean): string =>
  ['room-number', answered ? 'answered' : '', flagged ? 'flagged' : ''].filter(Boolean).join(' ')

/** An empty text or list is no answer. */
export const isAnswered = (answer: unknown): boolean =>
  typeof answer === 'string' || Array.isArray(answer) ? answer.length > 0 : answer !== undefined

const Head = ({ shown, doing }: { shown: Shown; doing: Doing }) => (
  <header className="room-head">
    <h1>{shown.title}</h1>
    <p>
      {shown.seat} 号 {shown.name}
    </p>
    <p className="room-left" role="timer">
      还剩 {clock(shown.left)}
    </p>
    <p role="status" data-unsent={shown.unsent}>
      {shown.unsent === 0 ? '已保存' : `未发送 ${shown.unsent} 条，已存在本机`}
    </p>
    {!shown.online && (
      <p role="alert">
        网络断开，可以继续答题，连上后自动补传。
        <button type="button" className="btn ghost" onClick={doing.rescue}>
          导出救援文件
        </button>
      </p>
    )}
  </header>
)

function Check({ shown, doing }: { shown: Shown; doing: Doing }) {
  const { items, answers, flags, handInLater, unsent, online } = shown
  const open = items.flatMap((one, at) => (isAnswered(answers.get(one.id)) ? [] : [at]))
  const flagged = items.flatMap((one, at) => (flags.includes(one.id) ? [at] : []))
  return (
    <section aria-labelledby="check" className="card pad">
      <h2 id="check">检查交卷</h2>
      <p>
        共 {items.length} 题，已答 {items.length - open.length} 题，未答 {open.length} 题。
      </p>
      <Places title="未答" at={open} go={doing.go} />
      <Places title="回头再看" at={flagged} go={doing.go} />
      {handInLater > 0 && <p>再过 {clock(handInLater)} 才可以交卷。</p>}
      {!online && <p>现在没有网络，连上以后才能交卷；到时间自动按已保存的收卷。</p>}
      <p className="room-turn">
        <button type="button" className="btn ghost" onClick={() => doing.check(false)}>
          回去继续答
        </button>
        <button type="button" className="btn" disabled={handInLater > 0 || !online} onClick={doing.handIn}>
          交卷，不再修改
        </button>
      </p>
      {unsent > 0 && <p>交卷时一起发送未发送的 {unsent} 条。</p>}
    </section>
  )
}

const Places = ({ title, at, go }: { title: string; at: readonly number[]; go(place: number): void }) =>
  at.length === 0 ? null : (
    <p>
      {title}：
      {at.map((place) => (
        <button type="button" key={place} className="room-number" onClick={() => go(place)}>
          {place + 1}
        </button>
      ))}
    </p>
  )

/** Milliseconds as 1:23:45. */
export function clock(millis: number): string {
  const seconds = Math.max(0, Math.ceil(millis / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
