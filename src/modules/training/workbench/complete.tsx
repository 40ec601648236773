import type { Decision } from '../../../kernel/decision/decision.ts'
import { DecisionView } from '../../../portal/kit/decision-view.tsx'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import type { Completed, Desk } from './desk.ts'

/** 办理结业: from the day after the last lesson on; what stands against it is shown with its clause. */
export function Complete({ desk }: { desk: Desk }) {
  const act = useVerb<{ id: string }, Completed>('POST /training/classes/{id}/complete')
  const early = desk.today <= desk.endsOn

  async function complete() {
    const done = await act.run({ id: desk.id })
    if (done?.outcome === 'completed') announce(`已办理结业，${done.completed} 人结业。`)
  }

  return (
    <section>
      <h2>结业</h2>
      {act.failure && <FailureNote failure={act.failure} />}
      {act.answer?.outcome === 'refused' && (
        <div role="alert">
          <DecisionView
            decision={act.answer.decision as Decision<unknown>}
            title="结业"
            words={{ refused: '暂不能结业', granted: '可以结业', undecidable: '标准尚未公布，暂不能结业' }}
            heading="h3"
          />
        </div>
      )}
      <p>
        {early
          ? `最后一次课在 ${desk.endsOn}，从第二天起可以办理结业。`
          : '办理后不能再补录签到；出勤达到规定比例的学员结业。'}
      </p>
      <p className="buttons">
        <button type="button" className="btn" disabled={early || act.busy} onClick={() => void complete()}>
          {act.busy ? '正在办理……' : '办理结业'}
        </button>
      </p>
    </section>
  )
}
