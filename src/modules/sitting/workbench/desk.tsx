import { useEffect, useState } from 'react'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { ChooseRoom } from '../../../workbench/kit/choose-room.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { RehearsalPart } from './rehearsal.tsx'
import { Rescues } from './rescues.tsx'
import { ClosePapers, RoomExtra, SignRoom } from './room-acts.tsx'
import { SeatActs } from './seat-acts.tsx'
import { type Desk, hour, moment, type Seat, STAGES, STATES } from './views.ts'
import { Watching } from './watching.tsx'

/** How often the desk looks again. */
const LOOK = 3000

/** 监考台: what every seat does now, and what the invigilator can do about it. */
export default function InvigilatorsDesk() {
  const { params, query, setQuery } = useAddress()
  const id = params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Desk>('/sitting/sessions/{id}', { id })
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    const timer = setInterval(again, LOOK)
    return () => clearInterval(timer)
  }, [again])
  if (failure && !answer) return <FailureNote failure={failure} again={again} />
  if (waiting || !answer) return <Waiting what="正在取监考台" />
  const rooms = answer.rooms.map((one) => one.room)
  const room = rooms.find((one) => one === query.room) ?? null
  const shown = answer.seats.filter((one) => room === null || one.room === room)
  const seat = answer.seats.find((one) => one.id === chosen)
  return (
    <div className="page">
      <h1>
        {answer.session.title}，{moment(answer.session.opensAt)} 开考
      </h1>
      <p>
        {answer.session.allowedMinutes} 分钟，{answer.session.place}，{STAGES[answer.session.stage]}，
        {answer.session.examNumber}
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      <Counts seats={answer.seats} />
      <ChooseRoom rooms={rooms} room={room} choose={(one) => setQuery({ room: one })} />
      {seat && (
        <SeatActs
          key={seat.id}
          seat={seat}
          incidents={answer.incidents}
          closed={answer.session.stage === 'closed' || answer.session.stage === 'marked'}
        />
      )}
      {answer.session.stage === 'before' && <Checks desk={answer} id={id} />}
      {answer.session.stage === 'before' && <RehearsalPart id={id} />}
      <Seats seats={shown} choose={setChosen} />
      <Rescues desk={answer} />
      <Rooms desk={answer} shown={room} />
      {answer.session.stage !== 'before' && <Checks desk={answer} id={id} />}
    </div>
  )
}

function Counts({ seats }: { seats: readonly Seat[] }) {
  const of = (state: Seat['state']) => seats.filter((one) => one.state === state).length
  const cut = seats.filter((one) => one.cut || one.missing).length
  return (
    <p>
      共 {seats.length} 人：未开始 {of('waiting')}，答题中 {of('running')}，暂停 {of('paused')}，已交卷{' '}
      {of('handed-in')}，到时间 {of('timed-out')}，缺考 {of('absent')}
      {cut > 0 && <strong>，断线 {cut}</strong>}
    </p>
  )
}

const Seats = ({ seats, choose }: { seats: readonly Seat[]; choose(id: string): void }) => (
  <RowTable
    caption="机位"
    captionShown
    rows={seats}
    rowKey={({ id }) => id}
    columns={[
      {
        title: '座位',
        show: ({ id, seat }) => (
          <button type="button" className="btn ghost" onClick={() => choose(id)}>
            {seat}
          </button>
        ),
      },
      { title: '机位', show: ({ room, place }) => (place === null ? '——' : `${room}-${place}`) },
      { title: '姓名', show: ({ name }) => name },
      { title: '证件号码', show: ({ idNumber }) => idNumber },
      { title: '准考证号', show: ({ admission }) => admission },
      { title: '状态', show: (one) => stateOf(one) },
      { title: '已答', figures: true, show: ({ answered }) => answered },
      { title: '未发送', figures: true, show: ({ unsent }) => unsent },
      { title: '结束', show: ({ state, endsAt }) => (state === 'absent' ? '——' : hour(endsAt)) },
      { title: '机号', show: ({ machine }) => machine ?? '——' },
      { title: '考试浏览器', show: ({ browser }) => BROWSERS[browser] },
    ]}
  />
)

const BROWSERS: Readonly<Record<Seat['browser'], string>> = {
  'not-asked': '——',
  right: '相符',
  wrong: '不符',
  missing: '没有用',
}

function stateOf({ state, cut, missing, silentFor }: Seat): string {
  if (missing) return `${STATES[state]}，结束前断线，可能有没传的答案`
  return cut ? `${STATES[state]}，断线 ${silentFor} 秒` : STATES[state]
}

const Rooms = ({ desk, shown }: { desk: Desk; shown: string | null }) => {
  const chief = useMay('sitting.decide')
  const { stage, id } = desk.session
  const collected = stage === 'closed' || stage === 'marked'
  return (
    <>
      {chief && !collected && <ClosePapers id={id} missing={desk.seats.some((one) => one.missing)} />}
      {stage === 'closed' && (
        <p>
          主观题等考评员评阅。<Go to={`/sittings/${id}/marking`}>去评阅</Go>
        </p>
      )}
      {(shown === null ? desk.rooms : desk.rooms.filter(({ room }) => room === shown)).map((one) => (
        <section key={one.room}>
          <h2>第 {one.room} 考场监考记录</h2>
          <Watching id={id} exam={desk.session.exam} of={one} spare={desk.spare} />
          {chief && !collected && <RoomExtra id={id} room={one.room} />}
          <RowTable
            caption={`第 ${one.room} 考场监考记录`}
            rows={one.events}
            rowKey={(event) => event.id}
            columns={[
              { title: '时间', show: (event) => hour(event.at) },
              { title: '座位', show: (event) => event.seat ?? '——' },
              { title: '情况', show: (event) => event.text },
              { title: '经手', show: (event) => event.by },
            ]}
          />
          <p>
            签名：
            {one.signatures.length === 0
              ? '还没有签'
              : one.signatures.map(({ name, at }) => `${name}（${moment(at)}）`).join('、')}
          </p>
          {collected && one.signatures.length < 2 && <SignRoom id={id} room={one.room} />}
        </section>
      ))}
    </>
  )
}

const Checks = ({ desk, id }: { desk: Desk; id: string }) => (
  <section>
    {desk.readiness.length > 0 && (
      <RowTable
        caption="开考准备"
        captionShown
        rows={desk.readiness}
        rowKey={({ what }) => what}
        columns={[
          { title: '准备', show: ({ what }) => what },
          { title: '情况', show: ({ text }) => text },
          {
            title: '结论',
            show: ({ good }) => <Tag tone={good ? 'ok' : 'warn'}>{good ? '就绪' : '要处理'}</Tag>,
          },
        ]}
      />
    )}
    <h2>试机</h2>
    <p>
      开考前在每台机器上打开 <code>/exam-room/trial/{id}</code>，结果记在这里。已试 {desk.checks.length}{' '}
      台，可用 {desk.checks.filter((one) => one.ready).length} 台。
    </p>
    {desk.checks.length > 0 && (
      <RowTable
        caption="试机"
        rows={desk.checks}
        rowKey={({ machine }) => machine}
        columns={[
          { title: '机号', show: ({ machine }) => machine },
          { title: '结果', show: ({ ready }) => (ready ? '可用' : '不可用') },
          {
            title: '说明',
            show: ({ found }) => found.map(({ what, text }) => `${what}：${text}`).join('；'),
          },
          { title: '时间', show: ({ at }) => moment(at) },
        ]}
      />
    )}
  </section>
)
