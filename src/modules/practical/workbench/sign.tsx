import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'

/** 签评分记录: an examiner's signature under what was marked. */
export default function Sign() {
  const id = useAddress().params.id ?? ''
  return (
    <div className="page">
      <h1>签评分记录</h1>
      <p>结束评分以后，组长和至少一位评过分的考评员都签名，成绩才录入考试。签了以后成绩又变的，要重新签。</p>
      <SignForm id={id} />
      <p className="buttons">
        <Go className="btn ghost" to="/practical">
          回到实操考核
        </Go>
      </p>
    </div>
  )
}

export function SignForm({ id }: { id: string }) {
  const act = useVerb<{ id: string }, { entered: boolean }>('POST /practical/sessions/{id}/signatures')
  return (
    <>
      {act.failure && <FailureNote failure={act.failure} />}
      {act.answer && (
        <p className="note">{act.answer.entered ? '已签，成绩已录入考试。' : '已签，等另一位签名。'}</p>
      )}
      <p className="buttons">
        <button
          type="button"
          className="btn"
          disabled={act.busy || act.answer !== null}
          onClick={async () => {
            const got = await act.run({ id })
            if (got) announce(got.entered ? '已签，成绩已录入考试。' : '已签，等另一位签名。')
          }}
        >
          签名：我评的分都记下了
        </button>
      </p>
    </>
  )
}
