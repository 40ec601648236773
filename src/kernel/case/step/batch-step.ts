import type { z } from 'zod'
import type { Check } from '../../value/check.ts'
import type { CaseDetail, StepOffer } from '../verbs/shapes.ts'

type Offer = z.infer<typeof StepOffer>

/** Whether a step can be taken of many cases at once: a main one, of which nothing has to be filled in but a remark. */
export const goesInBatch = ({
  tone,
  asks,
  fills,
}: {
  tone: string | undefined
  asks: string | undefined
  /** Whether it has a form or a page of its own. */
  fills: boolean
}): boolean => tone === 'primary' && (asks === undefined || asks === 'none' || asks === 'note') && !fills

/** The step that a batch may take with a case: the primary one, where everything agrees and nothing is asked. */
export function batchStep(view: z.infer<typeof CaseDetail>): Check<Offer> {
  if (view.held) return { valid: false, reason: '已搁置' }
  if (!view.compared) return { valid: false, reason: '没有可比对的数据，请单独看' }
  if (view.attention.length > 0 || view.evidence.comparisons.some(({ result }) => result !== 'ok')) {
    return { valid: false, reason: '有疑点，请单独看' }
  }
  if (view.decision && view.decision.outcome !== 'granted')
    return { valid: false, reason: '规则判定不是“符合”' }
  const step = view.steps.find(({ tone, asks, fields, page }) =>
    goesInBatch({ tone, asks, fills: fields.length > 0 || page !== null }),
  )
  if (!step) return { valid: false, reason: '没有可批量的步骤' }
  if (!step.allowed) return { valid: false, reason: step.why ?? '您不能办这一步' }
  return { valid: true, value: step }
}
