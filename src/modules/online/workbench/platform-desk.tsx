import { useState } from 'react'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { type PlatformKnown, PlatformRecord } from './platform-record.tsx'

/** One platform for officials: what it sent, what counted nothing, and the assessment that begins here. */
export default function PlatformDesk() {
  const { id = '' } = useAddress().params
  const reviews = useMay('online.review')
  const { answer, waiting, failure, again } = useAnswer<PlatformKnown>('/online/platforms/{id}/record', {
    id,
  })
  const [begun, setBegun] = useState<string | null>(null)
  const open = answer?.cases.some(({ number, closed }) => number.startsWith('PG') && !closed)
  return (
    <div className="page">
      <h1>{answer?.platform.name ?? '线上平台'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取平台资料" />}
      {answer && <PlatformRecord known={answer} />}
      {begun && (
        <div className="note">
          <h2>已开始评估</h2>
          <p>
            已告知平台，等它说明；由另一人决定。办件：
            <Go to={`/cases/${begun}`}>{begun}</Go>
          </p>
        </div>
      )}
      {reviews && answer?.platform.standing === 'selected' && !open && !begun && (
        <section>
          <h2>开始评估</h2>
          <HhForm<{ number: string }>
            title="开始评估"
            fields={[{ key: 'reason', title: '为什么评估', kind: 'long-text', required: true, longest: 300 }]}
            verb="POST /online/platforms/{id}/reviews"
            fixed={{ id }}
            submit="开始评估"
            onDone={({ number }) => setBegun(number)}
          />
        </section>
      )}
    </div>
  )
}
