import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { shortMoment } from '../../../kernel/value/time/moment.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { Empty } from '../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { readOfferDesk } from '../verbs/offer-desk.ts'

type Desk = z.output<typeof readOfferDesk.output>

/** 报名名单: who signed up for one offer, and how it ends. */
export default function OfferDesk() {
  const id = useAddress().params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Desk>('/enrolment/offers/{id}/desk', { id })
  return (
    <div className="page">
      <h1>{answer ? `${answer.offer.occupation} ${answer.offer.levelText}：报名名单` : '报名名单'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取报名名单" />}
      {answer && <Shown desk={answer} again={again} />}
    </div>
  )
}

const Shown = ({ desk: { offer, signUps }, again }: { desk: Desk; again: () => void }) => (
  <>
    <p>
      {formatDay(offer.startsOn as CivilDate)}开课，{offer.place}；{formatDay(offer.closesOn as CivilDate)}
      截止。名额 {offer.seats} 人，还剩 {offer.free} 人。
    </p>
    {offer.ended && (
      <p className="note">
        招生已经结束：{offer.ended === 'class' ? `班次 ${offer.classNumber}` : offer.endedWhy}。
      </p>
    )}
    {signUps.length === 0 && <Empty text="还没有人报名。" />}
    {signUps.length > 0 && (
      <RowTable
        caption={`报名 ${signUps.length} 人，按先后`}
        rows={signUps}
        rowKey={({ number }) => number}
        columns={[
          { title: '姓名', show: ({ name }) => name },
          { title: '证件号码', show: ({ idNumber }) => idNumber },
          { title: '报名时间', show: ({ signedAt }) => shortMoment(new Date(signedAt)) },
          {
            title: '状态',
            show: ({ state, stateText }) => (
              <Tag tone={state === 'filed' ? 'warn' : state === 'waiting' ? 'plain' : 'ok'}>{stateText}</Tag>
            ),
          },
          { title: '答复', show: ({ number }) => <Go to={`/cases/${number}`}>{number}</Go> },
        ]}
      />
    )}
    {!offer.ended && <Ends id={offer.id} again={again} />}
  </>
)

/** The two ways in which an offer ends: its class is filed, or it is not held. */
function Ends({ id, again }: { id: string; again: () => void }) {
  const [ending, setEnding] = useState<'class' | 'cancel' | null>(null)
  const done = (text: string) => () => {
    setEnding(null)
    announce(text)
    again()
  }
  return (
    <section>
      <h2>接下来</h2>
      <p>录取的人够了：下载录取名册，补上人员类别、银行卡号，去报开班；备案后回来填备案号。</p>
      <p className="buttons">
        <a className="btn" href={`/api/v1/enrolment/offers/${id}/roster`}>
          下载录取名册
        </a>
        <Go className="btn ghost" to="/classes/new">
          去报开班
        </Go>
        <button type="button" className="btn ghost" onClick={() => setEnding('class')}>
          填备案号
        </button>
        <button type="button" className="btn bad" onClick={() => setEnding('cancel')}>
          取消招生
        </button>
      </p>
      <Dialog title="填备案号" open={ending === 'class'} onClose={() => setEnding(null)}>
        <p>名册里有的人算编入班次，其余的人告知招生结束。</p>
        <HhForm<object>
          title="填备案号"
          fields={[
            {
              key: 'class',
              title: '备案号',
              kind: 'text',
              required: true,
              longest: 30,
              hint: '形如 KB-2026-120116-000001',
            },
          ]}
          verb="POST /enrolment/offers/{id}/class"
          fixed={{ id }}
          submit="登记已报开班"
          onDone={done('已登记，正在告知报名的人。')}
        />
      </Dialog>
      <Dialog title="取消招生" open={ending === 'cancel'} onClose={() => setEnding(null)}>
        <p>取消后不能恢复，报名的人都会收到告知。</p>
        <HhForm<object>
          title="取消招生"
          fields={[{ key: 'why', title: '原因', kind: 'text', required: true, longest: 100 }]}
          verb="POST /enrolment/offers/{id}/cancel"
          fixed={{ id }}
          submit="取消招生"
          onDone={done('已取消，正在告知报名的人。')}
        />
      </Dialog>
    </section>
  )
}
