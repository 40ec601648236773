import { useState } from 'react'
import type { z } from 'zod'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { readPlan } from '../verbs/mine.ts'
import { planFields } from './plan-fields.ts'
import { useLimits } from './use-limits.ts'

/** 修改计划: the plan as it stands, put right and handed in again. */
export default function ChangePlan() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<z.output<typeof readPlan.output>>(
    '/programmes/{number}/plan',
    { number },
  )
  const [done, setDone] = useState(false)
  const limitsOf = useLimits()
  return (
    <div className="page">
      <h1>修改培训项目的计划</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取计划" />}
      {done && (
        <div className="note">
          <h2>已重新提交</h2>
          <p className="buttons">
            <Go className="btn" to={`/cases/${number}`}>
              看办件
            </Go>
          </p>
        </div>
      )}
      {answer && !done && (
        <HhForm<object>
          title="修改计划"
          fields={(values) =>
            planFields(
              values,
              limitsOf(answer.kind),
              answer.partnerCode ? { code: answer.partnerCode, name: answer.partnerName } : undefined,
            )
          }
          start={{
            name: answer.name,
            partnerCode: answer.partnerCode,
            occupation: answer.occupation,
            level: answer.level,
            heads: String(answer.heads),
            hours: String(answer.hours),
            onlineHours: String(answer.onlineHours),
            amountEach: String(answer.amountEach / 100),
            startsOn: answer.startsOn,
            endsOn: answer.endsOn,
          }}
          verb="POST /cases/{number}/steps/{step}"
          fixed={{ number, step: 'change' }}
          inside="input"
          submit="重新提交"
          onDone={() => setDone(true)}
        />
      )}
    </div>
  )
}
