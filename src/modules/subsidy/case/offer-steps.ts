import { z } from 'zod'
import { type Choice, type Procedure, type Step, typedStep } from '../../../kernel/case/index.ts'
import { may } from '../../../kernel/verb/index.ts'
import type { ClaimForm } from './claim-form.ts'
import { confirmOffer, endUnpaid, uncommit } from './claim-steps.ts'
import { reportBy } from './report-day.ts'

/** The states that only 技能提升补贴 has: offered to the person, and summed up by the city. */
export const OFFER_STATES: Procedure<ClaimForm>['states'] = {
  offered: {
    title: '可申领，等您确认',
    holder: '您本人',
    progress: 1,
    within: { until: (ctx, { form }) => form.until ?? ctx.today },
    tells: { text: '您可能可以领这项补贴，请点开确认。', asks: true },
  },
  summary: {
    title: '待市汇总',
    holder: '市人社局',
    progress: 2,
    tells: { text: '区里已经通过，等市里汇总。' },
    within: { until: (ctx) => reportBy(ctx) },
  },
  lapsed: { title: '过期未申领', holder: '已办结', progress: 4, ends: 'withdrawn' },
}

/** What the person gives who confirms: an account, where none is known. */
const Confirmation = z.strictObject({
  account: z
    .string()
    .trim()
    .min(1, '请填写银行账号')
    .max(30)
    .optional()
    .meta({ title: '本人银行账号', description: '已经登记过收款账户的不用填。' }),
})

/** Its steps besides those of every claim; `refusals` are the reasons for which the city sends one back. */
export const offerStepsOf = (refusals: readonly Choice[]): Record<string, Step<ClaimForm>> => ({
  confirm: typedStep({
    title: '确认申领',
    from: 'offered',
    to: 'filed',
    who: may('subsidy.confirm'),
    party: 'payee',
    tone: 'primary',
    input: Confirmation,
    run: (ctx, file, { input }) => confirmOffer(ctx, file, input.account),
  }),
  lapse: { title: '申领期限已过', from: 'offered', to: 'lapsed', by: 'system', run: endUnpaid('time') },
  'funded-summary': { title: '资金到位', from: 'funding', to: 'summary', by: 'system' },
  // R3.11: what the district approved goes into the month's 明细, which the city confirms by the day of the month.
  report: {
    title: '列入本月拨款明细表',
    from: 'summary',
    to: 'notice',
    who: may('subsidy.summarise'),
    tone: 'primary',
  },
  'send-back': {
    title: '退回区复核',
    from: 'summary',
    to: 'review',
    who: may('subsidy.summarise'),
    asks: 'reason',
    reasons: refusals,
    tone: 'bad',
    run: uncommit('市汇总退回区复核'),
  },
})
