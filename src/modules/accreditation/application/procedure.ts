import { z } from 'zod'
import {
  answersOf,
  type CaseFile,
  handlingTerm,
  type Party,
  procedure,
  readEvents,
  type StepOutcome,
  type TermOf,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import type { Decision } from '../../../kernel/decision/decision.ts'
import { filesOf } from '../../../kernel/file/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { districtName } from '../../../kernel/value/district.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById, requireFreeSiteCode } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { CATEGORIES } from '../register/accreditation.ts'
import { mayBeAccredited } from '../rules/accredit.ts'
import { accreditationOn } from '../standard.ts'
import { applicationEvidence, correctableOfApplication } from './evidence.ts'
import { decideAccreditation, eachOccupationOnce, requireOccupations } from './facts.ts'
import { APPLICATION_FIELDS, levelsInWords, several } from './form.ts'
import { grantAccreditation } from './grant.ts'
import {
  addOpinion,
  applicationOf,
  dropOpinions,
  endApplication,
  opinionsOf,
  saveCodes,
  saveWritten,
} from './store.ts'

replayable('accreditation.may-be-accredited', mayBeAccredited)

/** The organisation that is accredited (申请单位). */
export const APPLICANT: Party = {
  title: '申请单位',
  is: theirOrganisation,
  sees: ['form', 'evidence', 'decision'],
  otherwise: () => '这一步由申请单位自己办。',
}

/** The term of the public notice, as the standard sets it (公示期). */
export const accreditationNotice: TermOf = (standards, day) => {
  const { notice } = accreditationOn(standards, day).data
  return { days: notice.workingDays, clause: standards.cite(notice.clause) }
}

const NO = [
  { code: 'conditions', text: '不符合备案条件' },
  { code: 'scheme', text: '认定方案没有通过评审' },
  { code: 'untrue', text: '申请内容不实' },
  { code: 'not-corrected', text: '补正后仍不符合要求' },
]

/**
 * 评价机构备案: accepted, its scheme reviewed by several who have nothing to do with it, its codes given, decided by
 * another, published, and in force when the notice has passed (R4.1, R4.2).
 */
