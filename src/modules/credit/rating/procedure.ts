import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Party,
  procedure,
  type TermOf,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { creditKind, type Grade } from '../standard.ts'
import { addEvent, type CreditEvent, eventById, leftOf } from '../store.ts'
import { compute } from './compute.ts'
import { ratingEvidence } from './evidence.ts'
import { heldNow, letHold } from './hold.ts'
import { endRating, OCCASIONS, type Rating, ratingOfCase, saveDispute, saveRated } from './store.ts'

const ORGANISATION: Party = {
  title: '被评机构',
  is: theirOrganisation,
  sees: ['form', 'decision', 'evidence'],
  otherwise: () => '这一步由被评机构自己办。',
}

const noticeTerm: TermOf = (standards, day) => {
  const edition = standards.inForce(creditKind, day) ?? standards.all(creditKind)[0]
  if (!edition) throw new Error('the city has no standard of credit')
  return { days: edition.data.notice.workingDays, clause: standards.cite(edition.data.notice.clause) }
}

/** What an organisation says against one deduction of its rating (异议). */
export const DisputeForm = z.strictObject({
  event: z.uuid('请选要说明的扣分记录'),
  text: z.string().trim().min(10, '请写清事实和理由，至少10个字').max(1000, '最多1000个字'),
})

/** 信用评价: computed, told to the organisation, disputed or not, published, in force (R6.8). */
export const ratingProcedure = procedure({
  kind: 'XY',
  title: '信用评价',
  starts: 'computed',
  form: z.strictObject({ year: z.number().int(), occasion: z.enum(['year', 'decline']) }),
  states: {
    computed: {
      title: '初评，待告知',
      holder: '区人社局受理岗',
      progress: 1,
      quiet: '初评核过以后再告知机构',
      within: handlingTerm('XY', 'computed'),
    },
    told: {
      title: '已告知，等机构意见',
      holder: '被评机构',
      progress: 2,
      tells: { text: '初评结果出来了，请看扣分。不同意的请在期限内提出异议。', asks: true },
      within: handlingTerm('XY', 'told'),
    },
    disputed: {
      title: '异议核查中',
      holder: '区人社局复核岗',
      progress: 2,
      tells: { text: '异议已经收到，正在核查。' },
      within: handlingTerm('XY', 'disputed'),
    },
    notice: {
      title: '公示中',
      holder: '公示期满自动生效',
      progress: 3,
      notice: {
        title: (file) => `${file.title}结果公示`,
        fields: (ctx, files) => Promise.all(files.map((file) => noticeFields(ctx, file))),
        term: noticeTerm,
      },
    },
    'in-force': {
      title: '已生效',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '结果已经生效，请点开看等级、措施和怎么修复。' },
    },
    dropped: { title: '已作废', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    tell: {
      title: '核过，告知机构',
      from: 'computed',
      to: 'told',
      who: may('credit.record'),
      vouches: true,
      tone: 'primary',
      run: (ctx, file) => again(ctx, file),
    },
    recount: {
      title: '按现有记录重算',
      from: 'computed',
      to: 'computed',
      who: may('credit.record'),
      run: (ctx, file) => again(ctx, file),
    },
    accept: {
      title: '没有异议',
      from: 'told',
      to: 'notice',
      who: may('credit.answer'),
      party: 'organisation',
      tone: 'primary',
    },
    dispute: typedStep({
      title: '提出异议',
      from: 'told',
      to: 'disputed',
      who: may('credit.answer'),
      party: 'organisation',
      input: DisputeForm,
      page: (file) => `/credit/dispute/${file.number}`,
      async run(ctx, file, { input }) {
        const event = await ownEvent(ctx, file, input.event)
        await saveDispute(ctx.db, file.number, event.id)
        return { note: `对“${event.evidence}”有异议：${input.text}` }
      },
    }),
    // The term for an answer has passed: silence is none.
    lapse: { title: '期满没有提出异议', from: 'told', to: 'notice', by: 'system' },
    uphold: {
      title: '异议成立，撤去这次扣分',
      from: 'disputed',
      to: 'notice',
      who: may('credit.decide'),
      decides: true,
      asks: 'note',
      tone: 'primary',
      async run(ctx, file, { note }) {
        const { disputed } = await required(ctx, file)
        if (!disputed) throw new Error(`${file.number} does not say what is disputed`)
        const event = await ownEvent(ctx, file, disputed)
        const left = await leftOf(ctx.db, event.id)
        if (left > 0)
          await addEvent(ctx.db, {
            ...event,
            id: undefined,
            count: -left,
            evidence: `${file.number} 异议成立：${note ?? ''}`,
            source: `objection:${file.number}`,
            corrects: event.id,
            why: 'objection',
            at: ctx.now,
          })
        return again(ctx, file)
      },
    },
    dismiss: {
      title: '异议不成立',
      from: 'disputed',
      to: 'notice',
      who: may('credit.decide'),
      decides: true,
      asks: 'note',
      tone: 'bad',
      run: (ctx, file) => again(ctx, file),
    },
    publish: {
      title: '公示期满，生效',
      from: 'notice',
      to: 'in-force',
      by: 'clock',
      unless: 'objection',
      async run(ctx, file) {
        const { organisation, year, grade } = await required(ctx, file)
        await endRating(ctx.db, file.number, 'in-force', ctx.today)
        const held = await heldNow(ctx, organisation)
        // What was found in a later year has lowered it meanwhile: that grade stays.
        if (held && held.year > year) return { note: `${held.year}年度的等级 ${held.grade} 继续有效` }
        await letHold(ctx, organisation, { grade, year, decidedIn: file.number })
        return undefined
      },
    },
    object: { title: '公示异议成立，退回初评', from: 'notice', to: 'computed', by: 'system' },
    drop: {
      title: '作废',
      from: ['computed', 'told', 'disputed'],
      to: 'dropped',
      who: may('credit.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'closed', text: '机构已经终止办学' },
        { code: 'not-covered', text: '不属于评价范围' },
        { code: 'corrected', text: '所依据的记录已经更正' },
      ],
      tone: 'bad',
      async run(ctx, file) {
        await endRating(ctx.db, file.number, 'dropped', ctx.today)
        return undefined
      },
    },
  },
  parties: { organisation: ORGANISATION },
  evidence: ratingEvidence,
})

