import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  hearing,
  procedure,
  typedStep,
} from '../../../kernel/case/index.ts'
import { hasFiles } from '../../../kernel/file/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { closeAssessmentScope } from '../../organisations/index.ts'
import { APPLICANT, accreditationNotice } from '../application/procedure.ts'
import { teachOutBegun } from '../events.ts'
import { refusals } from '../refusals.ts'
import {
  type Accreditation,
  accreditationById,
  beginTeachOut,
  END_SORTS,
  endAccreditation,
} from '../register/accreditation.ts'
import { endingOf, saveAnswer, setStanding } from './store.ts'

const EndingForm = z.strictObject({ sort: z.enum(['given-back', 'revoked']) })
type EndingForm = z.output<typeof EndingForm>

/**
 * 评价机构退出: told to the organisation, answered, decided by another than who proposed it, published; then nothing new is
 * planned while what runs is examined to its end, and it is accredited no more when that is over.
 */
export const leaveProcedure = procedure({
  kind: 'PC',
  title: '评价机构退出',
  starts: 'proposed',
  form: EndingForm,
  states: {
    proposed: {
      title: '拟取消，待告知',
      holder: '市人社局业务岗',
      progress: 1,
      quiet: '核过依据以后再告知机构',
      within: handlingTerm('PC', 'proposed'),
    },
    told: {
      title: '已告知，等机构意见',
      holder: '评价机构',
      progress: 2,
      tells: { text: '市里拟取消备案，请看理由。不同意的请在期限内陈述、申辩。', asks: true },
      within: handlingTerm('PC', 'told'),
      overdue: { step: 'lapse', says: '到期没有提出意见，市里按现有材料决定。' },
    },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 2,
      tells: { text: '已到决定环节，决定后告知您。' },
      within: handlingTerm('PC', 'deciding'),
    },
    notice: {
      title: '公示中',
      holder: '公示期满自动生效',
      progress: 3,
      notice: {
        title: (file) => `评价机构${END_SORTS[file.form.sort]}公示`,
        fields: (ctx, files) => Promise.all(files.map((file) => noticeFields(ctx, file))),
        term: accreditationNotice,
      },
    },
    'teach-out': {
      title: '停止新考试，在考的考完',
      holder: '评价机构',
      progress: 3,
      tells: { text: '从今天起不能编制新的考试计划；已经编制的考完、发证以后，备案自动终止。' },
      within: { noTerm: '已经编制的考试都办结以后自动终止' },
    },
    ended: {
      title: '已终止',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '在考的都已办结，备案终止。已经发的证书继续有效。' },
    },
    kept: { title: '不予取消', holder: '已办结', progress: 4, ends: 'refused', tone: 'plain' },
    dropped: { title: '已撤销', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    tell: {
      title: '告知机构',
      from: 'proposed',
      to: 'told',
      who: may('accreditation.accept'),
      vouches: true,
      tone: 'primary',
      async run(ctx, file) {
        const { followsFrom } = await endingOf(ctx.db, file.number)
        if (followsFrom === null && !(await hasFiles(ctx.db, file.number))) throw refusals.noEvidence()
        return undefined
      },
    },
    drop: {
      title: '不再提出',
      from: 'proposed',
      to: 'dropped',
      who: may('accreditation.accept'),
      asks: 'reason',
      reasons: [
        { code: 'not-shown', text: '依据不足' },
        { code: 'mended', text: '已经改正' },
      ],
      run: dropped,
    },
    answer: typedStep({
      title: '提出意见',
      from: 'told',
      to: 'deciding',
      who: may('accreditation.apply'),
      party: 'organisation',
      tone: 'primary',
      input: hearing('意见（没有意见的写“没有意见”和理由）'),
      async run(ctx, file, { input }) {
        await saveAnswer(ctx.db, file.number, input.text)
        return { note: input.text }
      },
    }),
    lapse: { title: '期满没有提出意见', from: 'told', to: 'deciding', by: 'clock' },
    decide: {
      title: '同意退出，公示',
      from: 'deciding',
      to: 'notice',
      who: may('accreditation.decide'),
      decides: true,
      asks: 'note',
      tone: 'primary',
    },
    keep: {
      title: '不予取消',
      from: 'deciding',
      to: 'kept',
      who: may('accreditation.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'not-shown', text: '依据不足' },
        { code: 'upheld', text: '机构的申辩成立' },
        { code: 'mended', text: '已经改正' },
      ],
      tone: 'bad',
      run: dropped,
    },
    'teach-out': {
      title: '公示期满，停止新考试',
      from: 'notice',
      to: 'teach-out',
      by: 'clock',
      unless: 'objection',
      run: teachOut,
    },
    finish: {
      title: '在考的都已办结，终止',
      from: 'teach-out',
      to: 'ended',
      by: 'system',
      async run(ctx, file) {
        const { accreditation } = await endingOf(ctx.db, file.number)
        await setStanding(ctx.db, file.number, 'ended')
        await endAccreditation(ctx.db, accreditation, ctx.today)
        return undefined
      },
    },
    object: { title: '公示异议成立，退回决定', from: 'notice', to: 'deciding', by: 'system' },
    'take-back': {
      title: '撤回退出申请',
      from: 'deciding',
      to: 'dropped',
      who: may('accreditation.apply'),
      party: 'organisation',
      asks: 'reason',
      reasons: [{ code: 'goes-on', text: '继续办' }],
      async run(ctx, file) {
        if (file.form.sort !== 'given-back') throw refusals.notYours()
        return dropped(ctx, file)
      },
    },
  },
  parties: { organisation: { ...APPLICANT, title: '评价机构', otherwise: () => '这一步由评价机构自己办。' } },
  evidence: leavingEvidence,
})

