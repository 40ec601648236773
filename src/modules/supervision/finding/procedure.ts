import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Party,
  procedure,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { findingEvidence } from './evidence.ts'
import { FindingForm } from './form.ts'
import { endFinding } from './store.ts'
import { uphold, Verdict } from './uphold.ts'

/** Whoever the finding is about, once it has been told; before that nobody outside sees the case. */
const ACCUSED: Party = {
  title: '被核查单位',
  is: theirOrganisation,
  sees: ['form', 'decision', 'evidence'],
  otherwise: () => '这一步由被核查的单位自己办。',
}

const Heard = z.strictObject({
  said: z
    .string()
    .trim()
    .min(4, '请写明说了什么')
    .max(1000)
    .meta({ title: '陈述申辩的内容', kind: 'long-text' }),
})

/** 核查: taken up, verified, told and heard, then decided by another (领办→核实→定性→处置 或 不成立). */
export const findingProcedure = procedure({
  kind: 'HC',
  title: '疑点核查',
  starts: 'found',
  form: FindingForm,
  states: {
    found: {
      title: '待核实',
      holder: '区人社局监督岗',
      progress: 1,
      tone: 'warn',
      quiet: '核实以后再告知当事人',
      within: handlingTerm('HC', 'found'),
    },
    told: {
      title: '已告知，听取陈述申辩',
      holder: '当事人',
      progress: 2,
      tells: { text: '有一项疑点正在核查，请在期限内说明情况；不说明的，按现有证据决定。', asks: true },
      within: handlingTerm('HC', 'told'),
      overdue: { step: 'silence', says: '到期没有说明的，按现有证据决定。' },
    },
    deciding: {
      title: '待定性处置',
      holder: '区人社局复核岗',
      progress: 2,
      quiet: '说明已经收到，定了再说',
      within: handlingTerm('HC', 'deciding'),
    },
    upheld: {
      title: '属实，已处置',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tone: 'bad',
      tells: { text: '核查认定属实，已按规定处置，请点开看决定和后续要求。' },
    },
    dismissed: { title: '不成立', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: {
    verify: {
      title: '核实，告知当事人',
      from: 'found',
      to: 'told',
      who: may('supervision.check'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
      // Only now the organisation comes to know of it.
      run: async (_ctx, { form }) => ({ organisation: form.organisation }),
    },
    answer: typedStep({
      title: '陈述申辩',
      from: 'told',
      to: 'deciding',
      who: may('supervision.answer'),
      party: 'accused',
      input: Heard,
      run: async (_ctx, _file, { input }) => ({ note: input.said }),
    }),
    hear: typedStep({
      title: '记录当事人说明',
      from: 'told',
      to: 'deciding',
      who: may('supervision.check'),
      input: Heard,
      run: async (_ctx, _file, { input }) => ({ note: `当面或电话说明：${input.said}` }),
    }),
    silence: { title: '期满没有说明', from: 'told', to: 'deciding', by: 'clock' },
    uphold: typedStep({
      title: '属实，定性处置',
      from: 'deciding',
      to: 'upheld',
      who: may('supervision.decide'),
      decides: true,
      tone: 'bad',
      input: Verdict,
      run: (ctx, file: CaseFile<FindingForm>, { input }) => uphold(ctx, file, input),
    }),
    dismiss: {
      title: '不成立',
      from: ['found', 'told'],
      to: 'dismissed',
      who: may('supervision.check'),
      asks: 'reason',
      reasons: [
        { code: 'explained', text: '有合理解释，已核对材料' },
        { code: 'record', text: '登记或考勤记录有误，已更正' },
        { code: 'other', text: '不是同一人、同一机构' },
      ],
      run: dismissed,
    },
    clear: {
      title: '不成立，结案',
      from: 'deciding',
      to: 'dismissed',
      who: may('supervision.decide'),
      decides: true,
      asks: 'note',
      tone: 'plain',
      run: dismissed,
    },
    return: {
      title: '证据不足，退回核实',
      from: 'deciding',
      to: 'found',
      who: may('supervision.decide'),
      asks: 'note',
    },
  },
  parties: { accused: ACCUSED },
  evidence: findingEvidence,
})

async function dismissed(ctx: VerbContext, file: CaseFile<FindingForm>): Promise<undefined> {
  await endFinding(ctx.db, file.number, 'dismissed', ctx.today)
  return undefined
}
