import { useVerb } from '../../api/verb.ts'
import { announce } from '../../kit/announce.tsx'
import { FailureNote } from '../../kit/failure-note.tsx'
import type { BatchView } from './batch.ts'

/** Stops a batch: what is not done is left as it is. */
export function StopBatch({ id }: { id: string }) {
  const act = useVerb<{ id: string }, BatchView>('POST /cases/batches/{id}/stop')
  async function stop() {
    if (await act.run({ id })) announce('已停下，没有办的留在待办里。')
  }
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      <button type="button" className="btn ghost" disabled={act.busy} onClick={() => void stop()}>
        停下
      </button>
    </>
  )
}