async function dropped(ctx: VerbContext, file: Pick<CaseFile, 'number'>): Promise<undefined> {
  await setStanding(ctx.db, file.number, 'dropped')
}

async function accreditationOfCase(ctx: VerbContext, number: string) {
  const ending = await endingOf(ctx.db, number)
  const accreditation = await accreditationById(ctx.db, ending.accreditation)
  if (!accreditation) throw new Error(`${number}: no accreditation ${ending.accreditation}`)
  return { ...ending, accreditation }
}

/** From today on nothing new is planned: the scope ends yesterday, what was planned before is examined to its end. */
async function teachOut(ctx: VerbContext, file: CaseFile<EndingForm>): Promise<undefined> {
  const { accreditation, sort, reason } = await accreditationOfCase(ctx, file.number)
  const { id, organisation } = accreditation
  await beginTeachOut(ctx.db, id, { on: ctx.today, sort, reason })
  await setStanding(ctx.db, file.number, 'teach-out')
  await closeAssessmentScope(ctx, organisation, ctx.today, `退出 ${file.number}`)
  await ctx.emit(teachOutBegun, { accreditation: id, organisation })
}

async function leavingEvidence(ctx: VerbContext, file: CaseFile<EndingForm>): Promise<Evidence> {
  const { accreditation, sort, reason, followsFrom, answer } = await accreditationOfCase(ctx, file.number)
  const about = [
    ...factsOfEnding(accreditation, sort, reason),
    { label: '备案办件', text: accreditation.decidedIn },
  ]
  if (followsFrom) about.push({ label: '由哪一件引起', text: followsFrom })
  if (sort === 'revoked') about.push({ label: '机构的意见', text: answer ?? '没有提出' })
  return {
    comparisons: [],
    tabs: [{ key: 'leaving', title: END_SORTS[sort], kind: 'facts', facts: about }],
    documents: [{ title: '公众看到的机构页', href: `/assess/organisations/${accreditation.id}` }],
  }
}

async function noticeFields(ctx: VerbContext, file: CaseFile<EndingForm>) {
  const { accreditation, sort, reason } = await accreditationOfCase(ctx, file.number)
  return factsOfEnding(accreditation, sort, reason)
}

const factsOfEnding = ({ name, since }: Accreditation, sort: EndingForm['sort'], reason: string) => [
  { label: '机构', text: name },
  { label: '备案', text: formatDay(since) },
  { label: '方式', text: END_SORTS[sort] },
  { label: '理由', text: reason },
]
