import { useAnswer } from '../api/answer.ts'
import { FailureNote } from '../kit/failure-note.tsx'
import { Waiting } from '../kit/waiting.tsx'
import { useAddress } from '../shell/address.ts'
import { useTitle } from '../shell/title.ts'
import type { CaseView } from './case-view.ts'
import { Batch } from './queue/batch.tsx'
import { Queue } from './queue/queue.tsx'
import { useQueue } from './queue/use-queue.ts'
import { HhReview } from './review.tsx'

/** The screen of one case: its queue on the left, the review on the right. */
export default function ReviewScreen() {
  const { params } = useAddress()
  const number = params.number ?? ''
  const queue = useQueue()
  const { answer, failure, again } = useAnswer<CaseView>('/cases/{number}', { number })
  useTitle(answer ? `${answer.title} ${answer.number}` : null)
  return (
    <div className="review">
      <Queue queue={queue} current={number} />
      {answer ? (
        <HhReview key={number} view={answer} queue={queue} again={again} />
      ) : (
        <div className="page">
          {failure ? (
            <>
              <h1>办件 {number}</h1>
              <FailureNote failure={failure} again={again} />
            </>
          ) : (
            <Waiting what="正在取办件" />
          )}
        </div>
      )}
      {queue.batchOpen && <Batch items={queue.shown} onClose={queue.closeBatch} />}
    </div>
  )
}
