import { z } from 'zod'
import type { CaseFile } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { enterViolation } from '../../training/index.ts'
import { findingUpheld } from '../events.ts'
import { orderMeasure } from '../measure/order.ts'
import { MEASURES } from '../measure/store.ts'
import { refusals } from '../refusals.ts'
import type { FindingForm } from './form.ts'
import { endFinding } from './store.ts'

/** How far a verdict goes (处理范围). */
const SCOPES = {
  people: '涉及的学员（个人不予补贴，已付的复查追回）',
  class: '整个班（全班不予补贴，已付的复查追回）',
  rests: '只复查涉及的补贴和证书',
} as const

const choice = <T extends Readonly<Record<string, string>>>(title: string, choices: T) =>
  z.enum(Object.keys(choices) as [keyof T & string, ...(keyof T & string)[]]).meta({ title, choices })

/** What whoever decides finds: how far, on which document, what, and which measure. */
export const Verdict = z.strictObject({
  scope: choice('处理到', SCOPES),
  document: z.string().trim().min(2, '请填写处理决定文号').max(100).meta({ title: '处理决定文号' }),
  finding: z
    .string()
    .trim()
    .min(4, '请写明查实的事实')
    .max(300)
    .meta({ title: '查实的事实', kind: 'long-text' }),
  measure: choice('对单位采取的措施', { none: '不另采取措施', ...MEASURES }),
})
export type Verdict = z.output<typeof Verdict>

/** What follows from a finding that two people have found true: violations, measures, and money examined again (R1.9, R1.10). */
export async function uphold(
  ctx: VerbContext,
  { number, district, form }: CaseFile<FindingForm>,
  verdict: Verdict,
): Promise<{ note: string }> {
  const { scope, document, finding, measure } = verdict
  if (scope !== 'rests' && form.against.length === 0) throw refusals.nothingAgainst()
  if (measure !== 'none' && form.organisation === null) throw refusals.noOrganisation()
  // A group may have sat in classes of several districts: the act is this case's, whoever runs them.
  const system = ctx.asSystem(`核查 ${number} 属实`)
  let violations = 0
  for (const one of against(form, scope)) {
    const given = { ...one, foundOn: ctx.today, document, finding, by: ctx.actor.account }
    if (await enterViolation(system, given)) violations += 1
  }
  if (form.rests.length > 0)
    await ctx.emit(findingUpheld, {
      finding: number,
      why: `核查 ${number} 属实（${document}）`,
      rests: form.rests,
    })
  const ordered =
    measure !== 'none' && form.organisation
      ? await orderMeasure(system, {
          finding: number,
          organisation: form.organisation,
          district,
          kind: measure,
          document,
          reason: finding,
        })
      : null
  await endFinding(ctx.db, number, 'upheld', ctx.today)
  const parts = [
    `登记查实违规 ${violations} 项`,
    form.rests.length > 0 && `复查补贴和证书 ${form.rests.length} 项`,
    ordered && `${MEASURES[measure as keyof typeof MEASURES]} ${ordered}`,
  ]
  return { note: parts.filter(Boolean).join('；') }
}

/** The classes, or the trainees of classes, that a verdict is against; a whole class where nobody in it is named. */
function against(form: FindingForm, scope: Verdict['scope']): { class: string; person: string | null }[] {
  if (scope === 'rests') return []
  if (scope === 'people' && form.against.some(({ person }) => person !== null))
    return form.against.filter(({ person }) => person !== null)
  return [...new Set(form.against.map((one) => one.class))].map((id) => ({ class: id, person: null }))
}
