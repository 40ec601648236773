import { z } from 'zod'
import {
  answersOf,
  type CaseFile,
  handlingTerm,
  type Party,
  procedure,
  type StepOutcome,
  type TermOf,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { hasFiles } from '../../../kernel/file/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById, recognise, setStatus, statusesOf, statusOn } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { mayBeNamed } from '../rules/naming.ts'
import { centresOn } from '../standard.ts'
import { insertCentre } from '../store.ts'
import { applicationEvidence, correctableOfApplication } from './evidence.ts'
import { decideNaming } from './facts.ts'
import { CentreForm, occupationsIn } from './form.ts'
import { requireKnown } from './occupations.ts'
import { applicationOf, dropVisits, endApplication, saveApplication } from './store.ts'
import { appliedOn, signed, VisitForm } from './visit.ts'

replayable('centres.may-be-named', mayBeNamed)

/** The enterprise whose centre it is (申报企业). */
export const ENTERPRISE: Party = {
  title: '申报企业',
  is: theirOrganisation,
  sees: ['form', 'evidence', 'decision'],
  otherwise: () => '这一步由申报企业自己办。',
}

/** The term of the public notice, as the standard of centres sets it (公示期). */
export const noticeTerm: TermOf = (standards, day) => {
  const { data } = centresOn(standards, day)
  return { days: data.notice.workingDays, clause: standards.cite(data.notice.clause) }
}

const REFUSALS = [
  { code: 'conditions', text: '不符合申报条件' },
  { code: 'untrue', text: '申报内容不实' },
  { code: 'not-corrected', text: '补正后仍不符合要求' },
  { code: 'unsafe', text: '场地、设备存在安全隐患' },
]

/**
 * 企业培训中心命名: recommended by the district, its papers looked at by the city, visited by two who sign with photos,
 * decided by another, published, and named when the notice has passed (R7.5).
 */
export const namingProcedure = procedure({
  kind: 'QZ',
  title: '企业培训中心命名',
  starts: 'filed',
  // What is applied for stands in the application's own row, as it is after corrections.
  form: z.strictObject({}),
  states: {
    filed: { title: '待推荐', holder: '区人社局受理岗', progress: 1, within: handlingTerm('QZ', 'filed') },
    correcting: {
      title: '待补正',
      holder: '申报企业',
      progress: 1,
      within: handlingTerm('QZ', 'correcting'),
      overdue: { step: 'overdue', says: '到期没有交回，区里按现有材料决定是否推荐。' },
    },
    materials: {
      title: '材料审核中',
      holder: '市人社局业务岗',
      progress: 2,
      tells: { text: '区里已经推荐，市里正在审核材料。' },
      within: handlingTerm('QZ', 'materials'),
    },
    visit: {
      title: '待实地复核',
      holder: '两名复核人',
      progress: 2,
      tells: { text: '材料审核通过，复核人会到现场来，请准备好场地、设备、教师和台账。' },
      within: handlingTerm('QZ', 'visit'),
    },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 2,
      tells: { text: '实地复核已经签字，等市里决定。' },
      within: handlingTerm('QZ', 'deciding'),
    },
    notice: {
      title: '公示中',
      holder: '公示期满自动命名',
      progress: 3,
      notice: {
        title: () => '拟命名企业培训中心公示',
        fields: (ctx, files) => Promise.all(files.map((file) => noticeFields(ctx, file.number))),
        term: noticeTerm,
      },
    },
    named: {
      title: '已命名',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '已经命名为企业培训中心，名录里可以看到。' },
    },
    refused: { title: '不予命名', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    recommend: {
      title: '推荐到市里',
      from: 'filed',
      to: 'materials',
      who: may('centres.recommend'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
      async run(ctx, file) {
        await requirePapers(ctx, file)
        return undefined
      },
    },
    correct: {
      title: '一次告知补正',
      from: 'filed',
      to: 'correcting',
      who: may('centres.recommend'),
      once: true,
      asks: 'corrections',
    },
    resubmit: {
      title: '补正后重新提交',
      from: 'correcting',
      to: 'filed',
      who: may('centres.apply'),
      party: 'enterprise',
      vouches: true,
      mends: true,
      tone: 'primary',
      run: resubmit,
    },
    overdue: {
      title: '补正逾期，按现有材料决定',
      from: 'correcting',
      to: 'filed',
      by: 'clock',
      tells: '补正期限已过，区里按现有材料决定是否推荐。',
      run: async (_ctx, file) => ({ attention: ['补正逾期没有交回', ...file.attention] }),
    },
    'not-recommend': {
      title: '不予推荐',
      from: 'filed',
      to: 'refused',
      who: may('centres.recommend'),
      decides: true,
      asks: 'reason',
      reasons: REFUSALS,
      tone: 'bad',
      run: ended,
    },
    accept: {
      title: '材料通过，安排实地复核',
      from: 'materials',
      to: 'visit',
      who: may('centres.review'),
      vouches: true,
      tone: 'primary',
    },
    sign: typedStep({
      title: '填复核记录并签字',
      from: 'visit',
      to: 'visit',
      who: may('centres.inspect'),
      vouches: true,
      tone: 'primary',
      input: VisitForm,
      run: (ctx, file, { input }) => signed(ctx, file, input),
    }),
    recuse: {
      title: '回避',
      from: 'visit',
      to: 'visit',
      who: may('centres.inspect'),
      asks: 'reason',
      reasons: [
        { code: 'relative', text: '有近亲属在这家企业' },
        { code: 'worked', text: '曾在这家企业工作或任职' },
        { code: 'interest', text: '有其他利害关系' },
      ],
    },
    propose: {
      title: '同意，拟命名并公示',
      from: 'deciding',
      to: 'notice',
      who: may('centres.decide'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        const { decision, record } = await decideNaming(ctx, file.number, appliedOn(file))
        const unmet = decision.reasons.filter(({ met }) => !met)
        if (unmet.length > 0)
          throw refusals.notMet({
            detail: `${unmet.map(({ found, next }) => (next ? `${found}：${next}` : found)).join('；')}。`,
          })
        return { record }
      },
    },
    revisit: {
      title: '退回重新复核',
      from: 'deciding',
      to: 'visit',
      who: may('centres.decide'),
      asks: 'note',
      async run(ctx, file) {
        await dropVisits(ctx.db, file.number, ctx.now)
        return undefined
      },
    },
    refuse: {
      title: '不予命名',
      from: ['materials', 'visit', 'deciding'],
      to: 'refused',
      who: may('centres.decide'),
      decides: true,
      asks: 'reason',
      reasons: REFUSALS,
      tone: 'bad',
      run: ended,
    },
    name: {
      title: '公示期满，命名',
      from: 'notice',
      to: 'named',
      by: 'clock',
      unless: 'objection',
      run: name,
    },
    object: { title: '公示异议成立，退回决定', from: 'notice', to: 'deciding', by: 'system' },
    withdraw: {
      title: '撤回申报',
      from: ['filed', 'correcting', 'materials', 'visit', 'deciding'],
      to: 'withdrawn',
      who: may('centres.apply'),
      party: 'enterprise',
      asks: 'reason',
      reasons: [
        { code: 'later', text: '准备充分以后再报' },
        { code: 'not-needed', text: '不再申报' },
        { code: 'mistake', text: '填报有误，重新申报' },
      ],
      run: ended,
    },
  },
  parties: { enterprise: ENTERPRISE },
  correctable: correctableOfApplication,
  evidence: applicationEvidence,
})

async function ended(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  await endApplication(ctx.db, file.number, 'ended')
  return undefined
}

/** The enterprise has to prove what it says before anybody vouches for it. */
async function requirePapers(ctx: VerbContext, file: CaseFile): Promise<void> {
  if (!(await hasFiles(ctx.db, file.number))) throw refusals.noPapers()
}

/** What was asked field by field takes the place of what was filed. */
async function resubmit(ctx: VerbContext, file: CaseFile): Promise<StepOutcome | undefined> {
  const before = await applicationOf(ctx.db, file.number)
  const answered = [...(await answersOf(ctx, file.number)).values()].flatMap(({ input }) => input ?? [])
  const form = CentreForm.parse({
    staff: before.staff,
    capacity: before.capacity,
    teachers: before.teachers,
    occupations: before.occupations.join('、'),
    place: before.place,
    why: before.why,
    ...Object.assign({}, ...answered),
  })
  const occupations = occupationsIn(form.occupations)
  await requireKnown(ctx, occupations)
  await saveApplication(ctx.db, file.number, { ...form, occupations })
  return undefined
}

/** The notice has passed: what it rests on is asked once more, since photos can have been taken back meanwhile. */
async function name(ctx: VerbContext, file: CaseFile): Promise<StepOutcome | undefined> {
  const { application, decision, record } = await decideNaming(ctx, file.number, appliedOn(file))
  const enterprise = await organisationById(ctx.db, application.organisation)
  if (decision.outcome !== 'granted' || !enterprise) {
    const unmet = decision.reasons.flatMap(({ met, found }) => (met || found === null ? [] : [found]))
    return { to: 'deciding', attention: ['公示期间情况有变，没有命名', ...unmet], record }
  }
  const { number, organisation, district, standing: _standing, ...applied } = application
  const named = await insertCentre(ctx.db, {
    ...applied,
    organisation,
    district,
    name: `${enterprise.name}企业培训中心`,
    namedOn: ctx.today,
    namedIn: number,
  })
  if (!named) throw new Error(`${number}: ${organisation} has a centre already`)
  await recognise(ctx, organisation, { sort: 'enterprise-centre', from: ctx.today, decidedIn: number })
  // Who was halted because an earlier centre had ended teaches again.
  const status = statusOn(await statusesOf(ctx.db, organisation), ctx.today)
  if (status?.reason === 'centre-ended')
    await setStatus(ctx, organisation, {
      status: 'active',
      reason: 'resumed',
      from: ctx.today,
      decidedIn: number,
    })
  await endApplication(ctx.db, number, 'named')
  return { record }
}

async function noticeFields(ctx: VerbContext, number: string) {
  const one = await applicationOf(ctx.db, number)
  const enterprise = await organisationById(ctx.db, one.organisation)
  return [
    { label: '企业', text: enterprise?.name ?? '' },
    { label: '培训的职业', text: one.occupations.join('、') },
    { label: '同期培训能力', text: `${one.capacity} 人` },
    { label: '申报理由', text: one.why },
  ]
}
