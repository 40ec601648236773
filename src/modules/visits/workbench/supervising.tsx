import { useState } from 'react'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { VisitView } from './words.ts'

/** What a supervisor has to do with the visit now: walk it, end it as its lead, sign it, hand it back, stand back. */
export function Supervising({ visit, again }: { visit: VisitView; again(): void }) {
  if (visit.standing === 'signing') return <Signing visit={visit} again={again} />
  if (visit.standing !== 'open') return null
  return (
    <>
      <p className="buttons">
        <Go className="btn" to={`/visits/${visit.number}/walk`}>
          {visit.begun ? '去现场填检查表' : '取检查表，到现场再填'}
        </Go>
      </p>
      {visit.own === 'lead' && visit.begun && <End visit={visit} again={again} />}
      <StandBack visit={visit} again={again} />
    </>
  )
}

const End = ({ visit, again }: { visit: VisitView; again(): void }) => (
  <section>
    <h2>结束检查</h2>
    {visit.open.length > 0 ? (
      <p className="note">还不能结束：{visit.open.join('；')}。</p>
    ) : (
      <HhForm<object>
        title="结束检查"
        verb="POST /visits/{number}/end"
        fixed={{ number: visit.number }}
        fields={[
          {
            key: 'summary',
            title: '督导情况',
            kind: 'long-text',
            required: true,
            longest: 1000,
            hint: '写进报告、告知机构；不符合的逐项从检查表里来。',
          },
        ]}
        submit="结束检查"
        onDone={() => {
          announce('检查已经结束，等督导员签名。')
          again()
        }}
      />
    )}
  </section>
)

function Signing({ visit, again }: { visit: VisitView; again(): void }) {
  const act = useVerb<object, { told: boolean }>('POST /visits/{number}/signatures')
  return (
    <section>
      <h2>签督导报告</h2>
      <p>督导员都签了名，报告送达机构；有不对的退回检查，签过的名作废。</p>
      {act.failure && <FailureNote failure={act.failure} />}
      {visit.signedByMe ? (
        <p className="note">您已经签名，等另一位督导员。</p>
      ) : (
        <p className="buttons">
          <button
            type="button"
            className="btn"
            disabled={act.busy}
            onClick={async () => {
              const got = await act.run({ number: visit.number, digest: visit.digest ?? '' })
              if (got) announce(got.told ? '已签，报告已经送达机构。' : '已签，等另一位督导员。')
            }}
          >
            签名：报告和检查表都看过了
          </button>
        </p>
      )}
      <details>
        <summary>退回检查</summary>
        <HhForm<object>
          title="退回检查"
          verb="POST /visits/{number}/reopening"
          fixed={{ number: visit.number }}
          fields={[{ key: 'why', title: '哪里要改', kind: 'text', required: true, longest: 300 }]}
          submit="退回检查"
          onDone={() => {
            announce('已退回检查。')
            again()
          }}
        />
      </details>
    </section>
  )
}

function StandBack({ visit, again }: { visit: VisitView; again(): void }) {
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <p className="buttons">
        <button type="button" className="btn ghost" onClick={() => setOpen(true)}>
          申请回避
        </button>
      </p>
    )
  return (
    <section>
      <h2>申请回避</h2>
      <p>与机构、考生有关系，或者当天去不了的，写明原因，市局另派人去。</p>
      <HhForm<object>
        title="申请回避"
        verb="POST /visits/{number}/recusal"
        fixed={{ number: visit.number }}
        fields={[{ key: 'why', title: '为什么', kind: 'text', required: true, longest: 300 }]}
        submit="申请回避"
        onDone={() => {
          announce('已申请回避，市局另派人去。')
          again()
        }}
      />
    </section>
  )
}
