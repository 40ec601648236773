import { useSyncExternalStore } from 'react'

let said = { text: '', times: 0 }
const listeners = new Set<() => void>()

/** Says what was done (“已通过”) to eyes and screen readers, without taking the focus. */
export function announce(text: string): void {
  said = { text, times: said.times + 1 }
  for (const listener of listeners) listener()
}

/** Where announcements appear; each stays until the next one. */
export function Announcer() {
  const { text, times } = useSyncExternalStore(subscribe, () => said)
  return (
    <output className={text ? 'announcer noprint' : 'announcer quiet noprint'} aria-live="polite">
      {text && (
        <span key={times}>
          {text}
          <button type="button" aria-label="关闭提示" onClick={() => announce('')}>
            ×
          </button>
        </span>
      )}
    </output>
  )
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
