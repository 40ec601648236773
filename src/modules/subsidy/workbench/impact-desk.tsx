import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import type { SimulatedImpact } from './impact.ts'
import { ImpactQuestion } from './impact-question.tsx'
import { ImpactTable } from './impact-table.tsx'

/** 影响测算: one number changed, and what it would have cost over the last twelve months. Everything is in the address. */
export default function ImpactDesk() {
  const { query } = useAddress()
  const { number, occupation, level, hours, amount, demand, percent } = query
  const asked = Boolean(number || amount || percent)
  const { answer, waiting, refreshing, failure } = useAnswer<SimulatedImpact>(
    '/subsidy/impact',
    { number, occupation, level, hours, amount, demand, percent },
    { when: asked, keep: true },
  )
  return (
    <div className="page">
      <h1>影响测算</h1>
      <p>
        用近十二个月已经决定的申领，按改动后的标准重新算一遍，用的是审核的同一套规则。只测算，不改动任何标准。
      </p>
      {number && (
        <p>
          在目录草案 <Go to={`/cases/${number}`}>{number}</Go> 的基础上测算。
        </p>
      )}
      <ImpactQuestion />
      {failure && <FailureNote failure={failure} />}
      {(waiting || refreshing) && <Waiting what="正在测算" />}
      {asked && answer && !failure && <ImpactTable impact={answer} />}
    </div>
  )
}
