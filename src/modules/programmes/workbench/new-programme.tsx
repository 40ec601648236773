import { useState } from 'react'
import type { z } from 'zod'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { KIND_KEYS, PROGRAMME_KINDS } from '../kinds.ts'
import type { planProgramme } from '../verbs/plan.ts'
import { planFields } from './plan-fields.ts'
import { useLimits } from './use-limits.ts'

type Answer = z.output<typeof planProgramme.output>

/** 申报培训项目: what does not meet the standard of its kind is told at once, all of it. */
export default function NewProgramme() {
  const [done, setDone] = useState<Answer | null>(null)
  const limitsOf = useLimits()
  return (
    <div className="page">
      <h1>申报培训项目</h1>
      <p>
        各种培训的条件、金额见<a href="/learn/programmes">培训项目</a>。计划批准以后再开班，完成后按人结算。
      </p>
      {done?.decision && (
        <DecisionView decision={done.decision} title="计划还不符合标准" words={{ granted: '' }} />
      )}
      {done?.number ? (
        <div className="note">
          <h2>已提交 {done.number}，去附材料</h2>
          <p>材料附齐以后区里才能受理；要附哪些，在办件的“计划”里写明。</p>
          <p className="buttons">
            <Go className="btn" to={`/cases/${done.number}`}>
              去附材料
            </Go>
          </p>
        </div>
      ) : (
        <HhForm<Answer>
          title="申报培训项目"
          fields={(values) => [
            {
              key: 'kind',
              title: '培训种类',
              kind: 'choice',
              required: true,
              choices: KIND_KEYS.map((value) => ({ value, text: PROGRAMME_KINDS[value] })),
            },
            ...planFields(values, limitsOf(String(values.kind ?? ''))),
          ]}
          sentBack={({ number }) => number === null}
          start={{ onlineHours: '0' }}
          verb="POST /programmes"
          submit="提交计划"
          onDone={setDone}
        />
      )}
    </div>
  )
}
