import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'

interface Mine {
  open: { number: string; title: string; endedOn: string; lastDay: string }[]
  given: { id: string; number: string | null; title: string; stars: number; answer: string | null }[]
}

/** 评价办理: cases of the organisation that have ended, each to be rated once. */
export default function Ratings() {
  const { answer, waiting, failure, again } = useAnswer<Mine>('/feedback/ratings')
  return (
    <div className="page">
      <h1>评价办理</h1>
      <p>办结的办件可以评一次，可以撤回。办它的人看不到是谁评的；差评五个工作日内核实、整改、答复。</p>
      <p className="buttons">
        <a className="btn ghost" href="/interact/ratings">
          评过的和答复（{answer?.given.length ?? 0}）
        </a>
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取办件" />}
      {answer?.open.length === 0 && <p className="muted">没有要评价的办件，办结以后列在这里。</p>}
      {answer && answer.open.length > 0 && (
        <RowTable
          caption="可以评价的办件"
          rows={answer.open}
          rowKey={(one) => one.number}
          columns={[
            {
              title: '办件',
              show: (one) => (
                <a href={`/interact/ratings/${one.number}`}>
                  {one.title} {one.number}
                </a>
              ),
            },
            { title: '办结', show: (one) => one.endedOn },
            { title: '评到', show: (one) => one.lastDay },
          ]}
        />
      )}
    </div>
  )
}
