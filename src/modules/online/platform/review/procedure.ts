import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure, typedStep } from '../../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { REVIEW_SORTS } from '../platform.ts'
import { OPERATOR } from '../selection.ts'
import { answerReview, closeReview, endPlatform, platformOfCase, reviewOf } from '../store.ts'
import { reviewEvidence } from './evidence.ts'

const ReviewForm = z.strictObject({ sort: z.enum(['staged', 'exit']) })
type ReviewForm = z.output<typeof ReviewForm>

const ENDINGS = [
  { code: 'asked', text: '平台自己申请退出' },
  { code: 'records', text: '报送的记录长期不合格' },
  { code: 'not-mended', text: '限期整改没有改好' },
  { code: 'conditions', text: '不再符合遴选条件' },
] as const

const ANSWER = z.strictObject({
  text: z
    .string()
    .trim()
    .min(4, '至少4个字')
    .max(1000, '最多1000个字')
    .meta({ title: '说明', kind: 'long-text' }),
})

/** 线上平台评估、退出: told to the platform, answered, decided: it goes on, mends within a term, or leaves (R7.1). */
export const platformReviewProcedure = procedure({
  kind: 'PG',
  title: '线上平台评估、退出',
  starts: 'told',
  form: ReviewForm,
  states: {
    told: {
      title: '已告知，等平台说明',
      holder: '平台所属单位',
      progress: 1,
      tells: { text: '市里正在评估您的平台，请看报送情况，在期限内说明。', asks: true },
      within: handlingTerm('PG', 'told'),
      overdue: { step: 'lapse', says: '到期没有说明，市里按现有记录决定。' },
    },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 2,
      tells: { text: '已到决定环节，决定后告知您。' },
      within: handlingTerm('PG', 'deciding'),
    },
    mending: {
      title: '限期整改',
      holder: '平台所属单位',
      progress: 2,
      tells: { text: '评估要求整改，请在期限内改好并报告。', asks: true },
      within: handlingTerm('PG', 'mending'),
      overdue: { step: 'overdue', says: '到期没有报告整改，市里决定是否退出。' },
    },
    kept: {
      title: '继续入选',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '评估通过，平台继续入选。' },
    },
    ended: {
      title: '已退出',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tone: 'bad',
      tells: { text: '平台已经退出。今天以前播放的，还可以在期限内报送。' },
    },
    dropped: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    answer: typedStep({
      title: '说明情况',
      from: 'told',
      to: 'deciding',
      who: may('online.platform'),
      party: 'operator',
      tone: 'primary',
      input: ANSWER,
      async run(ctx, file, { input }) {
        await answerReview(ctx.db, file.number, input.text)
        return { note: input.text }
      },
    }),
    lapse: { title: '期满没有说明', from: 'told', to: 'deciding', by: 'clock' },
    keep: {
      title: '评估通过，继续入选',
      from: 'deciding',
      to: 'kept',
      who: may('online.select'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        await closeReview(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    mend: {
      title: '限期整改',
      from: 'deciding',
      to: 'mending',
      who: may('online.select'),
      asks: 'note',
    },
    mended: typedStep({
      title: '报告整改',
      from: 'mending',
      to: 'deciding',
      who: may('online.platform'),
      party: 'operator',
      tone: 'primary',
      input: ANSWER,
      async run(ctx, file, { input }) {
        await answerReview(ctx.db, file.number, input.text)
        return { note: input.text }
      },
    }),
    overdue: {
      title: '逾期没有整改',
      from: 'mending',
      to: 'deciding',
      by: 'clock',
      run: async (_ctx, file) => ({ attention: ['逾期没有报告整改', ...file.attention] }),
    },
    exit: {
      title: '退出',
      from: 'deciding',
      to: 'ended',
      who: may('online.select'),
      decides: true,
      asks: 'reason',
      reasons: ENDINGS,
      tone: 'bad',
      async run(ctx, file, { reason }) {
        const why = ENDINGS.find(({ code }) => code === reason)
        if (!why) throw refusals.noReason({ fields: [{ path: 'reason', message: '请选一项' }] })
        const { id } = await platformOfCase(ctx.db, file.number)
        await endPlatform(ctx.db, id, { on: ctx.today, in: file.number, reason: why.text })
        await closeReview(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    'take-back': {
      title: '撤回退出申请',
      from: 'deciding',
      to: 'dropped',
      who: may('online.platform'),
      party: 'operator',
      asks: 'reason',
      reasons: [{ code: 'goes-on', text: '继续办' }],
      run: takeBack,
    },
  },
  parties: { operator: OPERATOR },
  evidence: reviewEvidence,
})

/** Only what the platform asked for itself can it take back. */
async function takeBack(ctx: VerbContext, file: CaseFile<ReviewForm>): Promise<undefined> {
  const { sort } = await reviewOf(ctx.db, file.number)
  if (sort !== 'exit') throw refusals.notAskedByYou({ detail: `这一件是${REVIEW_SORTS[sort]}。` })
  await closeReview(ctx.db, file.number, ctx.now)
  return undefined
}
