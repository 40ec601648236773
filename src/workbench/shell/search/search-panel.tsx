import { useDeferredValue, useState } from 'react'
import { useAnswer } from '../../api/answer.ts'
import type { CaseList } from '../../review/case-view.ts'
import { useMay, useMe } from '../me.ts'
import { menuOf } from '../menu/menu.ts'
import { registeredScreens } from '../screen.ts'
import { Go } from './go.tsx'

const BOXES = ['todo', 'watch', 'done'] as const
const SHOWN = 8

interface Found {
  to: string
  title: string
  more: string
}

/** Results while one types: screens by name, cases by number, name or organisation. */
export function SearchPanel({ onGo }: { onGo: () => void }) {
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const found = [...useCases(q), ...useScreens(q)].slice(0, SHOWN)
  return (
    <div className="search">
      <label htmlFor="search">办件号、姓名、单位，或页面的名字</label>
      <input
        id="search"
        type="text"
        data-first=""
        enterKeyHint="search"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className="muted">
        {q === ''
          ? '输入后立即显示结果，按 Tab 选择。'
          : found.length > 0
            ? `找到 ${found.length} 条`
            : '没有找到，换个说法试试。'}
      </p>
      <ul>
        {found.map(({ to, title, more }) => (
          <li key={to}>
            <Go to={to} onClick={onGo}>
              <b>{title}</b> <small>{more}</small>
            </Go>
          </li>
        ))}
      </ul>
    </div>
  )
}

function useScreens(q: string): Found[] {
  const { may } = useMe()
  if (q === '') return []
  return menuOf(registeredScreens(), may)
    .flatMap((place) => (place.kind === 'entry' ? [place] : place.items))
    .filter(({ label }) => label.includes(q))
    .map(({ path, label }) => ({ to: path, title: label, more: '页面' }))
}

function useCases(q: string): Found[] {
  const may = useMay(['cases.read', 'organisation.read'])
  const when = may && q.length > 1
  const answers = [
    useAnswer<CaseList>('/cases', { box: 'todo', q }, { when, keep: true }),
    useAnswer<CaseList>('/cases', { box: 'watch', q }, { when, keep: true }),
    useAnswer<CaseList>('/cases', { box: 'done', q }, { when, keep: true }),
  ]
  if (!when) return []
  const found = new Map<string, Found>()
  answers.forEach(({ answer }, at) => {
    for (const { number, title, kindTitle, stateTitle } of answer?.items ?? []) {
      if (found.has(number)) continue
      found.set(number, {
        to: `/cases/${number}?box=${BOXES[at]}`,
        title,
        more: `${kindTitle} · ${stateTitle} · ${number}`,
      })
    }
  })
  return [...found.values()]
}
