import { type FormEvent, useState } from 'react'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import type { ItemView } from '../views.ts'
import { KeyFields, keyFrom, type Typed } from './key-fields.tsx'

interface Proposal {
  id: string
  item: string
  key: Record<string, unknown> | null
  reason: string
}

/** 提出题目处理: that the question counts for everybody, or what else is right, and why. */
export function ProposeForm({
  session,
  item,
  onDone,
}: {
  session: string
  item: ItemView
  onDone: () => void
}) {
  const act = useVerb<Proposal, { ruling: string }>('POST /sitting/sessions/{id}/rulings')
  // A text has no key that another could take the place of.
  const mayRekey = item.kind !== 'extended-text'
  const [what, setWhat] = useState<'void' | 'key'>('void')
  const [typed, setTyped] = useState<Typed>({})
  const [reason, setReason] = useState('')
  async function send(event: FormEvent) {
    event.preventDefault()
    const key = what === 'void' ? null : keyFrom(item, typed)
    if (await act.run({ id: session, item: item.item, key, reason })) onDone()
  }
  return (
    <form className="form" aria-label="提出题目处理" onSubmit={(event) => void send(event)}>
      {act.failure && <FailureNote failure={act.failure} />}
      <fieldset>
        <legend>怎么处理</legend>
        <label>
          <input type="radio" name="what" checked={what === 'void'} onChange={() => setWhat('void')} />
          作废：答过这份卷的人都得满分
        </label>
        {mayRekey && (
          <label>
            <input type="radio" name="what" checked={what === 'key'} onChange={() => setWhat('key')} />
            更正答案：按新的答案重新判
          </label>
        )}
      </fieldset>
      {what === 'key' && <KeyFields item={item} typed={typed} change={setTyped} />}
      <label>
        理由
        <textarea
          value={reason}
          maxLength={300}
          rows={3}
          required
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          {act.busy ? '正在提交……' : '提出，等市局决定'}
        </button>
      </p>
    </form>
  )
}
