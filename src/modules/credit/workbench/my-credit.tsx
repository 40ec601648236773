import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { Dialog } from '../../../workbench/kit/dialog.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { myCredit } from '../verbs/read-credit.ts'
import { CardView, type CreditRow } from './card-view.tsx'

/** 本单位信用: the grade and why, what is under way, and how to put a deduction right. */
export default function MyCredit() {
  const { answer, waiting, failure, again } = useAnswer<z.output<typeof myCredit.output>>('/credit/mine')
  const [repairing, setRepairing] = useState<CreditRow | null>(null)
  return (
    <div className="page">
      <h1>本单位信用</h1>
      <p className="muted">
        初评告知以后，在期限内可以对一条扣分提异议；改正满规定日数的，可以申请修复。材料附在办件里。
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取本单位信用" />}
      {answer && answer.cases.length > 0 && (
        <section className="note">
          <h2>正在办的</h2>
          <ul>
            {answer.cases.map(({ number, title, state, stateTitle }) => (
              <li key={number}>
                <Go to={`/cases/${number}`}>{title}</Go>：{stateTitle}
                {state === 'told' && (
                  <>
                    {' '}
                    <Go to={`/credit/dispute/${number}`}>提出异议</Go>
                  </>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer && !answer.card.rated && <p>信用评价的是民办职业培训机构，本单位不参加。</p>}
      {answer?.card.rated && (
        <CardView card={answer.card} act={(row) => <Repair row={row} ask={setRepairing} />} />
      )}
      <Dialog title="申请信用修复" open={repairing !== null} onClose={() => setRepairing(null)}>
        {repairing && (
          <HhForm<{ number: string }>
            title="申请信用修复"
            fields={[
              {
                key: 'done',
                title: '怎样改正的',
                kind: 'long-text',
                required: true,
                longest: 1000,
                hint: '写明做了什么、什么时候做完。证明材料交上以后附在办件里。',
              },
            ]}
            verb="POST /credit/repairs"
            fixed={{ event: repairing.id }}
            submit="提交修复申请"
            onDone={({ number }) => {
              setRepairing(null)
              announce(`修复申请 ${number} 已提交。`)
              again()
            }}
          />
        )}
      </Dialog>
    </div>
  )
}

const Repair = ({ row, ask }: { row: CreditRow; ask(row: CreditRow): void }) => {
  const { repair } = row
  if (repair.may === 'asked') return <Go to={`/cases/${repair.number}`}>正在修复</Go>
  if (repair.may === 'from') return <>{formatDay(repair.day as CivilDate)}起可以修复</>
  if (repair.may === 'no') return <>——</>
  return (
    <button type="button" className="btn ghost" onClick={() => ask(row)}>
      申请修复<span className="sr">：{row.evidence}</span>
    </button>
  )
}
