import { useState } from 'react'
import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay, useReaches } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { REVOCATIONS } from '../reasons.ts'
import type { readCentre } from '../verbs/read-centre.ts'
import { CentreFacts } from './centre-facts.tsx'

/** One centre for officials: what it is, how it was named, and the proposal to take the naming away. */
export default function CentreDesk() {
  const { id = '' } = useAddress().params
  const reviews = useMay('centres.review')
  const { answer, waiting, failure, again } = useAnswer<z.output<typeof readCentre.output>>('/centres/{id}', {
    id,
  })
  const [proposed, setProposed] = useState<string | null>(null)
  const near = useReaches(answer?.centre.namedIn ?? '')
  return (
    <div className="page">
      <h1>{answer?.centre.name ?? '企业培训中心'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取中心资料" />}
      {answer && (
        <>
          {answer.centre.ended && (
            <p className="note">
              {formatDay(answer.centre.ended.on as CivilDate)}已{answer.centre.ended.sort}：
              {answer.centre.ended.reason}
            </p>
          )}
          <CentreFacts centre={answer.centre} />
          {near && (
            <p className="buttons">
              <Go className="btn ghost" to={`/cases/${answer.centre.namedIn}`}>
                看命名办件和现场照片
              </Go>
            </p>
          )}
        </>
      )}
      {proposed && (
        <div className="note">
          <h2>已提出，去附依据材料</h2>
          <p>
            附上检查记录、认定文书以后告知企业；由另一人决定。办件：
            <Go to={`/cases/${proposed}`}>{proposed}</Go>
          </p>
        </div>
      )}
      {reviews && near && answer && !answer.centre.ended && !proposed && (
        <section>
          <h2>提出取消</h2>
          <HhForm<{ number: string }>
            title="提出取消"
            fields={[
              { key: 'reason', title: '理由', kind: 'choice', required: true, choices: REASONS },
              { key: 'finding', title: '查到什么', kind: 'long-text', required: true, longest: 200 },
            ]}
            verb="POST /centres/{id}/ending"
            fixed={{ id }}
            submit="提出取消"
            onDone={({ number }) => setProposed(number)}
          />
        </section>
      )}
    </div>
  )
}

const REASONS = Object.entries(REVOCATIONS).map(([value, text]) => ({ value, text }))
