import { useState } from 'react'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Revealed {
  name: string
  idNumber: string
}

/** Reading a full identity number: the reason first, then the number until the screen is left. */
export default function RevealId() {
  const { params, query } = useAddress()
  const [shown, setShown] = useState<Revealed | null>(null)
  const number = query.case
  return (
    <div className="page">
      <h1>查看完整身份证号码</h1>
      {shown ? (
        <section className="card">
          <p>
            {shown.name}，身份证号码 <b>{shown.idNumber}</b>
          </p>
          <p className="muted">离开这一页就不再显示。这次查看已经记入审计日志。</p>
        </section>
      ) : (
        <>
          <p>查看完整号码会记入审计日志：谁、什么时候、为什么。只在办理需要时查看。</p>
          <HhForm<Revealed>
            title="查看原因"
            fields={[
              {
                key: 'reason',
                title: '查看原因',
                kind: 'long-text',
                required: true,
                longest: 200,
                hint: '写明办什么、核对什么，例如“核对证书姓名与号码”。不要写姓名和号码。',
              },
            ]}
            verb="POST /people/{id}/id-number"
            fixed={{ id: params.id, ...(number ? { case: number } : {}) }}
            submit="查看"
            onDone={(answer) => {
              setShown(answer)
              announce('已显示完整号码，这次查看已记入审计日志。')
            }}
          />
        </>
      )}
      {number && (
        <p className="buttons">
          <Go className="btn ghost" to={`/cases/${number}`}>
            回到办件
          </Go>
        </p>
      )}
    </div>
  )
}
