import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { CORRECTION_STAGES, type CorrectionShown, moment } from '../words.ts'

/** One correction, with what it would do, and the decision. */
export default function CorrectionPage() {
  const id = useAddress().params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<CorrectionShown>('/practical/corrections/{id}', {
    id,
  })
  const act = useVerb<{ id: string; accept: boolean }>('POST /practical/corrections/{id}/decision')
  if (failure && !answer) return <FailureNote failure={failure} again={again} />
  if (waiting || !answer) return <Waiting what="正在取成绩更正" />
  const { correction, foreseen } = answer
  const decide = async (accept: boolean) => {
    if (await act.run({ id, accept })) announce(accept ? '已同意，成绩已更正。' : '已不同意。')
  }
  return (
    <div className="page">
      <h1>
        {correction.title} {correction.seat} 号成绩更正
      </h1>
      <p>
        {correction.examNumber}，{correction.before} 更正为 {correction.value}，
        {CORRECTION_STAGES[correction.stage]}
      </p>
      <p>
        {correction.proposedBy} {moment(correction.proposedAt)} 提出：{correction.reason}
      </p>
      {act.failure && <FailureNote failure={act.failure} />}
      {correction.stage === 'waiting' && (
        <>
          <p className="note">{effect(foreseen)}</p>
          <p className="buttons">
            <button type="button" className="btn" disabled={act.busy} onClick={() => void decide(true)}>
              同意更正
            </button>
            <button
              type="button"
              className="btn ghost"
              disabled={act.busy}
              onClick={() => void decide(false)}
            >
              不同意
            </button>
          </p>
        </>
      )}
      <p className="buttons">
        <Go className="btn ghost" to="/practical-corrections">
          回到实操成绩更正
        </Go>
      </p>
    </div>
  )
}

/** What agreeing would do, in words. */
function effect({ published, passing, failing, reexamined }: CorrectionShown['foreseen']): string {
  if (!published) return '成绩还没有公布，同意以后按新的成绩公布。'
  if (passing > 0) return '同意以后这名考生由不合格变为合格，按程序发证。'
  if (failing > 0) return `同意以后这名考生由合格变为不合格${reexamined > 0 ? '，已发的证书进入复查' : ''}。`
  return '同意以后合格不合格不变。'
}
