import { useState } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay, useReaches } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { REVOCATIONS } from '../reasons.ts'
import type { readAccredited } from '../verbs/list.ts'
import { ScopeTable, VenueTable } from './standing-tables.tsx'

/** One assessment organisation for officials: what it may do, and the proposal to take that away. */
export default function AccreditationDesk() {
  const { id = '' } = useAddress().params
  const accepts = useMay('accreditation.accept')
  const { answer, waiting, failure, again } = useAnswer<z.output<typeof readAccredited.output>>(
    '/accreditation/{id}',
    { id },
  )
  const [proposed, setProposed] = useState<string | null>(null)
  const one = answer?.accreditation
  const near = useReaches(one?.decidedIn ?? '')
  return (
    <div className="page">
      <h1>{one?.name ?? '评价机构'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取机构资料" />}
      {answer && one && (
        <>
          {one.endedOn && <p className="note">备案已于 {one.endedOn} 终止。</p>}
          {one.teachOut && !one.endedOn && (
            <p className="note">
              自 {one.teachOut.on} 起{one.teachOut.sort}，不办新考试：{one.teachOut.reason}
            </p>
          )}
          <p>
            {one.category}，{one.since} 备案；有证的考评员 {answer.standing.examiners} 人，质量督导员{' '}
            {answer.standing.supervisors} 人。
          </p>
          <p>利害关系说明：{one.conflict}</p>
          <ScopeTable scope={answer.standing.scope} />
          <VenueTable venues={answer.standing.venues} />
          {near && (
            <p className="buttons">
              <Go className="btn ghost" to={`/cases/${one.decidedIn}`}>
                看备案办件
              </Go>
            </p>
          )}
        </>
      )}
      {proposed && (
        <div className="note">
          <h2>已提出，去附依据材料</h2>
          <p>
            附上检查记录以后告知机构；由另一人决定。办件：
            <Go to={`/cases/${proposed}`}>{proposed}</Go>
          </p>
        </div>
      )}
      {accepts && near && one && !one.endedOn && !one.teachOut && !proposed && (
        <section>
          <h2>提出取消备案</h2>
          <HhForm<{ number: string }>
            title="提出取消备案"
            fields={[
              {
                key: 'reason',
                title: '理由',
                kind: 'choice',
                required: true,
                choices: Object.entries(REVOCATIONS).map(([value, text]) => ({ value, text })),
              },
              { key: 'finding', title: '查到什么', kind: 'long-text', required: true, longest: 300 },
            ]}
            verb="POST /accreditation/{id}/ending"
            fixed={{ id }}
            submit="提出取消备案"
            onDone={({ number }) => setProposed(number)}
          />
        </section>
      )}
    </div>
  )
}
