import { type FormEvent, useState } from 'react'
import { civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { Unsent } from '../../../../workbench/offline/unsent.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { AnswerRemote } from '../remote/answer-remote.tsx'
import { Camera } from './camera.tsx'
import type { SignInList } from './outbox.ts'
import { useSignIns } from './use-sign-ins.ts'
import '../training.css'

const REASONS = ['没有带手机和凭证', '手机没电', '凭证损坏', '没有智能手机'] as const

/** 手机签到: the teacher's phone scans passes, with or without network; what is not sent yet is counted and sent by itself. */
export default function PhoneSigning() {
  const { params } = useAddress()
  const id = params.id ?? ''
  const box = useSignIns(id)
  return (
    <div className="page phone-signing">
      <h1>手机签到</h1>
      <Unsent box={box} offline="现在没有网络，用的是上次取的名单。签到先存在这部手机里，有网自动送。" />
      {box.rejected.length > 0 && <Rejected box={box} />}
      {box.list && (
        <>
          <p>{box.list.title}</p>
          <TodaysLesson list={box.list} />
          <AnswerRemote id={id} />
          <ScanPass list={box.list} sign={box.sign} />
          <ByHand list={box.list} signed={box.signed} sign={box.sign} />
        </>
      )}
      <p>
        <Go to={`/classes/${id}`}>回到班次</Go>
      </p>
    </div>
  )
}

/** When and where today's lesson is; also read without network, from the list taken along. */
function TodaysLesson({ list }: { list: SignInList }) {
  const today = civilDateOf(new Date())
  // A list taken along by an earlier version says no times.
  const lesson = (list.lessons ?? []).find(({ day }) => day === today)
  return lesson ? (
    <p>
      今天 {lesson.time}，{lesson.place}
    </p>
  ) : (
    <p className="muted">今天没有课。</p>
  )
}

/** What a trainee agreed to of the comparison of pictures; neither keeps anybody from signing in. */
const FACE = { agreed: '同意照片比对', withdrawn: '不做照片比对，用凭证签到' } as const

type Sign = (pass: string, byHand?: string) => Promise<void>

function ScanPass({ list, sign }: { list: SignInList; sign: Sign }) {
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  async function take(given: string) {
    const pass = given.trim().toLowerCase()
    const trainee = list.trainees.find((one) => one.pass === pass)
    if (!trainee) {
      setSaid('这不是本班学员的签到凭证，请核对是不是这个班。')
      return
    }
    await sign(pass)
    setSaid(`已记下：${trainee.name}`)
    setText('')
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void take(text)
  }
  return (
    <section>
      <h2>扫学员的签到凭证</h2>
      <Camera onRead={(read) => void take(read)} />
      <form onSubmit={submit} className="pass-form">
        <label>
          凭证号
          <input
            className="text"
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            inputMode="text"
            maxLength={20}
          />
        </label>
        <button type="submit" className="btn">
          签到
        </button>
      </form>
      <p role="status" aria-label="刚才的签到">
        {said}
      </p>
    </section>
  )
}

function ByHand({ list, signed, sign }: { list: SignInList; signed: ReadonlySet<string>; sign: Sign }) {
  const [why, setWhy] = useState<string>(REASONS[0])
  return (
    <section>
      <h2>没有凭证的，手工签到</h2>
      <p className="muted">手工签到单独统计，审核人看得到；超过上限的要区人社局核对才计课时。</p>
      <label>
        原因
        <select className="text" value={why} onChange={(event) => setWhy(event.target.value)}>
          {REASONS.map((text) => (
            <option key={text}>{text}</option>
          ))}
        </select>
      </label>
      <ul className="phone-list">
        {list.trainees.map((one, at) => (
          <li key={one.pass}>
            <span>
              {at + 1}. {one.name}
              {one.face && <span className="muted"> {FACE[one.face]}</span>}
            </span>
            {signed.has(one.pass) ? (
              <Tag tone="ok">已记下</Tag>
            ) : (
              <button type="button" className="btn ghost" onClick={() => void sign(one.pass, why)}>
                手工签到<span className="sr">：{one.name}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rejected({ box }: { box: ReturnType<typeof useSignIns> }) {
  return (
    <section className="note bad" aria-label="没有收下的签到">
      <h2>没有收下的签到</h2>
      <ul className="phone-list">
        {box.rejected.map((one) => (
          <li key={one.key}>
            <span>
              {box.list?.trainees.find(({ pass }) => pass === one.pass)?.name ?? '不在名册里'}，
              {one.at.slice(0, 10)}：{one.rejected}
            </span>
            <button type="button" className="btn ghost" onClick={() => void box.read(one.key)}>
              知道了
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
