import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  procedure,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { issuingResumed } from './events.ts'
import { endFreeze, freezeOfCase } from './store.ts'

/**
 * 暂停发证 DJ: whoever sees that something is wrong stops issuing at once, of an organisation or of one examination. The organisation is told why and
 * answers; it is lifted by two, or ends by itself when its term has passed.
 */
export const freezeProcedure = procedure({
  kind: 'DJ',
  title: '暂停发证',
  starts: 'frozen',
  form: z.strictObject({ exam: z.uuid().nullable() }),
  states: {
    frozen: {
      title: '暂停发证中',
      holder: '评价机构',
      progress: 2,
      tone: 'warn',
      tells: { text: '发证已经暂停，请点开看原因，改正以后说明情况。', asks: true },
      within: handlingTerm('DJ', 'frozen'),
      overdue: { step: 'lapse', says: '到期没有决定继续查处的，自动恢复发证。', unreminded: true },
    },
    lifting: {
      title: '拟恢复发证，待决定',
      holder: '市人社局复核岗',
      progress: 3,
      tone: 'warn',
      tells: { text: '市局正在决定是否恢复发证。' },
      within: handlingTerm('DJ', 'lifting'),
    },
    lifted: { title: '已恢复发证', holder: '已办结', progress: 4, ends: 'done' },
    lapsed: { title: '到期，已恢复发证', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: {
    answer: typedStep({
      title: '说明改正情况',
      from: 'frozen',
      to: 'frozen',
      who: may('assessment.publish'),
      party: 'organisation',
      tone: 'primary',
      input: z.strictObject({
        text: z.string().trim().min(10, '请写清改正了什么，至少 10 个字').max(500).meta({
          title: '改正了什么',
          kind: 'long-text',
          description: '照片、记录在“材料”里上传',
        }),
      }),
      run: async (_ctx, file, { input }) => ({
        note: input.text,
        attention: [`机构说明：${input.text}`, ...file.attention].slice(0, 10),
      }),
    }),
    'propose-lifting': {
      title: '拟恢复发证',
      from: 'frozen',
      to: 'lifting',
      who: may('certificates.freeze'),
      vouches: true,
      asks: 'note',
    },
    lift: {
      title: '同意，恢复发证',
      from: 'lifting',
      to: 'lifted',
      who: may('certificates.decide'),
      decides: true,
      tone: 'primary',
      run: goOn,
    },
    'keep-frozen': {
      title: '不同意，继续暂停',
      from: 'lifting',
      to: 'frozen',
      who: may('certificates.decide'),
      asks: 'note',
    },
    lapse: {
      title: '到期，恢复发证',
      from: 'frozen',
      to: 'lapsed',
      by: 'clock',
      run: goOn,
    },
  },
  parties: {
    organisation: {
      title: '评价机构',
      is: theirOrganisation,
      sees: ['form', 'evidence', 'attention'],
      otherwise: () => '这一步由被暂停发证的机构办。',
    },
  },
  evidence,
})

async function goOn(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const { organisation, exam } = await freezeOfCase(ctx.db, file.number)
  await endFreeze(ctx.db, file.number, ctx.now)
  await ctx.emit(issuingResumed, { organisation, exam })
}

async function evidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const { reason, exam } = await freezeOfCase(ctx.db, file.number)
  return {
    comparisons: [],
    tabs: [
      {
        key: 'freeze',
        title: '为什么暂停',
        kind: 'facts',
        facts: [
          { label: '暂停什么', text: exam === null ? '这家机构的全部发证' : file.subtitle },
          { label: '原因', text: reason },
          {
            label: '怎么办',
            text: '照原因改正，在这里说明改正情况、上传材料；市局两人决定后恢复，公示期满的考试接着自动发证。',
          },
        ],
      },
    ],
    documents: [],
  }
}
