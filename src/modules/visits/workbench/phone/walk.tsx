import { useState } from 'react'
import { civilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { Unsent } from '../../../../workbench/offline/unsent.tsx'
import { useOutbox } from '../../../../workbench/offline/use-outbox.ts'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { VERDICT_WORDS } from '../../in-words.ts'
import { type Checklist, cellsOf, photosOf, photoTaken, type Word, wordSaid, words } from './outbox.ts'
import { smaller } from './smaller.ts'
import { WalkLine } from './walk-line.tsx'
import './walk.css'

/** Milliseconds after the last touch before what was entered is sent. */
const AFTER = 1500

/** 现场督导: a supervisor fills in the checklist on the spot, with or without network; words and photos are kept here first and sent by themselves. */
export default function Walk() {
  const number = useAddress().params.number ?? ''
  const box = useOutbox(words, number, { after: AFTER, refetch: true })
  const { list } = box
  return (
    <div className="page visit-walk">
      <h1>现场督导</h1>
      <Unsent
        box={box}
        offline="现在没有网络，用的是上次取的检查表。填的和拍的先存在这部手机里，有网自动送。"
      />
      {list && <Others list={list} unsent={box.unsent} />}
      {box.rejected.length > 0 && <Rejected list={list} rejected={box.rejected} read={box.read} />}
      {!list && !box.failure && <Waiting what="正在取检查表" />}
      {list && <Sheet list={list} kept={box.kept} keep={box.keep} />}
      <p className="buttons">
        <Go className="btn" to={`/visits/${number}`}>
          {list?.lead ? '填完了，去看差异、结束检查' : '填完了，去看督导'}
        </Go>
      </p>
    </div>
  )
}

type Keep = Parameters<typeof words.keep>[1]

function Sheet({
  list,
  kept,
  keep,
}: {
  list: Checklist
  kept: readonly Word[]
  keep(make: Keep): Promise<void>
}) {
  const [unreadable, setUnreadable] = useState<string | null>(null)
  const done = list.groups
    .flatMap(({ items }) => items)
    .filter(({ id }) => cellsOf(list, kept, id).length > 0).length
  const all = list.groups.flatMap(({ items }) => items).length
  const take = async (item: string, file: File) => {
    setUnreadable(null)
    try {
      const picture = await smaller(file)
      await keep(photoTaken(list, item, picture))
    } catch {
      setUnreadable(item)
    }
  }
  return (
    <>
      <p>
        {list.organisation}，{list.title}，{list.place}，{formatDay(civilDate(list.day))}，{list.supervisor}
        {list.lead ? '（组长）' : ''}
      </p>
      {list.closed && <p className="note warn">检查已经结束；要改的请组长退回检查。</p>}
      {!list.open && !list.closed && <p className="note">督导日还没有到，到现场再填。</p>}
      <p role="status" aria-label="进度">
        已填 {done}/{all} 项
      </p>
      {list.groups.map(({ id, title, items }) => (
        <section key={id}>
          <h2>{title}</h2>
          {items.map((item) => (
            <WalkLine
              key={item.id}
              item={item}
              cells={cellsOf(list, kept, item.id)}
              photos={photosOf(list, kept, item.id)}
              unreadable={unreadable === item.id}
              say={(verdict, remark) => void keep(wordSaid(list, item.id, verdict, remark))}
              take={(file) => void take(item.id, file)}
            />
          ))}
        </section>
      ))}
    </>
  )
}

/** What somebody else entered on this phone is sent when that one signs in again. */
function Others({ list, unsent }: { list: Checklist; unsent: readonly Word[] }) {
  const others = unsent.filter(({ card }) => card !== list.card)
  if (others.length === 0) return null
  return (
    <p className="note warn">
      这部手机上还有 {others.length} 条是证卡 {[...new Set(others.map(({ card }) => card))].join('、')}{' '}
      填的，请本人登录后送出。
    </p>
  )
}

function Rejected({
  list,
  rejected,
  read,
}: {
  list: Checklist | undefined
  rejected: readonly Word[]
  read(key: string): Promise<void>
}) {
  const items = list?.groups.flatMap(({ items: some }) => some) ?? []
  const said = ({ item, verdict, remark }: Word) =>
    `${items.find(({ id }) => id === item)?.words ?? item}：${
      verdict ? `${VERDICT_WORDS[verdict]}${remark && `，${remark}`}` : '照片'
    }`
  return (
    <section className="note bad" aria-label="没有收下的">
      <h2>没有收下的</h2>
      <ul className="visit-rejected">
        {rejected.map((one) => (
          <li key={one.key}>
            <span>
              {said(one)}。{one.rejected}
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
