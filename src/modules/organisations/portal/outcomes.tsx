import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { OUTCOMES, type Outcome, type OutcomeKind, outcomeText } from '../outcome/outcome.ts'

/** What came of a provider's teaching (公开成效): each number with how many it is of and until when, or why there is none. */
export const OutcomesPanel = ({ outcomes }: { outcomes: readonly Outcome[] }) => (
  <Panel title="培训成效">
    <CheckAnswers
      answers={(Object.keys(OUTCOMES) as OutcomeKind[]).map((kind) => ({
        label: OUTCOMES[kind].title,
        value: outcomeText(outcomes.find((one) => one.kind === kind)),
      }))}
    />
    <p className="muted">每月公布一次；人数够了才公布，看不出是谁。</p>
  </Panel>
)
