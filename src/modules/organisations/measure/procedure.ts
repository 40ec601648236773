import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  type Party,
  procedure,
  type StepOutcome,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../organisation.ts'
import { carryOut, inWords, MEASURES, Measure } from './measure.ts'

const ORGANISATION: Party = {
  title: '当事机构',
  is: theirOrganisation,
  sees: ['form', 'evidence'],
  otherwise: () => '这一步由当事机构自己办。',
}

export const MeasureForm = z.strictObject({ given: Measure })
export type MeasureForm = z.output<typeof MeasureForm>

const titleOf = ({ form }: CaseFile<MeasureForm>): string => MEASURES[form.given.measure].title

/** 机构监管事项: proposed by one, heard where it takes something away, decided by another; then it holds by itself (R1.9). */
export const measureProcedure = procedure({
  kind: 'JG',
  title: '机构监管事项',
  starts: 'proposed',
  form: MeasureForm,
  states: {
    proposed: {
      title: '拟办，待告知机构',
      holder: '市人社局业务岗',
      progress: 1,
      quiet: '核过依据以后再告知机构',
      within: handlingTerm('JG', 'proposed'),
    },
    told: {
      title: '已告知，等机构意见',
      holder: '当事机构',
      progress: 2,
      tells: { text: '拟对本机构采取措施，请看内容和依据。不同意的请在期限内陈述、申辩。', asks: true },
      within: handlingTerm('JG', 'told'),
      overdue: { step: 'lapse', says: '到期没有提出意见，按现有材料决定。' },
    },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 3,
      tells: { text: '已到决定环节，决定后告知您。' },
      within: handlingTerm('JG', 'deciding'),
    },
    done: {
      title: '已生效',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '决定已经生效，请点开看内容。' },
    },
    refused: { title: '不予办理', holder: '已办结', progress: 4, ends: 'refused', tone: 'plain' },
    dropped: { title: '已撤销', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    tell: {
      title: '告知机构',
      from: 'proposed',
      to: 'told',
      who: may('organisations.manage'),
      vouches: true,
      tone: 'primary',
    },
    drop: {
      title: '不再提出',
      from: ['proposed', 'deciding'],
      to: 'dropped',
      who: may('organisations.manage'),
      asks: 'reason',
      reasons: [
        { code: 'slip', text: '填写有误' },
        { code: 'not-shown', text: '依据不足' },
        { code: 'mended', text: '已经改正' },
      ],
    },
    accept: {
      title: '没有意见',
      from: 'told',
      to: 'deciding',
      who: may('organisation.answer'),
      party: 'organisation',
    },
    answer: typedStep({
      title: '提出意见',
      from: 'told',
      to: 'deciding',
      who: may('organisation.answer'),
      party: 'organisation',
      tone: 'primary',
      input: z.strictObject({
        text: z
          .string()
          .trim()
          .min(10, '请写清事实和理由，至少10个字')
          .max(500, '最多500个字')
          .meta({ title: '事实和理由', kind: 'long-text' }),
      }),
      run: async (_ctx, file, { input }) => ({
        note: input.text,
        attention: [`机构有意见：${input.text}`, ...file.attention],
      }),
    }),
    lapse: { title: '期满没有提出意见', from: 'told', to: 'deciding', by: 'clock' },
    decide: {
      title: '同意，生效',
      from: 'deciding',
      to: 'done',
      who: may('organisations.decide'),
      decides: true,
      tone: 'primary',
      run: decide,
    },
    refuse: {
      title: '不予办理',
      from: 'deciding',
      to: 'refused',
      who: may('organisations.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'not-shown', text: '依据不足' },
        { code: 'upheld', text: '机构的申辩成立' },
        { code: 'mended', text: '已经改正' },
        { code: 'wrong', text: '内容有误，重新提出' },
      ],
      tone: 'bad',
    },
  },
  parties: { organisation: ORGANISATION },
  evidence: measureEvidence,
})

async function decide(ctx: VerbContext, file: CaseFile<MeasureForm>): Promise<StepOutcome | undefined> {
  if (!file.organisation) throw new Error(`${file.number} is about no organisation`)
  await carryOut(ctx, file.organisation, file.form.given, file.number)
  return { note: titleOf(file) }
}

async function measureEvidence(ctx: VerbContext, file: CaseFile<MeasureForm>): Promise<Evidence> {
  const found = await organisationById(ctx.db, file.organisation ?? '')
  return {
    comparisons: [],
    tabs: [
      {
        key: 'measure',
        title: titleOf(file),
        kind: 'facts',
        facts: [{ label: '机构', text: found?.name ?? '' }, ...(await inWords(ctx, file.form.given))],
      },
    ],
    documents: found ? [{ title: '机构登记', href: `/learn/providers/${found.id}` }] : [],
  }
}
