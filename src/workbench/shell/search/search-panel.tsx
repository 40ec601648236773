import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { Go } from './go.tsx'
import { PeopleFound, ratherSomebody } from './people-found.tsx'
import { type FoundGroup, useBegun, useFound } from './use-found.ts'

/** Finds while one types: pages and actions, cases, organisations, classes, certificates, occupations, policies; people when asked. */
export function SearchPanel({ onGo }: { onGo: () => void }) {
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const q = useDeferredValue(text.trim().slice(0, 60))
  const begun = useBegun()
  const { groups, waiting } = useFound(q)
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0)
  const somebody = ratherSomebody(q)
  const people = <PeopleFound key={q} q={q} onGo={onGo} />
  // The dialog has been opened by now: typing goes here, whatever had the focus before.
  useEffect(() => input.current?.focus(), [])

  /** Up and down through what was found; Enter in the box opens the first; letters go on with the box. */
  function walk(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const lines = [...(panel.current?.querySelectorAll<HTMLElement>('[data-found]') ?? [])]
    const at = lines.indexOf(document.activeElement as HTMLElement)
    const to = event.key === 'ArrowDown' ? lines[at + 1] : event.key === 'ArrowUp' ? lines[at - 1] : undefined
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (to) to.focus()
      else if (event.key === 'ArrowUp') input.current?.focus()
    } else if (event.key === 'Enter' && at < 0 && document.activeElement === input.current) {
      event.preventDefault()
      lines[0]?.click()
    } else if (at >= 0 && event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      input.current?.focus()
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the box and the links in it
    <div className="search" ref={panel} onKeyDown={walk}>
      <label htmlFor="search">
        办件号的任何一段、单位、班次、证书编号、姓名，或要办的事；拼音、首字母也可以
      </label>
      <input
        ref={input}
        id="search"
        type="text"
        data-first=""
        enterKeyHint="search"
        autoComplete="off"
        maxLength={60}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="muted">
        {q === ''
          ? '输入后立即显示，↑ ↓ 选择，Enter 打开。'
          : count > 0
            ? `找到 ${count} 条`
            : waiting
              ? '正在找……'
              : '没有找到，换个说法试试。'}
      </p>
      {somebody && people}
      {(q === '' ? begun : groups).map((group) => (
        <Lines key={group.title} group={group} onGo={onGo} />
      ))}
      {!somebody && people}
    </div>
  )
}

const Lines = ({ group: { title, lines }, onGo }: { group: FoundGroup; onGo: () => void }) => (
  <section>
    <h3>{title}</h3>
    <ul>
      {lines.map((line) => {
        const words = (
          <>
            <b>{line.title}</b> <small>{line.more}</small>
          </>
        )
        return (
          <li key={`${line.to ?? line.href} ${line.title}`}>
            {line.to ? (
              <Go to={line.to} data-found="" onClick={onGo}>
                {words}
              </Go>
            ) : (
              <a href={line.href} data-found="">
                {words}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  </section>
)
