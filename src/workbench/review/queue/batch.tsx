import { useState } from 'react'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { useVerb } from '../../api/verb.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import { Go } from '../../shell/search/go.tsx'
import type { CaseItem } from '../case-view.ts'
import { type BatchView, isOver, progressOf, useBatch } from '../many/batch.ts'
import { BatchLines } from '../many/batch-lines.tsx'
import { StopBatch } from '../many/stop-batch.tsx'

/**
 * Takes the primary step of many clear cases (可批量). The server judges each again and goes on whether or not this
 * window stays open; one that has got a doubt meanwhile is left alone and named.
 */
export function Batch({ items, onClose }: { items: readonly CaseItem[]; onClose: () => void }) {
  const [cases] = useState(items)
  const [id, setId] = useState<string | null>(null)
  const act = useVerb<{ numbers: string[] }, BatchView>('POST /cases/steps')
  const { data } = useBatch(id)
  const sum = cases.reduce((so, { amount }) => so + (amount ?? 0), 0)

  async function begin() {
    const begun = await act.run({ numbers: cases.map(({ number }) => number) })
    if (begun) setId(begun.id)
  }

  return (
    <Dialog title={`批量办理 ${cases.length} 件`} open onClose={onClose}>
      <p>
        这些办件逐项比对一致、没有疑点。服务器逐件再核一遍再办，有变化的留下来由您单独看；每件都单独留痕。
      </p>
      <dl className="foreseen">
        <div>
          <dt>办理</dt>
          <dd>{cases.length} 件</dd>
        </div>
        {sum > 0 && (
          <div>
            <dt>涉及金额</dt>
            <dd>{formatYuan(sum as Fen)} 元</dd>
          </div>
        )}
      </dl>
      {act.failure && <FailureNote failure={act.failure} />}
      {data ? (
        <>
          <p role="status">{progressOf(data)}</p>
          <progress value={data.done + data.left} max={data.total} aria-label="办理进度" />
          <BatchLines lines={data.lines} />
        </>
      ) : (
        <ol className="batch">
          {cases.map(({ number, title }) => (
            <li key={number}>
              <span>
                {title} <small className="muted">{number}</small>
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="buttons">
        {id === null && (
          <button type="button" className="btn" onClick={() => void begin()} disabled={act.busy}>
            办理这 {cases.length} 件
          </button>
        )}
        {data && !isOver(data) && <StopBatch id={data.id} />}
        {id !== null && (
          <Go className="btn ghost" to={`/cases/batches/${id}`} onClick={onClose}>
            在“批量办理”里看
          </Go>
        )}
        <button type="button" className="btn ghost" onClick={onClose}>
          {id === null ? '先不办' : '关掉窗口，服务器接着办'}
        </button>
      </p>
    </Dialog>
  )
}
