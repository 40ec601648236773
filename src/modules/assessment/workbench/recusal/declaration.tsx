import { type FormEvent, useState } from 'react'
import type { z } from 'zod'
import { civilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { Empty } from '../../../../workbench/kit/empty.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../../workbench/shell/address.ts'
import type { declareBonds, readDeclaration } from '../../recusal/declare.ts'
import { CandidateTicks } from './candidate-ticks.tsx'

type Declaration = z.output<typeof readDeclaration.output>
type Declare = z.input<typeof declareBonds.input>
type Done = z.output<typeof declareBonds.output>

/** 回避申报: whoever examines, watches, marks or supervises ticks whom they are bound to, or states that there is nobody. */
export default function DeclarationPage() {
  const { params } = useAddress()
  const id = params.id ?? ''
  const [card, setCard] = useState('')
  const [done, setDone] = useState<Done | null>(null)
  const { answer, waiting, failure, again } = useAnswer<Declaration>(
    '/assessment/our-exams/{id}/declaration',
    { id, card },
  )
  return (
    <div className="page">
      <h1>回避申报</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取考生名单" />}
      {answer && (
        <>
          <p>
            {answer.title} 认定考试，{formatDay(civilDate(answer.heldOn))}。请在{' '}
            {formatDay(civilDate(answer.due))}前申报；以后发现的，随时补报。
            名单只有遮掩的姓名，没有座位和证件号码；您申报的内容不给别的考务人员看。
          </p>
          {answer.cards.length > 0 && <Papers cards={answer.cards} chosen={card} choose={setCard} />}
          {done && <Told done={done} />}
          {answer.who ? (
            <Form
              key={`${id} ${answer.who.card} ${answer.before?.turn}`}
              id={id}
              card={card}
              of={answer}
              told={setDone}
            />
          ) : (
            <Empty text="您的账号没有和本单位的证卡对上，不用申报。录入签名的纸质申报的，请先选是谁的。" />
          )}
        </>
      )}
    </div>
  )
}

/** What came of it: the page is fetched anew meanwhile, so that it stands above the form. */
const Told = ({ done }: { done: Done }) => (
  <div className="note ok" role="status">
    <p>已记下，以后发现的随时可以再报。</p>
    {done.done.length > 0 && (
      <ul>
        {done.done.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    )}
  </div>
)

function Form({
  id,
  card,
  of,
  told,
}: {
  id: string
  card: string
  of: Declaration
  told: (done: Done) => void
}) {
  const act = useVerb<Declare, Done>('POST /assessment/our-exams/{id}/declaration')
  const [bound, setBound] = useState<ReadonlyMap<string, string>>(
    new Map(of.before?.bound.map(({ candidate, relation }) => [candidate, relation])),
  )
  const [none, setNone] = useState(of.before?.none ?? false)
  const [reason, setReason] = useState('')
  async function send(event: FormEvent) {
    event.preventDefault()
    const all = [...bound].map(([candidate, relation]) => ({ candidate, relation }))
    const said = await act.run({
      id,
      card,
      none: none && all.length === 0,
      bound: all,
      reason: reason.trim(),
    })
    if (said) told(said)
  }
  return (
    <form className="form" aria-label="回避申报" onSubmit={(event) => void send(event)}>
      <p>
        申报人：{of.who?.name}（证卡 {of.who?.card}）{of.who?.onPaper && '，按签名的纸质申报录入'}
        {of.before &&
          (of.before.stale
            ? '，申报以后又补排了考生，请看过名单再申报一次'
            : `，已经申报过，第 ${of.before.turn + 1} 次要写明为什么更正`)}
      </p>
      {act.failure && <FailureNote failure={act.failure} />}
      <CandidateTicks
        people={of.people}
        relations={of.relations}
        bound={bound}
        change={(next) => {
          setBound(next)
          if (next.size > 0) setNone(false)
        }}
      />
      <p>
        <label>
          <input
            type="checkbox"
            checked={none}
            disabled={bound.size > 0}
            onChange={(event) => setNone(event.target.checked)}
          />{' '}
          我承诺：与本场考生没有亲属、师徒或者其他利害关系
        </label>
      </p>
      {of.before && !of.before.stale && (
        <p>
          <label>
            为什么更正{' '}
            <input
              className="text"
              required
              minLength={4}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        </p>
      )}
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy || (!none && bound.size === 0)}>
          {bound.size > 0 ? `申报回避 ${bound.size} 人` : '申报'}
        </button>
      </p>
    </form>
  )
}

/** Who has declared, for whoever arranges the examination; a signed paper is entered for a card. */
const Papers = ({
  cards,
  chosen,
  choose,
}: {
  cards: Declaration['cards']
  chosen: string
  choose: (card: string) => void
}) => (
  <section>
    <h2>谁申报了</h2>
    <RowTable
      caption="谁申报了"
      rows={cards}
      rowKey={({ card }) => card}
      columns={[
        { title: '姓名', show: ({ name }) => name },
        { title: '证卡编号', show: ({ card }) => card },
        { title: '申报', show: ({ declared }) => (declared ? '已申报' : '还没有') },
        {
          title: '纸质申报',
          show: ({ card, name }) =>
            card === chosen ? (
              '正在录入'
            ) : (
              <button
                type="button"
                className="btn ghost small"
                aria-label={`录入${name}的纸质申报`}
                onClick={() => choose(card)}
              >
                录入
              </button>
            ),
        },
      ]}
    />
  </section>
)
