import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  hearing,
  type Party,
  procedure,
  type StepOutcome,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { hasFiles } from '../../../kernel/file/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { endRecognition, organisationById, setStatus, TRAINER_KINDS } from '../../organisations/index.ts'
import { noticeTerm } from '../application/procedure.ts'
import { centreEnded } from '../events.ts'
import { refusals } from '../refusals.ts'
import { centreById, END_SORTS, endCentre } from '../store.ts'
import { closeEnding, endingOf, saveAnswer } from './store.ts'

const ENTERPRISE: Party = {
  title: '中心所在企业',
  is: theirOrganisation,
  sees: ['form', 'evidence'],
  otherwise: () => '这一步由中心所在的企业自己办。',
}

const EndingForm = z.strictObject({ sort: z.enum(['given-back', 'revoked']) })
type EndingForm = z.output<typeof EndingForm>

/** 企业培训中心注销、取消: told to the enterprise, answered, decided by another than who proposed it, published, then in force. */
export const endingProcedure = procedure({
  kind: 'QC',
  title: '企业培训中心注销、取消',
  starts: 'proposed',
  form: EndingForm,
  states: {
    proposed: {
      title: '拟取消，待告知',
      holder: '市人社局业务岗',
      progress: 1,
      quiet: '核过依据以后再告知企业',
      within: handlingTerm('QC', 'proposed'),
    },
    told: {
      title: '已告知，等企业意见',
      holder: '中心所在企业',
      progress: 2,
      tells: { text: '市里拟取消命名，请看理由。不同意的请在期限内陈述、申辩。', asks: true },
      within: handlingTerm('QC', 'told'),
      overdue: { step: 'lapse', says: '到期没有提出意见，市里按现有材料决定。' },
    },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 2,
      tells: { text: '已到决定环节，决定后告知您。' },
      within: handlingTerm('QC', 'deciding'),
    },
    notice: {
      title: '公示中',
      holder: '公示期满自动生效',
      progress: 3,
      notice: {
        title: (file) => `企业培训中心${END_SORTS[file.form.sort]}公示`,
        fields: (ctx, files) => Promise.all(files.map((file) => noticeFields(ctx, file))),
        term: noticeTerm,
      },
    },
    ended: {
      title: '已终止',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '命名已经终止，不再开新的班；正在上的班上完。' },
    },
    kept: { title: '不予取消', holder: '已办结', progress: 4, ends: 'refused', tone: 'plain' },
    dropped: { title: '已撤销', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    tell: {
      title: '告知企业',
      from: 'proposed',
      to: 'told',
      who: may('centres.review'),
      vouches: true,
      tone: 'primary',
      async run(ctx, file) {
        const { followsFrom } = await endingOf(ctx.db, file.number)
        if (!followsFrom && !(await hasFiles(ctx.db, file.number))) throw refusals.noEvidence()
        return undefined
      },
    },
    drop: {
      title: '不再提出',
      from: 'proposed',
      to: 'dropped',
      who: may('centres.review'),
      asks: 'reason',
      reasons: [
        { code: 'not-shown', text: '依据不足' },
        { code: 'mended', text: '已经改正' },
      ],
      run: dropped,
    },
    accept: {
      title: '没有意见',
      from: 'told',
      to: 'deciding',
      who: may('centres.apply'),
      party: 'enterprise',
    },
    answer: typedStep({
      title: '提出意见',
      from: 'told',
      to: 'deciding',
      who: may('centres.apply'),
      party: 'enterprise',
      tone: 'primary',
      input: hearing('事实和理由'),
      async run(ctx, file, { input }) {
        await saveAnswer(ctx.db, file.number, input.text)
        return { note: input.text }
      },
    }),
    lapse: { title: '期满没有提出意见', from: 'told', to: 'deciding', by: 'clock' },
    decide: {
      title: '同意终止，公示',
      from: 'deciding',
      to: 'notice',
      who: may('centres.decide'),
      decides: true,
      asks: 'note',
      tone: 'primary',
    },
    keep: {
      title: '不予取消',
      from: 'deciding',
      to: 'kept',
      who: may('centres.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'not-shown', text: '依据不足' },
        { code: 'upheld', text: '企业的申辩成立' },
        { code: 'mended', text: '已经改正' },
      ],
      tone: 'bad',
      run: dropped,
    },
    end: {
      title: '公示期满，终止',
      from: 'notice',
      to: 'ended',
      by: 'clock',
      unless: 'objection',
      run: end,
    },
    object: { title: '公示异议成立，退回决定', from: 'notice', to: 'deciding', by: 'system' },
    'take-back': {
      title: '撤回注销申请',
      from: 'deciding',
      to: 'dropped',
      who: may('centres.apply'),
      party: 'enterprise',
      asks: 'reason',
      reasons: [{ code: 'goes-on', text: '继续办' }],
      async run(ctx, file) {
        if (file.form.sort !== 'given-back') throw refusals.notYours()
        return dropped(ctx, file)
      },
    },
    moot: {
      title: '中心已经终止，不再办理',
      from: ['proposed', 'told', 'deciding', 'notice'],
      to: 'dropped',
      by: 'system',
      run: dropped,
    },
  },
  parties: { enterprise: ENTERPRISE },
  evidence: endingEvidence,
})

