import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useVerb } from '../../api/verb.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Go } from '../../shell/search/go.tsx'
import type { CaseItem } from '../case-view.ts'
import { type BatchView, isOver, progressOf, useBatch } from '../many/batch.ts'
import { BatchLines } from '../many/batch-lines.tsx'
import { StopBatch } from '../many/stop-batch.tsx'

/** What is done with each of many cases, as the server takes it. */
export type BatchAct =
  | { do: 'primary' }
  | { do: 'claim' }
  | { do: 'step'; step: string; reason?: string; corrections?: string[]; note?: string }

interface BatchRunProps {
  title: string
  cases: readonly CaseItem[]
  /** Null while something is still to be chosen. */
  act: BatchAct | null
  /** The button: a verb. */
  begin: string
  /** What will be done, and what has to be chosen for it; shown until it has begun. */
  children: ReactNode
  onClose: () => void
}

/** Begins a batch and shows how far it is; the server goes on whether or not this window stays open. */
export function BatchRun({ title, cases, act, begin, children, onClose }: BatchRunProps) {
  const [id, setId] = useState<string | null>(null)
  const verb = useVerb<{ numbers: string[]; act: BatchAct }, BatchView>('POST /cases/steps')
  const { data } = useBatch(id)
  const client = useQueryClient()

  async function start() {
    if (!act) return
    const begun = await verb.run({ numbers: cases.map(({ number }) => number), act })
    if (begun) setId(begun.id)
  }

  /** The lists behind this window know of what was done once it is gone: with their rows it would go too. */
  function close() {
    onClose()
    if (id !== null) void client.invalidateQueries()
  }

  return (
    <Dialog title={title} open onClose={close}>
      {id === null && children}
      {verb.failure && <FailureNote failure={verb.failure} />}
      {data ? (
        <>
          <p role="status">{progressOf(data)}</p>
          <progress value={data.done + data.left} max={data.total} aria-label="办理进度" />
          <BatchLines lines={data.lines} />
        </>
      ) : (
        <ol className="batch">
          {cases.map(({ number, title: what }) => (
            <li key={number}>
              <span>
                {what} <small className="muted">{number}</small>
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="buttons">
        {id === null && (
          <button
            type="button"
            className="btn"
            onClick={() => void start()}
            disabled={verb.busy || act === null}
          >
            {begin}
          </button>
        )}
        {data && !isOver(data) && <StopBatch id={data.id} />}
        {id !== null && (
          <Go className="btn ghost" to={`/cases/batches/${id}`} onClick={close}>
            在“批量办理”里看
          </Go>
        )}
        <button type="button" className="btn ghost" onClick={close}>
          {id === null ? '先不办' : data && isOver(data) ? '看剩下的' : '关掉窗口，服务器接着办'}
        </button>
      </p>
    </Dialog>
  )
}
