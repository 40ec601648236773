import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { asFailure } from '../../api/answer.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { ListPager } from '../../kit/table/list-pager.tsx'
import { Waiting } from '../../kit/waiting.tsx'
import { useAddress } from '../../shell/address.ts'
import { Go } from '../../shell/search/go.tsx'
import { isOver, progressOf, useBatch } from './batch.ts'
import { BatchLines } from './batch-lines.tsx'
import { StopBatch } from './stop-batch.tsx'

/** One batch: how far it is, and what came of each case. */
export default function BatchDesk() {
  const { params, query } = useAddress()
  const { data, error, refetch } = useBatch(params.id ?? null, {
    ...(query.after ? { after: query.after } : {}),
    ...(query.before ? { before: query.before } : {}),
  })
  return (
    <div className="page">
      <h1>批量办理{data && `，${formatMoment(data.startedAt)}`}</h1>
      {error && <FailureNote failure={asFailure(error)} again={() => void refetch()} />}
      {!data && !error && <Waiting what="正在取批量办理" />}
      {data && (
        <>
          <p>{data.what}</p>
          <p role="status">{progressOf(data)}</p>
          <progress value={data.done + data.left} max={data.total} aria-label="办理进度" />
          {data.left > 0 && <p>留下的没有办成，原因写在后面，点开单独办理。</p>}
          <BatchLines lines={data.lines} />
          <ListPager of="这一批的办件" page={data} />
          <p className="buttons">
            {!isOver(data) && <StopBatch id={data.id} />}
            <Go className="btn ghost" to="/cases/batches">
              看全部批量办理
            </Go>
          </p>
        </>
      )}
    </div>
  )
}