async function dropped(ctx: VerbContext, file: Pick<CaseFile, 'number'>): Promise<undefined> {
  await closeEnding(ctx.db, file.number, 'dropped')
  return undefined
}

/** The centre is one no more from today on; what is being taught is taught to its end. */
async function end(ctx: VerbContext, file: CaseFile<EndingForm>): Promise<StepOutcome | undefined> {
  const { centre: id, sort, reason } = await endingOf(ctx.db, file.number)
  const centre = await centreById(ctx.db, id)
  if (!centre) throw new Error(`${file.number}: no centre ${id}`)
  await closeEnding(ctx.db, file.number, 'ended')
  const done = await endCentre(ctx.db, id, { on: ctx.today, sort, reason, in: file.number })
  if (!done) return { note: '这个中心在公示期间已经终止' }
  for (const recognised of ['enterprise-centre', 'enterprise-base'] as const)
    await endRecognition(ctx, centre.organisation, recognised, { first: ctx.today, endedIn: file.number })
  await haltWithout(ctx, centre.organisation, file.number)
  await ctx.emit(centreEnded, { centre: id, organisation: centre.organisation, sort })
  return undefined
}

/** Whoever trained as a centre only opens no new class from now on; what else it may train as, it goes on as. */
export async function haltWithout(ctx: VerbContext, organisation: string, decidedIn: string): Promise<void> {
  const found = await organisationById(ctx.db, organisation)
  if (found?.kinds.some((kind) => TRAINER_KINDS.includes(kind))) return
  await setStatus(ctx, organisation, {
    status: 'no-new-classes',
    reason: 'centre-ended',
    from: ctx.today,
    decidedIn,
  })
}

async function endingEvidence(ctx: VerbContext, file: CaseFile<EndingForm>): Promise<Evidence> {
  const { centre: id, sort, reason, followsFrom, answer } = await endingOf(ctx.db, file.number)
  const centre = await centreById(ctx.db, id)
  return {
    comparisons: [],
    tabs: [
      {
        key: 'ending',
        title: END_SORTS[sort],
        kind: 'facts',
        facts: [
          { label: '中心', text: centre?.name ?? '' },
          { label: '命名', text: centre ? formatDay(centre.namedOn) : '' },
          { label: '理由', text: reason },
          ...(followsFrom ? [{ label: '由哪一件引起', text: followsFrom }] : []),
          ...(sort === 'revoked' ? [{ label: '企业的意见', text: answer ?? '没有提出' }] : []),
        ],
      },
    ],
    documents: [{ title: '公众看到的中心页', href: `/centres/${id}` }],
  }
}

async function noticeFields(ctx: VerbContext, file: CaseFile<EndingForm>) {
  const { centre: id, sort, reason } = await endingOf(ctx.db, file.number)
  const centre = await centreById(ctx.db, id)
  return [
    { label: '中心', text: centre?.name ?? '' },
    { label: '方式', text: END_SORTS[sort] },
    { label: '理由', text: reason },
  ]
}
