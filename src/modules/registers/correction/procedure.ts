import { z } from 'zod'
import { type CaseFile, handlingTerm, type Party, procedure, typedStep } from '../../../kernel/case/index.ts'
import { restingOn } from '../../../kernel/ground/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { correctStatus, factOf, type KeptStatus, statusById, withdrawStatus } from '../../people/index.ts'
import { answered } from '../answered.ts'
import { askAnew } from '../need-facts.ts'
import { refusals } from '../refusals.ts'
import { inWords, linesOf, rightOf, Wish, WRONGS } from './wish.ts'

/** What somebody asks a correction with: which fact, and how it should read. */
export const CorrectionForm = Wish.extend({ fact: z.uuid() })
export type CorrectionForm = z.output<typeof CorrectionForm>

const APPLICANT: Party = {
  title: '本人',
  is: (actor, file) => actor.person !== null && actor.person === file.person,
  sees: ['form', 'evidence'],
  otherwise: () => '登记的是谁，就由谁本人办理。',
}

const SEEN = {
  source: '登记部门已经书面确认登记有误',
  original: '看了本人的原件（窗口登记、本人填报的用这一项）',
} as const

const REFUSALS = [
  { code: 'agrees', text: '登记部门答复登记无误；仍不同意的，请持材料直接向登记部门申请' },
  { code: 'not-shown', text: '没有材料证明登记有误；补齐材料后可以重新申请' },
  { code: 'other-office', text: '要改的不归这里登记；请向原登记部门办理，改好后数据自动更新' },
  { code: 'already', text: '登记已经是对的，不用更正；请在“我的登记信息”里核对' },
] as const

const CLERK = '区人社局受理岗'

/**
 * 登记信息更正: somebody says that what is registered of them is wrong. One officer finds out, of a register's own fact from
 * that register; another decides; the fact is put right and whatever rests on what is lost is examined again.
 */
export const factCorrection = procedure({
  kind: 'XG',
  title: '登记信息更正',
  starts: 'filed',
  form: CorrectionForm,
  states: {
    filed: { title: '待核实', holder: CLERK, progress: 1, within: handlingTerm('XG', 'filed') },
    correcting: {
      title: '待补材料',
      holder: '本人',
      progress: 1,
      within: handlingTerm('XG', 'correcting'),
      overdue: { step: 'overdue', says: '到期没有交回，按现有材料继续核实。' },
    },
    asked: {
      title: '已转登记部门核对',
      holder: '登记部门',
      progress: 2,
      tells: { text: '已转登记部门核对，有答复后继续办理。' },
      within: handlingTerm('XG', 'asked'),
    },
    review: {
      title: '待决定',
      holder: '区人社局复核岗',
      progress: 2,
      tells: { text: '已经核实，等复核岗决定。' },
      within: handlingTerm('XG', 'review'),
    },
    corrected: {
      title: '已更正',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '登记已经更正，凭原来的登记办的事会重新核对。' },
    },
    refused: {
      title: '不予更正',
      holder: '已办结',
      progress: 4,
      ends: 'refused',
      tells: { text: '没有同意更正，原因和接下来怎么办请点开看。' },
    },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    verify: typedStep({
      title: '登记有误，提请更正',
      from: ['filed', 'asked'],
      to: 'review',
      who: may('facts.record'),
      vouches: true,
      tone: 'primary',
      input: z.strictObject({
        seen: z
          .enum(Object.keys(SEEN) as [keyof typeof SEEN, ...(keyof typeof SEEN)[]], '请选一项')
          .meta({ title: '凭什么认定', choices: SEEN }),
        what: z
          .string()
          .trim()
          .min(4, '请写明看了什么材料、文号，至少4个字')
          .max(300)
          .meta({ title: '核对了什么', kind: 'long-text' }),
      }),
      async run(ctx, file: CaseFile<CorrectionForm>, { input: { seen, what } }) {
        const fact = await standingFact(ctx, file)
        if (fact.connection !== null && seen !== 'source') throw refusals.askSourceFirst(fact.source)
        return { note: `${SEEN[seen]}：${what}` }
      },
    }),
    forward: {
      title: '转登记部门核对',
      from: 'filed',
      to: 'asked',
      who: may('facts.record'),
      vouches: true,
      asks: 'note',
      tone: 'plain',
      run: askSource,
    },
    object: {
      title: '登记无误，提请不予更正',
      from: ['filed', 'asked'],
      to: 'review',
      who: may('facts.record'),
      vouches: true,
      asks: 'note',
      tone: 'plain',
    },
    correct: {
      title: '一次告知补正',
      from: 'filed',
      to: 'correcting',
      who: may('facts.record'),
      once: true,
      asks: 'corrections',
      corrections: [
        { code: 'proof', text: '能证明登记有误的材料（合同、证书、证明等）' },
        { code: 'what', text: '写清楚应当登记成什么' },
      ],
      tone: 'plain',
    },
    resubmit: {
      title: '补正完毕，重新提交',
      from: 'correcting',
      to: 'filed',
      who: may('my.read'),
      party: 'applicant',
      mends: true,
      tone: 'primary',
    },
    overdue: {
      title: '补正逾期，按现有材料继续',
      from: 'correcting',
      to: 'filed',
      by: 'clock',
      tells: '补正期限已过，按现有材料继续办理。',
      run: async (_ctx, file) => ({ attention: ['补正逾期没有交回', ...file.attention] }),
    },
    approve: {
      title: '同意更正',
      from: 'review',
      to: 'corrected',
      who: may('facts.correct'),
      decides: true,
      tone: 'primary',
      foresees: foreseen,
      run: carryOut,
    },
    'send-back': {
      title: '退回再核',
      from: 'review',
      to: 'filed',
      who: may('facts.correct'),
      asks: 'note',
      tone: 'plain',
    },
    refuse: {
      title: '不予更正',
      from: 'review',
      to: 'refused',
      who: may('facts.correct'),
      decides: true,
      asks: 'reason',
      reasons: REFUSALS,
      tone: 'bad',
    },
    overtaken: {
      title: '登记部门已经改了登记',
      from: ['filed', 'correcting', 'asked', 'review'],
      to: 'corrected',
      by: 'system',
    },
    withdraw: {
      title: '撤回申请',
      from: ['filed', 'correcting', 'asked', 'review'],
      to: 'withdrawn',
      who: may('my.read'),
      party: 'applicant',
      asks: 'reason',
      reasons: [
        { code: 'right', text: '核对过了，登记没有错' },
        { code: 'later', text: '备齐材料以后再申请' },
      ],
    },
  },
  parties: { applicant: APPLICANT },
  async evidence(ctx, file) {
    const fact = await factOfCase(ctx, file)
    const employer = await employerOf(ctx, fact)
    const { wrong, why } = file.form
    return {
      comparisons: [],
      tabs: [
        {
          key: 'correction',
          title: '要更正的登记',
          kind: 'facts',
          facts: [
            { label: '登记', text: inWords(fact, employer) },
            { label: '来源', text: `${fact.source}（可信等级 ${fact.trust}）` },
            ...(isLive(fact) ? [] : [{ label: '现在', text: '这条登记后来已经变了，请先核对现在的登记' }]),
            { label: '本人说', text: WRONGS[wrong] },
            { label: '理由和材料', text: why },
          ],
        },
        {
          key: 'lines',
          title: '更正前后',
          kind: 'table',
          columns: ['项目', '现在', '更正为'],
          rows: linesOf(fact, file.form, employer),
        },
      ],
      documents: [{ title: '这个人的全部登记', href: `/work/facts/${fact.person}` }],
    }
  },
})

