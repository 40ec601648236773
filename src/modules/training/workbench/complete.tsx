import type { Decision } from '../../../kernel/decision/decision.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Completed, Desk } from './desk.ts'

/** 办理结业: from the day after the last lesson on; what stands against it is shown with its clause. */
export function Complete({ desk }: { desk: Desk }) {
  const act = useVerb<{ id: string }, Completed>('POST /training/classes/{id}/complete')
  const early = desk.today <= desk.endsOn || desk.pausedFrom !== null

  async function complete() {
    const done = await act.run({ id: desk.id })
    if (done?.outcome === 'completed') announce(`已办理结业，${done.completed} 人结业。`)
  }

  return (
    <section>
      <h2>结业</h2>
      {act.failure && <FailureNote failure={act.failure} />}
      {(act.answer?.outcome === 'refused' || act.answer?.outcome === 'undecided') && (
        <div role="alert">
          <DecisionView
            decision={act.answer.decision as Decision<unknown>}
            title="结业"
            words={{
              refused: '暂不能结业',
              granted: '可以结业',
              undecidable: '暂不能结业，要等核对或标准公布',
            }}
            heading="h3"
          />
        </div>
      )}
      {desk.checkAskedOn && !desk.checkedOn && (
        <p className="note">有待区人社局核对的签到，核对以后再办理结业。</p>
      )}
      {desk.missedLessons > 0 && <Postpone desk={desk} />}
      <p>
        {desk.pausedFrom
          ? '停课期间不能办理结业，请先复课、上完停下的课。'
          : early
            ? `最后一次课在 ${formatDay(desk.endsOn as CivilDate)}，从第二天起可以办理结业。`
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

/** Makes up for lessons that a rectification stopped, once it has ended (整改后顺延). */
const Postpone = ({ desk }: { desk: Desk }) => (
  <HhForm<{ moved: number }>
    title="顺延因整改没有上的课"
    fields={[
      {
        key: 'from',
        title: `有 ${desk.missedLessons} 天课因整改没有上，从哪天起补`,
        kind: 'day',
        required: true,
      },
    ]}
    verb="POST /training/classes/{id}/postpone"
    fixed={{ id: desk.id }}
    submit="顺延"
    onDone={({ moved }) => announce(`已顺延 ${moved} 天课，请刷新查看课表。`)}
  />
)