export const accreditProcedure = procedure({
  kind: 'PB',
  title: '评价机构备案',
  starts: 'filed',
  // What is applied for stands in the application's own row, as it is after corrections.
  form: z.strictObject({}),
  states: {
    filed: { title: '待受理', holder: '市人社局业务岗', progress: 1, within: handlingTerm('PB', 'filed') },
    correcting: {
      title: '待补正',
      holder: '申请单位',
      progress: 1,
      within: handlingTerm('PB', 'correcting'),
      overdue: { step: 'overdue', says: '到期没有交回，市里按现有材料办理。' },
    },
    review: {
      title: '认定方案评审中',
      holder: '评审人',
      progress: 2,
      tells: { text: '已经受理，正在评审认定方案。' },
      within: handlingTerm('PB', 'review'),
    },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 2,
      tells: { text: '认定方案已经评审，等市里决定。' },
      within: handlingTerm('PB', 'deciding'),
    },
    notice: {
      title: '公示中',
      holder: '公示期满自动备案',
      progress: 3,
      notice: {
        title: () => '拟备案评价机构公示',
        fields: (ctx, files) => Promise.all(files.map((file) => noticeFields(ctx, file.number))),
        term: accreditationNotice,
      },
    },
    accredited: {
      title: '已备案',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '已经备案，可以按备案范围编制考试计划。' },
    },
    refused: { title: '不予备案', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    accept: {
      title: '受理，送评审',
      from: 'filed',
      to: 'review',
      who: may('accreditation.accept'),
      vouches: true,
      tone: 'primary',
      async run(ctx, file) {
        const files = await filesOf(ctx.db, 'case', [file.number])
        if (files.every(({ withdrawnAt }) => withdrawnAt !== null)) throw refusals.noPapers()
        return undefined
      },
    },
    correct: {
      title: '一次告知补正',
      from: 'filed',
      to: 'correcting',
      who: may('accreditation.accept'),
      once: true,
      asks: 'corrections',
    },
    resubmit: {
      title: '补正后重新提交',
      from: 'correcting',
      to: 'filed',
      who: may('accreditation.apply'),
      party: 'applicant',
      vouches: true,
      mends: true,
      tone: 'primary',
      run: resubmit,
    },
    overdue: {
      title: '补正逾期，按现有材料办理',
      from: 'correcting',
      to: 'filed',
      by: 'clock',
      tells: '补正期限已过，市里按现有材料办理。',
      run: async (_ctx, file) => ({ attention: ['补正逾期没有交回', ...file.attention] }),
    },
    review: typedStep({
      title: '提评审意见',
      from: 'review',
      to: 'review',
      who: may('accreditation.review'),
      vouches: true,
      tone: 'primary',
      input: z.strictObject({
        passes: z.enum(['yes', 'no'], '请选结论').meta({
          title: '结论',
          choices: { yes: '通过', no: '不通过' },
        }),
        opinion: z
          .string()
          .trim()
          .min(10, '请写清理由，至少10个字')
          .max(500)
          .meta({ title: '意见和理由', kind: 'long-text', description: '标准、命题、考务、人员、质量控制' }),
        free: z
          .literal(true, '有利害关系的请选“回避”')
          .meta({ title: '我与这家单位没有利害关系', type: 'boolean' }),
      }),
      run: reviewed,
    }),
    recuse: {
      title: '回避',
      from: 'review',
      to: 'review',
      who: may('accreditation.review'),
      asks: 'reason',
      reasons: [
        { code: 'relative', text: '有近亲属在这家单位' },
        { code: 'worked', text: '曾在这家单位工作或任职' },
        { code: 'interest', text: '有其他利害关系' },
      ],
    },
    code: typedStep({
      title: '核定序列码',
      from: 'deciding',
      to: 'deciding',
      who: may('accreditation.accept'),
      vouches: true,
      input: z.strictObject({
        siteCode: z
          .string()
          .regex(/^\d{6}$/, '机构（站点）序列码应为6位数字')
          .meta({ title: '机构（站点）序列码', description: '6位，省级人社部门给' }),
        bodyCode: z
          .string()
          .regex(/^\d{4}$/, '机构代码应为4位数字')
          .meta({ title: '机构代码', description: '在人社部首次备案的填部里给的4位，其他填 0000' }),
      }),
      async run(ctx, file, { input }) {
        const { organisation } = await applicationOf(ctx.db, file.number)
        await requireFreeSiteCode(ctx, organisation, input.siteCode)
        await saveCodes(ctx.db, file.number, input)
        return { note: `序列码 ${input.siteCode}` }
      },
    }),
    propose: {
      title: '同意备案，公示',
      from: 'deciding',
      to: 'notice',
      who: may('accreditation.decide'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        const { application, decision, record } = await decideAccreditation(ctx, file.number, appliedOn(file))
        const open = unmet(decision)
        const organisation = await organisationById(ctx.db, application.organisation)
        if (!application.codes && !organisation?.siteCode) open.push('还没有核定机构（站点）序列码')
        if (open.length > 0) throw refusals.notMet({ detail: `${open.join('；')}。` })
        return { record }
      },
    },
    'review-again': {
      title: '退回重新评审',
      from: 'deciding',
      to: 'review',
      who: may('accreditation.decide'),
      asks: 'note',
      async run(ctx, file) {
        await dropOpinions(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    refuse: {
      title: '不予备案',
      from: ['filed', 'review', 'deciding'],
      to: 'refused',
      who: may('accreditation.decide'),
      decides: true,
      asks: 'reason',
      reasons: NO,
      tone: 'bad',
      run: ended,
    },
    enter: {
      title: '公示期满，备案',
      from: 'notice',
      to: 'accredited',
      by: 'clock',
      unless: 'objection',
      run: enter,
    },
    object: { title: '公示异议成立，退回决定', from: 'notice', to: 'deciding', by: 'system' },
    withdraw: {
      title: '撤回申请',
      from: ['filed', 'correcting', 'review', 'deciding'],
      to: 'withdrawn',
      who: may('accreditation.apply'),
      party: 'applicant',
      asks: 'reason',
      reasons: [
        { code: 'later', text: '准备充分以后再报' },
        { code: 'not-needed', text: '不再申请' },
        { code: 'mistake', text: '填报有误，重新申请' },
      ],
      run: ended,
    },
  },
  parties: { applicant: APPLICANT },
  correctable: correctableOfApplication,
  evidence: applicationEvidence,
})

const appliedOn = ({ openedAt }: CaseFile) => civilDateOf(openedAt)

const unmet = ({ reasons }: Decision<unknown>): string[] =>
  reasons.flatMap(({ met, found, next }) =>
    met || found === null ? [] : [next ? `${found}：${next}` : found],
  )

async function ended(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  await endApplication(ctx.db, file.number, 'ended')
}

/** What was asked field by field takes the place of what was applied for. */
async function resubmit(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  const before = await applicationOf(ctx.db, file.number)
  const answers = [...(await answersOf(ctx, file.number)).values()].flatMap(({ input }) => input ?? [])
  const written = z.strictObject(APPLICATION_FIELDS).parse({
    occupations: before.occupations.join('、'),
    standard: before.standard,
    scheme: before.scheme,
    conflict: before.conflict,
    ...Object.assign({}, ...answers),
  })
  const occupations = eachOccupationOnce(several(written.occupations))
  await requireOccupations(ctx, occupations)
  await saveWritten(ctx.db, file.number, { ...written, occupations })
}

/** A reviewer says what is to be said of the scheme; with the last that the standard asks for it goes on. */
async function reviewed(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: { passes: 'yes' | 'no'; opinion: string } },
): Promise<StepOutcome> {
  const { account, label, organisation } = ctx.actor
  const events = await readEvents(ctx.db, file.number)
  const recused = events.some(({ step, actor }) => step === 'recuse' && actor === account)
  if (!account || organisation === file.organisation || recused) throw refusals.ownOrganisation()
  const opinion = { account, label, passes: input.passes === 'yes', opinion: input.opinion, at: ctx.now }
  if (!(await addOpinion(ctx.db, file.number, opinion))) throw refusals.reviewedAlready()
  const { reviewers } = accreditationOn(await ctx.standards(), appliedOn(file)).data.scheme
  const given = (await opinionsOf(ctx.db, file.number)).length
  const note = `${label}：${opinion.passes ? '通过' : '不通过'}`
  return given < reviewers ? { note: `${note}，还要 ${reviewers - given} 人` } : { to: 'deciding', note }
}

/** The notice has passed: what it rests on is asked once more, since a card can have ended meanwhile. */
async function enter(ctx: VerbContext, file: CaseFile): Promise<StepOutcome> {
  const { application, decision, record } = await decideAccreditation(ctx, file.number, appliedOn(file))
  if (decision.outcome !== 'granted')
    return { to: 'deciding', attention: ['公示期间情况有变，没有备案', ...unmet(decision)], record }
  await grantAccreditation(ctx, application)
  await endApplication(ctx.db, file.number, 'accredited')
  return { record }
}

async function noticeFields(ctx: VerbContext, number: string) {
  const one = await applicationOf(ctx.db, number)
  const organisation = await organisationById(ctx.db, one.organisation)
  return [
    { label: '单位', text: organisation?.name ?? '' },
    { label: '作为', text: CATEGORIES[one.category] },
    { label: '评价的职业', text: one.occupations.join('、') },
    { label: '等级', text: levelsInWords(one.levels) },
    { label: '在哪些区', text: one.districts.map((code) => districtName(ctx.city, code)).join('、') },
    { label: '利害关系说明', text: one.conflict },
  ]
}
