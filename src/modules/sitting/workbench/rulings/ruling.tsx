import { useState } from 'react'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { moment, RULING_STAGES, RULINGS, type RulingView } from '../views.ts'
import { Question } from './item-shown.tsx'

/** 一件题目处理: what is proposed, what it would change, and the decision. */
export default function Ruling() {
  const id = useAddress().params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<RulingView>('/sitting/rulings/{id}', { id })
  if (waiting) return <Waiting what="正在取题目处理" />
  if (failure || !answer) return failure && <FailureNote failure={failure} again={again} />
  const { ruling, item } = answer
  return (
    <div className="page">
      <h1>
        {answer.title}：{RULINGS[ruling.what]}
      </h1>
      <p>
        {answer.examNumber}，{ruling.by} {moment(ruling.at)} 提出，{RULING_STAGES[ruling.stage]}。
      </p>
      <h2>提出的处理</h2>
      <p>{ruling.what === 'void' ? '作废：答过这份卷的人都得满分' : `更正答案：${ruling.key ?? ''}`}</p>
      <p>理由：{ruling.reason}</p>
      <h2>题目</h2>
      <Question item={item} />
      {ruling.stage === 'waiting' && (
        <>
          <h2>决定以后会变什么</h2>
          <Foreseen lines={answer.foreseen} />
          {answer.own ? <p>您自己提出的，由另一个人决定。</p> : <Decide id={id} ruling={answer} />}
        </>
      )}
    </div>
  )
}

const Foreseen = ({ lines }: { lines: RulingView['foreseen'] }) => (
  <dl className="foreseen">
    {lines.map(({ label, text, warns }) => (
      <div key={label} className={warns ? 'warns' : undefined}>
        <dt>{label}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)

/** Both answers ask once more; what accepting would change stands beside the button. */
function Decide({ id, ruling }: { id: string; ruling: RulingView }) {
  const act = useVerb<
    { id: string; accept: boolean },
    { changed: number; passing: number; reexamined: number }
  >('POST /sitting/rulings/{id}/decision')
  const [asks, setAsks] = useState<'accept' | 'refuse' | null>(null)
  async function decide() {
    const got = await act.run({ id, accept: asks === 'accept' })
    if (!got) return
    setAsks(null)
    announce(
      asks === 'accept'
        ? `已决定：${got.changed} 人成绩变化，${got.passing} 人变为合格，${got.reexamined} 张证书开复查。`
        : '已决定不处理，成绩不变。',
    )
  }
  return (
    <>
      <p className="buttons">
        <button type="button" className="btn" onClick={() => setAsks('accept')}>
          同意并重新评分
        </button>
        <button type="button" className="btn ghost" onClick={() => setAsks('refuse')}>
          不同意
        </button>
      </p>
      <Dialog
        title={asks === 'accept' ? '同意并重新评分' : '不同意'}
        open={asks !== null}
        onClose={() => {
          setAsks(null)
          act.clear()
        }}
      >
        {asks === 'accept' ? <Foreseen lines={ruling.foreseen} /> : <p>成绩不变，提出的人会看到。</p>}
        {act.failure && <FailureNote failure={act.failure} />}
        <p className="buttons">
          <button type="button" className="btn" data-first disabled={act.busy} onClick={() => void decide()}>
            {act.busy ? '正在办……' : asks === 'accept' ? '确认同意' : '确认不同意'}
          </button>
        </p>
      </Dialog>
    </>
  )
}
