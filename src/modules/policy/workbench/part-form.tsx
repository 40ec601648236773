import { useState } from 'react'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Part } from './parts.ts'

/**
 * Edits one part of a draft. When a colleague saves the same part meanwhile, their words appear above the form and the
 * own ones stay in it; saving goes on only after the editor has said which shall hold.
 */
export function PartForm({
  part,
  number,
  revision,
  onDone,
  again,
}: {
  part: Part
  number: string
  /** The draft as it is now; the form holds on to the one it was opened with. */
  revision: number
  onDone: () => void
  again: () => void
}) {
  const [opened, setOpened] = useState({ revision, now: part.now, start: part.now })
  const overtaken = part.fields.filter(({ key }) => part.now[key] !== opened.now[key])
  return (
    <>
      {overtaken.length > 0 && (
        <div className="note warn" role="alert">
          <h3>同事刚改了这里</h3>
          {overtaken.map(({ key, title }) => (
            <p key={key} className="wording">
              {title}改成：{part.now[key] || '（空）'}
            </p>
          ))}
          <p>您写的还在下面，没有丢。</p>
          <p className="buttons">
            <button
              type="button"
              className="btn ghost"
              onClick={() => setOpened({ ...opened, revision, now: part.now })}
            >
              以我的为准
            </button>
            <button
              type="button"
              className="btn ghost"
              onClick={() => setOpened({ revision, now: part.now, start: part.now })}
            >
              用同事的
            </button>
          </p>
        </div>
      )}
      <HhForm
        key={JSON.stringify(opened.start)}
        title={part.heading}
        verb="POST /cases/{number}/steps/{step}"
        fields={part.fields}
        start={opened.start}
        fixed={{ number, step: 'edit', input: { ...part.fixed, seen: opened.revision } }}
        inside="input"
        submit="保存"
        onDone={onDone}
        onFailed={again}
      />
    </>
  )
}
