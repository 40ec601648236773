import { useState } from 'react'
import { civilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { Unsent } from '../../../../workbench/offline/unsent.tsx'
import { useOutbox } from '../../../../workbench/offline/use-outbox.ts'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { PRESENCE } from '../../rules/settle.ts'
import { PRESENCE_WORDS } from '../words.ts'
import { CandidateSheet } from './candidate-sheet.tsx'
import { cellOf, type Mark, markMade, marks, type Sheet } from './outbox.ts'
import './mark.css'

/** Milliseconds after the last touch before a mark is sent: a value that is still being stepped up or down is one entry. */
const AFTER = 1500

/** 手机评分: an examiner marks one candidate after the other, with or without network; what is not sent yet is counted and sent by itself. */
export default function Marking() {
  const id = useAddress().params.id ?? ''
  const box = useOutbox(marks, id, { after: AFTER, refetch: true })
  const { list } = box
  return (
    <div className="page practical-marking">
      <h1>手机评分</h1>
      <Unsent box={box} offline="现在没有网络，用的是上次取的评分表。评分先存在这部手机里，有网自动送。" />
      {list && <Others list={list} unsent={box.unsent} sealed={box.others} />}
      {box.rejected.length > 0 && <Rejected list={list} rejected={box.rejected} read={box.read} />}
      {!list && !box.failure && <Waiting what="正在取评分表" />}
      {list && (
        <Sheets
          sheet={list}
          kept={box.kept}
          mark={(candidate, item, value, stop) => void box.keep(markMade(list, candidate, item, value, stop))}
        />
      )}
      <p className="buttons">
        <Go className="btn ghost" to="/practical">
          回到实操考核
        </Go>
      </p>
    </div>
  )
}

/** What somebody else entered on this phone is sent when that one signs in again. */
function Others({ list, unsent, sealed }: { list: Sheet; unsent: readonly Mark[]; sealed: number }) {
  const others = unsent.filter(({ card }) => card !== list.card).length + sealed
  if (others === 0) return null
  return <p className="note warn">这部手机上还有 {others} 条是别人评的，加密存着，请本人登录后送出。</p>
}

function Sheets({
  sheet,
  kept,
  mark,
}: {
  sheet: Sheet
  kept: readonly Mark[]
  mark(candidate: string, item: string, value: string, stop?: Mark['stop']): void
}) {
  const [at, setAt] = useState(0)
  const cells = (candidate: string, item: string) => cellOf(sheet, kept, candidate, item)
  const { candidates } = sheet
  const one = candidates[Math.min(at, candidates.length - 1)]
  if (sheet.chief && candidates.length === 0)
    return (
      <p className="note">
        您是组长，不评分。<Go to={`/practical/${sheet.id}`}>去看评分进度</Go>
      </p>
    )
  if (!one) return <p className="note">这场没有归您评的考生。</p>
  return (
    <>
      <p>
        {sheet.title}，{formatDay(civilDate(sheet.heldOn))}，{sheet.examiner}
      </p>
      {sheet.closed && <p className="note warn">这场已经结束评分；现在送的要等组长采用才算。</p>}
      <label>
        考生
        <select
          className="text"
          value={one.id}
          onChange={(event) => setAt(candidates.findIndex(({ id }) => id === event.target.value))}
        >
          {candidates.map(({ id, seat, room }) => (
            <option key={id} value={id}>
              {seat} 号（第 {room} 考场）{stageOf(sheet, cells, id)}
            </option>
          ))}
        </select>
      </label>
      <CandidateSheet key={one.id} sheet={sheet} one={one} cells={cells} mark={mark} />
      <div className="practical-turn">
        <button type="button" className="btn ghost" disabled={at <= 0} onClick={() => setAt(at - 1)}>
          上一名
        </button>
        <button
          type="button"
          className="btn"
          disabled={at >= candidates.length - 1}
          onClick={() => setAt(at + 1)}
        >
          下一名
        </button>
      </div>
    </>
  )
}

type Cells = (candidate: string, item: string) => { key: string; value: string }[]

/** How far one candidate is, in a word. */
function stageOf({ items }: Sheet, cells: Cells, candidate: string): string {
  const presence = cells(candidate, PRESENCE)[0]?.value
  if (presence === 'absent') return ' 缺考'
  const done = items.filter(({ id }) => cells(candidate, id).length > 0).length
  const stopped = presence === 'stopped' ? ' 中止' : ''
  return done === items.length ? `${stopped} 已评完` : `${stopped} 已评 ${done}/${items.length} 项`
}

function Rejected({
  list,
  rejected,
  read,
}: {
  list: Sheet | undefined
  rejected: readonly Mark[]
  read(key: string): Promise<void>
}) {
  const words = ({ candidate, item, value }: Mark) => {
    const seat = list?.candidates.find(({ id }) => id === candidate)?.seat
    const what = list?.items.find(({ id }) => id === item)?.words ?? '到考情况'
    return `${seat ? `${seat} 号，` : ''}${what}：${PRESENCE_WORDS[value] ?? `${value} 分`}`
  }
  return (
    <section className="note bad" aria-label="没有直接计入的评分">
      <h2>没有直接计入的评分</h2>
      <ul className="practical-rejected">
        {rejected.map((one) => (
          <li key={one.key}>
            <span>
              {words(one)}。{one.rejected}
            </span>
            <button type="button" className="btn ghost" onClick={() => void read(one.key)}>
              知道了
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
