import { civilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { ChooseRoom } from '../../../../workbench/kit/choose-room.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { useMay } from '../../../../workbench/shell/me.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { SignForm } from '../sign.tsx'
import { itemWords, markWords, moment, type Progress, STAGES, valueWords } from '../words.ts'
import { Corrections, Stopped, TypedApart } from './after.tsx'
import { Apart, Late, Own } from './disputes.tsx'
import { Reassign } from './reassign.tsx'

/** 评分进度: who marks whom, what is missing, and what waits for the chief. */
export default function ProgressPage() {
  const { params, query, setQuery } = useAddress()
  const id = params.id ?? ''
  const arranges = useMay('practical.arrange')
  const { answer, waiting, failure, again } = useAnswer<Progress>('/practical/sessions/{id}', { id })
  if (failure && !answer) return <FailureNote failure={failure} again={again} />
  if (waiting || !answer) return <Waiting what="正在取评分进度" />
  const { session, candidates } = answer
  const rooms = [...new Set(candidates.map(({ room }) => room))]
  const room = rooms.find((one) => one === query.room) ?? null
  const shown = candidates.filter((one) => room === null || one.room === room)
  const done = candidates.filter(({ by, apart }) => apart === 0 && by.every(settled)).length
  return (
    <div className="page">
      <h1>{session.title}评分进度</h1>
      <p>
        <Tag tone={session.stage === 'entered' ? 'ok' : 'warn'}>{STAGES[session.stage]}</Tag>{' '}
        {formatDay(civilDate(session.heldOn))}，{session.place}，{session.examNumber}
      </p>
      <p>
        共 {candidates.length} 人，评完 {done} 人。
        {session.stage !== 'entered' && answer.chief && '您是考评组长：不评分，裁定差异，都评完了结束评分。'}
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      <Apart progress={answer} />
      <Own progress={answer} />
      <Late progress={answer} />
      <TypedApart progress={answer} />
      <Stopped progress={answer} />
      {answer.chief && session.stage === 'marking' && <Close id={id} />}
      {session.stage !== 'marking' && <Signatures progress={answer} />}
      <Examiners progress={answer} />
      {arranges && session.stage !== 'entered' && <Reassign progress={answer} />}
      <ChooseRoom rooms={rooms} room={room} choose={(one) => setQuery({ room: one })} />
      <Candidates shown={shown} />
      <Decisions progress={answer} />
      <Corrections progress={answer} proposes={arranges} />
      <Rejected progress={answer} />
      <p>
        <Go to={`/exams/${session.exam}`}>回到考试</Go>
      </p>
    </div>
  )
}

const settled = ({ missing, own }: { missing: number; own: number }) => missing + own === 0

function Close({ id }: { id: string }) {
  const act = useVerb<{ id: string }>('POST /practical/sessions/{id}/close')
  return (
    <section>
      <h2>结束评分</h2>
      <p>都评完、没有差异了才能结束。结束以后手机再送来的分，由您采用或不采用。</p>
      {act.failure && <FailureNote failure={act.failure} />}
      <p className="buttons">
        <button
          type="button"
          className="btn"
          disabled={act.busy}
          onClick={async () => {
            if (await act.run({ id })) announce('已结束评分，请签评分记录。')
          }}
        >
          结束评分
        </button>
      </p>
    </section>
  )
}

const Signatures = ({ progress: { session, signatures, chief, signed } }: { progress: Progress }) => (
  <section>
    <h2>评分记录签名</h2>
    <p>
      {signatures.length === 0
        ? '还没有人签。'
        : `${signatures.map((one) => `${one.name}${one.chief ? '（组长）' : ''} ${moment(one.at)}`).join('、')}。`}
    </p>
    {chief && session.stage === 'closed' && !signed && <SignForm id={session.id} />}
  </section>
)

const Examiners = ({ progress: { examiners } }: { progress: Progress }) => (
  <RowTable
    caption="考评员"
    captionShown
    rows={examiners}
    rowKey={({ card }) => card}
    columns={[
      { title: '考评员', show: ({ name, chief }) => (chief ? `${name}（组长）` : name) },
      { title: '证卡', show: ({ card }) => card },
      { title: '归他评', figures: true, show: ({ marks }) => `${marks} 人` },
      { title: '评完', figures: true, show: ({ done }) => `${done} 人` },
      { title: '情况', show: ({ replaced }) => (replaced ? '已换下' : '在评') },
    ]}
  />
)

const Candidates = ({ shown }: { shown: Progress['candidates'] }) => (
  <RowTable
    caption="考生"
    captionShown
    rows={shown}
    rowKey={({ id }) => id}
    columns={[
      { title: '座位', show: ({ seat }) => seat },
      { title: '考场', show: ({ room }) => room },
      { title: '准考证号', show: ({ admission }) => admission },
      { title: '姓名', show: ({ name }) => name },
      { title: '谁评、还差', show: ({ by }) => by.map(owes).join('；') },
      {
        title: '差异',
        show: ({ apart }) => (apart > 0 ? <Tag tone="warn">{apart} 处待裁定</Tag> : '——'),
      },
      {
        title: '成绩',
        figures: true,
        show: ({ mark, now }) =>
          now === null || now === mark ? markWords(mark) : `${markWords(mark)}，现在 ${now}`,
      },
    ]}
  />
)

const owes = ({ name, missing, own }: Progress['candidates'][number]['by'][number]): string =>
  own > 0 ? `${name} ${own} 格两部手机不一致` : missing > 0 ? `${name} 还差 ${missing} 项` : `${name} 已评完`

const Decisions = ({ progress: { decisions, items } }: { progress: Progress }) =>
  decisions.length === 0 ? null : (
    <RowTable
      caption="组长裁定"
      captionShown
      rows={decisions}
      rowKey={({ id }) => id}
      columns={[
        { title: '座位', show: ({ seat }) => seat },
        { title: '评分项', show: ({ item }) => itemWords(items, item) },
        { title: '裁定', show: ({ value }) => valueWords(value) },
        { title: '理由', show: ({ reason }) => reason },
        { title: '经手', show: ({ by, at }) => `${by}，${moment(at)}` },
      ]}
    />
  )

const Rejected = ({ progress: { rejected } }: { progress: Progress }) =>
  rejected.length === 0 ? null : (
    <RowTable
      caption="没有计入的评分"
      captionShown
      rows={rejected}
      rowKey={({ key }) => key}
      columns={[
        { title: '考评员', show: ({ name }) => name },
        { title: '原因', show: ({ why }) => why },
        { title: '收到', show: ({ receivedAt }) => moment(receivedAt) },
      ]}
    />
  )
