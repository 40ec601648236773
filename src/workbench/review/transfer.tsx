import { useId, useState } from 'react'
import { useVerb } from '../api/verb.ts'
import { announce } from '../kit/announce.tsx'
import { Dialog } from '../kit/dialog.tsx'
import { FailureNote } from '../kit/failure-note.tsx'
import type { CaseItem } from './case-view.ts'

/** Gives a claimed case to a colleague, or back to everybody who may take it (转办、放回). */
export function Transfer({ number }: { number: string }) {
  const [open, setOpen] = useState(false)
  const [to, setTo] = useState('')
  const id = useId()
  const transfer = useVerb<{ number: string; to: string | null }, CaseItem>('POST /cases/{number}/transfer')
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
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault()
            if (to.trim()) void give(to.trim())
          }}
        >
          <label htmlFor={id}>同事的账号</label>
          <input
            id={id}
            className="text"
            value={to}
            autoComplete="off"
            onChange={(event) => setTo(event.target.value)}
          />
          <p className="buttons">
            <button type="submit" className="btn" disabled={transfer.busy || !to.trim()}>
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
