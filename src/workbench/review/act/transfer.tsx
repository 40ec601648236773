import { useId, useState } from 'react'
import { useAnswer } from '../../api/answer.ts'
import { useVerb } from '../../api/verb.ts'
import { announce } from '../../kit/announce.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { CaseItem } from '../case-view.ts'

interface Colleague {
  account: string
  label: string
  title: string
}

/** Gives a claimed case to a colleague who may take its next step, or back to everybody who may (转办、放回). */
export function Transfer({ number }: { number: string }) {
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState('')
  const id = useId()
  const colleagues = useAnswer<{ items: Colleague[] }>(
    '/cases/{number}/colleagues',
    { number },
    { when: open },
  )
  const transfer = useVerb<{ number: string; to: string | null }, CaseItem>('POST /cases/{number}/transfer')
  const items = colleagues.answer?.items ?? []
  async function give(colleague: string | null) {
    if (!(await transfer.run({ number, to: colleague }))) return
    setOpen(false)
    announce(colleague ? '已转办。' : '已放回待办，同岗位的人都能领。')
  }
  return (
    <>
      <button type="button" className="btn ghost" onClick={() => setOpen(true)}>
        转办
      </button>
      <Dialog title="转办" open={open} onClose={() => setOpen(false)}>
        {transfer.failure && <FailureNote failure={transfer.failure} />}
        {colleagues.failure && <FailureNote failure={colleagues.failure} />}
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (to) void give(to)
          }}
        >
          <label htmlFor={id}>转给谁</label>
          <select id={id} className="text" value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{colleagues.answer && items.length === 0 ? '没有同岗位的同事' : '请选'}</option>
            {items.map(({ account, label, title }) => (
              <option key={account} value={account}>
                {label}（{title}）
              </option>
            ))}
          </select>
          <p className="buttons">
            <button type="submit" className="btn" disabled={transfer.busy || !to}>
              转给这位同事
            </button>
            <button
              type="button"
              className="btn ghost"
              disabled={transfer.busy}
              onClick={() => void give(null)}
            >
              放回待办
            </button>
          </p>
        </form>
      </Dialog>
    </>
  )
}
