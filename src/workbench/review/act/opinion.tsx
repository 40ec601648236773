import { useEffect, useRef } from 'react'

/** The usual sentences of those who file, who never decide. */
const FILED = ['已按告知内容补正。', '材料已补齐，请继续办理。']

const PHRASES = [
  '材料齐全，比对一致，同意。',
  '疑点已核实，不影响办理，同意。',
  '请按清单一次补齐后重新提交。',
  '不符合规定条件，理由见所选条款。',
]

/** The officer's opinion (审核意见): free text, with the usual sentences at hand. */
export function Opinion({
  value,
  onChange,
  missing,
  decides,
}: {
  value: string
  onChange: (text: string) => void
  missing: boolean
  /** Whoever writes is an officer. */
  decides: boolean
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const phrases = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (missing) field.current?.focus()
  }, [missing])
  function choose(phrase: string) {
    onChange(phrase)
    if (phrases.current) phrases.current.open = false
    field.current?.focus()
  }
  return (
    <div className="opinion">
      <label htmlFor="opinion">{decides ? '意见' : '说明'}</label>
      <textarea
        id="opinion"
        ref={field}
        rows={1}
        maxLength={500}
        value={value}
        aria-invalid={missing}
        aria-describedby={missing ? 'opinion-missing' : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <details className="phrases" ref={phrases}>
        <summary>常用</summary>
        <ul className="panel card">
          {(decides ? PHRASES : FILED).map((phrase) => (
            <li key={phrase}>
              <button type="button" onClick={() => choose(phrase)}>
                {phrase}
              </button>
            </li>
          ))}
        </ul>
      </details>
      {missing && (
        <p id="opinion-missing" className="field-error" role="alert">
          这一步要写明意见
        </p>
      )}
    </div>
  )
}
