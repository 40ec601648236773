import { useState } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { creditDesk } from '../verbs/read-credit.ts'
import { CardView, type CreditRow } from './card-view.tsx'

type Desk = z.output<typeof creditDesk.output>

/** 机构信用档案: why the grade is what it is; what was found is entered, corrected, and inspections are recorded. */
export default function CreditDesk() {
  const { id = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Desk>('/credit/{id}/desk', { id })
  const [correcting, setCorrecting] = useState<CreditRow | null>(null)
  const [entered, setEntered] = useState<string[]>([])
  function toConfirm({ number }: { number: string }) {
    setCorrecting(null)
    setEntered([...entered, number])
    announce(`已登记 ${number}，请附上依据材料，由另一人复核。`)
    again()
  }
  return (
    <div className="page">
      <h1>{answer ? `${answer.card.name}：信用档案` : '机构信用档案'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取信用档案" />}
      {entered.length > 0 && (
        <section className="note">
          <h2>已登记，去附材料</h2>
          <p>没有依据材料的不能记入；附好以后由另一人复核。</p>
          <ul>
            {entered.map((number) => (
              <li key={number}>
                <Go to={`/cases/${number}`}>{number}</Go>
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer && (
        <>
          <CardView card={answer.card} act={(row) => <Correct row={row} ask={setCorrecting} />} />
          <Enter key={entered.length} id={id} desk={answer} onDone={toConfirm} />
          <Inspection id={id} again={again} />
        </>
      )}
      <Dialog title="更正一条记录" open={correcting !== null} onClose={() => setCorrecting(null)}>
        {correcting && (
          <HhForm<{ number: string }>
            title="更正一条记录"
            fields={[
              { key: 'times', title: '减去几次', kind: 'number', unit: '次', required: true },
              { key: 'evidence', title: '更正的依据', kind: 'text', required: true, longest: 200 },
            ]}
            start={{ times: String(correcting.left) }}
            verb="POST /credit/events/{id}/correction"
            fixed={{ id: correcting.id }}
            submit="登记更正"
            onDone={toConfirm}
          />
        )}
      </Dialog>
    </div>
  )
}

const Correct = ({ row, ask }: { row: CreditRow; ask(row: CreditRow): void }) =>
  row.correction || row.left <= 0 ? (
    <>——</>
  ) : (
    <button type="button" className="btn ghost" onClick={() => ask(row)}>
      更正<span className="sr">：{row.evidence}</span>
    </button>
  )

const Enter = ({
  id,
  desk,
  onDone,
}: {
  id: string
  desk: Desk
  onDone(answer: { number: string }): void
}) => (
  <section>
    <h2>登记信用信息</h2>
    <HhForm<{ number: string }>
      title="登记信用信息"
      fields={[
        {
          key: 'indicator',
          title: '项目',
          kind: 'choice',
          required: true,
          choices: desk.indicators.map(({ key, name }) => ({ value: key, text: name })),
          hint: '查实违规、整改、追回和补录不实由系统自动记入，不用再登。',
        },
        { key: 'happenedOn', title: '发生日期', kind: 'day', required: true },
        { key: 'count', title: '次数', kind: 'number', unit: '次', required: true },
        {
          key: 'evidence',
          title: '依据',
          kind: 'text',
          required: true,
          longest: 200,
          hint: '文号或检查记录编号。',
        },
      ]}
      start={{ count: '1' }}
      verb="POST /credit/events"
      fixed={{ organisation: id }}
      submit="登记"
      onDone={onDone}
    />
  </section>
)

const Inspection = ({ id, again }: { id: string; again(): void }) => {
  const [done, setDone] = useState(0)
  return (
    <section>
      <h2>登记一次检查</h2>
      <HhForm<object>
        key={done}
        title="登记一次检查"
        fields={[
          { key: 'on', title: '检查日期', kind: 'day', required: true },
          { key: 'document', title: '检查记录编号', kind: 'text', required: true, longest: 100 },
          { key: 'finding', title: '查了什么，结果如何', kind: 'long-text', required: true, longest: 300 },
        ]}
        verb="POST /credit/{id}/inspections"
        fixed={{ id }}
        submit="登记检查"
        onDone={() => {
          setDone(done + 1)
          announce('检查已登记，下次检查的日期随之后移。')
          again()
        }}
      />
    </section>
  )
}