const isLive = ({ withdrawnAt, successor }: KeptStatus): boolean => withdrawnAt === null && successor === null

async function factOfCase(ctx: VerbContext, file: CaseFile<CorrectionForm>): Promise<KeptStatus> {
  const fact = await statusById(ctx.db, file.form.fact)
  if (!fact) throw new Error(`${file.number} is about no fact`)
  return fact
}

/** The fact, as long as it is the one that was complained of. Throws 409. */
async function standingFact(ctx: VerbContext, file: CaseFile<CorrectionForm>): Promise<KeptStatus> {
  const fact = await factOfCase(ctx, file)
  if (!isLive(fact)) throw refusals.factChanged()
  return fact
}

export async function employerOf(ctx: VerbContext, { organisation }: KeptStatus): Promise<string> {
  return organisation ? ((await organisationById(ctx.db, organisation))?.name ?? '') : ''
}

/** The register that said it is asked anew at once; a letter goes beside it. */
async function askSource(ctx: VerbContext, file: CaseFile<CorrectionForm>): Promise<undefined> {
  const { connection, kind, person } = await standingFact(ctx, file)
  if (connection === null) throw refusals.noSourceToAsk()
  await askAnew(ctx, person, [factOf(kind)])
  return undefined
}

async function foreseen(ctx: VerbContext, file: CaseFile<CorrectionForm>) {
  const resting = await restingOn(ctx.db, { kind: 'status', id: file.form.fact })
  return [
    {
      label: '凭这条登记办的',
      text: resting.length > 0 ? `${resting.length} 项，更正后逐项重新核对` : '没有',
      warns: resting.length > 0,
    },
  ]
}

async function carryOut(ctx: VerbContext, file: CaseFile<CorrectionForm>): Promise<undefined> {
  const fact = await standingFact(ctx, file)
  const why = `本人申请更正 ${file.number}：${file.form.why}`.slice(0, 200)
  if (file.form.wrong === 'never') await withdrawStatus(ctx, fact.id, why)
  else await correctStatus(ctx, fact.id, rightOf(fact, file.form), why)
  ctx.act.purpose(why)
  await answered(ctx, [fact.person])
  return undefined
}