/** Rates again by what is on record now, so that nobody is told of an older sum. */
async function again(ctx: VerbContext, file: CaseFile) {
  const { organisation, year, occasion } = await required(ctx, file)
  const { rated, record } = await compute(ctx, organisation, year)
  if (!rated) throw refusals.noStandard()
  await saveRated(ctx.db, file.number, rated)
  return { record, subtitle: `${OCCASIONS[occasion]}：${rated.score} 分，${rated.grade}` }
}

async function required(ctx: VerbContext, file: Pick<CaseFile, 'number'>): Promise<Rating> {
  const rating = await ratingOfCase(ctx.db, file.number)
  if (!rating) throw new Error(`${file.number} has no rating`)
  return rating
}

/** An event of the very organisation and year that the case rates. */
async function ownEvent(ctx: VerbContext, file: CaseFile, id: string): Promise<CreditEvent> {
  const { organisation, year } = await required(ctx, file)
  const event = await eventById(ctx.db, id)
  if (event?.organisation !== organisation || !event.happenedOn.startsWith(`${year}-`) || event.corrects)
    throw refusals.notInRating({ fields: [{ path: 'input.event', message: '请从本次评价的扣分记录里选' }] })
  return event
}

async function noticeFields(ctx: VerbContext, file: CaseFile) {
  const { organisation, year, occasion, score, grade } = await required(ctx, file)
  const found = await organisationById(ctx.db, organisation)
  return [
    { label: '机构', text: found?.name ?? '' },
    { label: '评价', text: `${year}年度，${OCCASIONS[occasion]}` },
    { label: '得分', text: `${score} 分` },
    { label: '拟定等级', text: grade satisfies Grade },
  ]
}
