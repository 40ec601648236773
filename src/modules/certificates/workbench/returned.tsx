import { useState } from 'react'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { HhTable } from '../../../workbench/kit/table/table.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'

interface Returned {
  id: string
  number: string
  name: string
  organisation: string
  stateText: string
  since: string
  reason: string
}

/** What did not get into the national query: it is corrected, or, where it is right, sent again. */
export default function ReturnedList() {
  const [chosen, setChosen] = useState<Returned | null>(null)
  return (
    <div className="page">
      <h1>退回的证书</h1>
      <p>
        没有传上全国联网查询的证书。有错的提出更正，更正后的新证会自己上传；核对下来没有错的，写明依据重新上送。
      </p>
      {chosen && (
        <section>
          <h2>
            重新上送 {chosen.name} {chosen.number}
          </h2>
          <HhForm
            key={chosen.id}
            title="重新上送"
            fields={[
              {
                key: 'why',
                title: '核对了什么',
                kind: 'long-text',
                required: true,
                longest: 300,
                hint: '例如：对照身份证原件，姓名和号码都对。',
              },
            ]}
            verb="POST /certificates/{id}/upload-again"
            fixed={{ id: chosen.id }}
            submit="重新上送"
            onDone={() => {
              announce(`${chosen.number} 已排进下一批。`)
              setChosen(null)
            }}
          />
        </section>
      )}
      <HhTable<Returned>
        caption="退回的证书"
        list="/certificates/returned"
        columns={[
          { key: 'number', title: '证书编号', show: ({ number }) => number },
          { key: 'name', title: '姓名', show: ({ name }) => name },
          { key: 'organisation', title: '评价机构', show: ({ organisation }) => organisation },
          { key: 'state', title: '状态', show: ({ stateText }) => stateText },
          { key: 'reason', title: '哪里不对', show: ({ reason }) => reason },
          { key: 'since', title: '退回时间', show: ({ since }) => formatMoment(since) },
          {
            key: 'correct',
            title: '办理',
            show: (one) => (
              <span className="buttons">
                <Go to={`/certificates?number=${one.number}`}>
                  提出更正<span className="sr">（{one.number}）</span>
                </Go>
                <button type="button" className="btn ghost" onClick={() => setChosen(one)}>
                  重新上送<span className="sr">（{one.number}）</span>
                </button>
              </span>
            ),
          },
        ]}
        rowKey={({ id }) => id}
        empty={{ text: '没有退回的证书。' }}
      />
    </div>
  )
}
