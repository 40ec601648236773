import { type FormEvent, useState } from 'react'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import { Go } from '../../../../workbench/shell/search/go.tsx'
import { PRESENCE, PRESENCES } from '../../rules/settle.ts'
import { STOP } from '../../rules/stop.ts'
import { itemWords, PRESENCE_WORDS, type Typing } from '../words.ts'

type Paper = Typing['sheets'][number]

/** 录入纸质评分表: what an examiner wrote on paper, typed by two people who do not see each other's. */
export default function TypingPage() {
  const id = useAddress().params.id ?? ''
  const { answer, waiting, failure, again } = useAnswer<Typing>('/practical/sessions/{id}/typed', { id })
  const [chosen, setChosen] = useState('')
  if (failure && !answer) return <FailureNote failure={failure} again={again} />
  if (waiting || !answer) return <Waiting what="正在取评分表" />
  const key = ({ candidate, card }: Paper) => `${candidate} ${card}`
  const one = answer.sheets.find((sheet) => key(sheet) === chosen) ?? answer.sheets[0]
  return (
    <div className="page">
      <h1>录入纸质评分表</h1>
      <p>
        {answer.title}
        。每张纸表由两个人各录一遍，互相看不到；不一致的，各自再看纸表改自己录的，一致了才算。手机上评过的不用录。
      </p>
      {!one && <Empty text="没有要录的纸质评分表。" />}
      {one && (
        <>
          <p>
            <label>
              评分表{' '}
              <select className="text" value={key(one)} onChange={(event) => setChosen(event.target.value)}>
                {answer.sheets.map((sheet) => (
                  <option key={key(sheet)} value={key(sheet)}>
                    {sheet.seat} 号，{sheet.name}，{stateOf(sheet)}
                  </option>
                ))}
              </select>
            </label>
          </p>
          <TypeForm key={key(one)} id={id} typing={answer} one={one} />
        </>
      )}
      <p className="buttons">
        <Go className="btn ghost" to="/practical">
          回到实操考核
        </Go>
      </p>
    </div>
  )
}

function stateOf({ state, own, taken, differing }: Paper): string {
  if (state === 'agreed') return '两遍一致'
  if (state === 'differs') return own ? `${differing.length} 格不一致，请核对` : '两人已录，不一致'
  if (state === 'one') return own ? '等另一个人录' : '等您录第二遍'
  return taken ? '两人已录' : '还没有录'
}

interface TypedSheet {
  id: string
  candidate: string
  card: string
  cells: { item: string; value: string }[]
}

function TypeForm({ id, typing, one }: { id: string; typing: Typing; one: Paper }) {
  const act = useVerb<TypedSheet, { place: number; differing: string[]; agreed: boolean }>(
    'POST /practical/sessions/{id}/typed',
  )
  const [cells, setCells] = useState<Readonly<Record<string, string>>>(one.own ?? {})
  const presence = cells[PRESENCE] ?? 'sat'
  const change = (item: string) => (event: { target: { value: string } }) =>
    setCells({ ...cells, [item]: event.target.value.trim() })
  async function send(event: FormEvent) {
    event.preventDefault()
    const items = presence === 'absent' ? [] : typing.items
    const typed = [
      { item: PRESENCE, value: presence },
      ...(presence === 'stopped' && cells[STOP] ? [{ item: STOP, value: cells[STOP] }] : []),
      ...items.flatMap(({ id: item }) => (cells[item] ? [{ item, value: cells[item] }] : [])),
    ]
    const got = await act.run({ id, candidate: one.candidate, card: one.card, cells: typed })
    if (got)
      announce(
        got.agreed
          ? '两遍一致，已记下。'
          : got.differing.length > 0
            ? `有 ${got.differing.length} 格与另一个人录的不一致。`
            : '已录，等另一个人录。',
      )
  }
  if (one.state === 'agreed') return <p className="note">这张表两遍一致，已记下。</p>
  if (one.taken) return <p className="note">这张表已由另外两个人录入，由他们核对。</p>
  return (
    <form className="form" aria-label={`${one.seat} 号评分表`} onSubmit={(event) => void send(event)}>
      {act.failure && <FailureNote failure={act.failure} />}
      {one.differing.length > 0 && (
        <p className="note warn" role="alert">
          与另一个人录的不一致：{one.differing.map((item) => itemWords(typing.items, item)).join('、')}
          。请再看纸表，录错的改过来。
        </p>
      )}
      <p>
        准考证号 {one.admission}，{one.name}评
      </p>
      <p>
        <label>
          到考情况{' '}
          <select className="text" value={presence} onChange={change(PRESENCE)}>
            {PRESENCES.map((value) => (
              <option key={value} value={value}>
                {PRESENCE_WORDS[value]}
              </option>
            ))}
          </select>
        </label>
      </p>
      {presence === 'stopped' && (
        <p>
          <label>
            中止的原因{' '}
            <select className="text" required value={cells[STOP] ?? ''} onChange={change(STOP)}>
              <option value="">请选</option>
              {typing.stopReasons.map(({ code, text }) => (
                <option key={code} value={code}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      {presence !== 'absent' &&
        typing.items.map((item) => (
          <p key={item.id}>
            <label>
              {item.words}（满分 {item.most}，步长 {item.step}）{' '}
              <input
                className="text"
                inputMode="decimal"
                maxLength={6}
                required={presence === 'sat'}
                value={cells[item.id] ?? ''}
                onChange={change(item.id)}
              />
            </label>
          </p>
        ))}
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          录入这张表
        </button>
      </p>
    </form>
  )
}
