import { Tag } from '../../kit/tag.tsx'
import type { Failure } from '../api/failure.ts'
import { FailureNote } from '../kit/failure-note.tsx'

interface Box {
  unsent: readonly unknown[]
  /** What this phone keeps was read. */
  known: boolean
  list?: unknown
  fresh?: boolean
  failure: Failure | null
  trySend(): Promise<void>
}

/** How much of a phone's outbox is not sent yet, and why; `offline` is said while what is shown was fetched earlier. */
export const Unsent = ({ box, offline }: { box: Box; offline: string }) => (
  <>
    <p role="status" className="unsent">
      {!box.known ? (
        '正在看这部手机上存的'
      ) : box.unsent.length === 0 ? (
        <Tag tone="ok">全部已送到</Tag>
      ) : (
        <Tag tone="warn">还有 {box.unsent.length} 条没有送到</Tag>
      )}{' '}
      {box.list && !box.fresh ? offline : ''}
    </p>
    {box.unsent.length > 0 && (
      <p className="buttons">
        <button type="button" className="btn ghost" onClick={() => void box.trySend()}>
          现在送
        </button>
      </p>
    )}
    {box.failure && box.failure.kind !== 'offline' && <FailureNote failure={box.failure} />}
  </>
)
