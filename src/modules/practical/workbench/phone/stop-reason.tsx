import { useState } from 'react'
import type { Mark } from './outbox.ts'

/** Why a candidate stopped: one of the city's reasons, and a word more; only with it the mark is kept. */
export function StopReason({
  reasons,
  stop,
}: {
  reasons: readonly { code: string; text: string }[]
  stop(of: NonNullable<Mark['stop']>): void
}) {
  const [words, setWords] = useState('')
  return (
    <fieldset className="note warn">
      <legend>中止的原因</legend>
      <p>
        <label>
          补充一句（可以不写）{' '}
          <input
            className="text"
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </label>
      </p>
      <p>选原因，记下中止：</p>
      <div className="practical-steps">
        {reasons.map(({ code, text }) => (
          <button
            key={code}
            type="button"
            className="btn ghost"
            aria-label={`中止：${text}`}
            onClick={() => stop({ code, words: words.trim() })}
          >
            {text}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
