import { useState } from 'react'
import { announce } from '../../kit/announce.tsx'
import { HhForm } from '../../kit/form/form.tsx'
import { useAddress } from '../../shell/address.ts'
import { Go } from '../../shell/search/go.tsx'

/** How whoever objected can be reached: the reason first, then the contact until the screen is left. */
export default function ObjectionContact() {
  const { params } = useAddress()
  const [contact, setContact] = useState<string | null>(null)
  return (
    <div className="page">
      <h1>异议人的联系方式</h1>
      {contact ? (
        <section className="card">
          <p>
            <b>{contact}</b>
          </p>
          <p className="muted">离开这一页就不再显示。这次查看已经记入审计日志。</p>
        </section>
      ) : (
        <>
          <p>查看联系方式会记入审计日志：谁、什么时候、为什么。只为核查和答复这一件异议使用。</p>
          <HhForm<{ contact: string }>
            title="查看原因"
            fields={[
              {
                key: 'reason',
                title: '查看原因',
                kind: 'long-text',
                required: true,
                longest: 200,
                hint: '例如“电话核实异议内容”“答复核查结果”。',
              },
            ]}
            verb="POST /objections/{number}/contact"
            fixed={{ number: params.number }}
            submit="查看"
            onDone={(answer) => {
              setContact(answer.contact)
              announce('已显示联系方式，这次查看已记入审计日志。')
            }}
          />
        </>
      )}
      <p className="buttons">
        <Go className="btn ghost" to={`/cases/${params.number}`}>
          回到异议
        </Go>
      </p>
    </div>
  )
}
