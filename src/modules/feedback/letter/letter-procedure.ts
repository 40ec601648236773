import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Procedure,
  procedure,
  type State,
  typedStep,
} from '../../../kernel/case/index.ts'
import { numbersIn } from '../../../kernel/value/person/numbers-in-text.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { AnswerText, TOPICS } from './letter.ts'
import { answerLetter, letterOf, publishLetter } from './letter-store.ts'

const DECLINED = [
  { code: 'unclear', text: '没有写清楚，请补充后再写一次' },
  { code: 'elsewhere', text: '不归本部门管，请向主管部门反映' },
  { code: 'no-matter', text: '内容是广告、辱骂，不予答复' },
] as const

const KEPT = [
  { code: 'personal', text: '说的是一个人的事，不公开' },
  { code: 'repeated', text: '已有同样的问答公开' },
  { code: 'not-general', text: '对别人没有参考' },
] as const

const DESK = '市人社局互动岗'

/** What both have in common: how a letter is declined, and taken back by whoever wrote it. */
const ENDS = {
  declined: { title: '不予答复', holder: '已办结', progress: 4, ends: 'refused' },
  withdrawn: { title: '写信人已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
} satisfies Record<string, State>

const decline = {
  title: '不予答复，说明原因',
  from: 'filed',
  to: 'declined',
  who: may('feedback.answer'),
  asks: 'reason' as const,
  reasons: DECLINED,
  tone: 'bad' as const,
}

const takeBack = { title: '写信人撤回', from: 'filed', to: 'withdrawn', by: 'system' as const }

/** 咨询建议: a question or suggestion is answered, and published where its author lets it and a second person has reviewed it. */
export const questionProcedure: Procedure = procedure({
  kind: 'ZX',
  title: '咨询建议',
  starts: 'filed',
  // All that is written stands in the letter's own row.
  form: z.strictObject({}),
  states: {
    filed: { title: '待答复', holder: DESK, progress: 2, within: handlingTerm('ZX', 'filed') },
    answered: {
      title: '已答复，待定是否公开',
      holder: '市人社局复核岗',
      progress: 3,
      within: handlingTerm('ZX', 'answered'),
      tells: { text: '已答复，请点开看。' },
    },
    published: { title: '已答复并公开', holder: '已办结', progress: 4, ends: 'done' },
    kept: { title: '已答复', holder: '已办结', progress: 4, ends: 'done' },
    ...ENDS,
  },
  steps: {
    answer: typedStep({
      title: '答复',
      from: 'filed',
      to: 'answered',
      who: may('feedback.answer'),
      vouches: true,
      tone: 'primary',
      input: z.strictObject({ answer: AnswerText }),
      async run(ctx, file, { input }) {
        await answerLetter(ctx.db, file.number, input.answer, {
          on: ctx.today,
          district: file.district,
          due: file.dueOn,
        })
        const { mayPublish } = await theLetter(ctx, file)
        // Whoever wrote while signed in reads it in the case's own timeline.
        return { note: input.answer, ...(mayPublish ? {} : { to: 'kept' }) }
      },
    }),
    publish: typedStep({
      title: '公开问答',
      from: 'answered',
      to: 'published',
      who: may('feedback.publish'),
      decides: true,
      tone: 'primary',
      input: z.strictObject({
        question: z.string().trim().min(5, '问题至少5个字').max(500, '问题最多500个字').meta({
          title: '公开的问题',
          kind: 'long-text',
          description: '去掉姓名、号码和只有一个人才有的细节',
        }),
        answer: AnswerText,
      }),
      async run(ctx, file, { input: { question, answer } }) {
        const found = [...numbersIn(question, ctx.today), ...numbersIn(answer, ctx.today)]
        if (found.length > 0)
          throw refusals.notForThePublic({ detail: `${found.join('；')}。请去掉再公开。` })
        await publishLetter(ctx.db, { number: file.number, question, answer, publishedAt: ctx.now })
        return undefined
      },
    }),
    keep: {
      title: '不公开',
      from: 'answered',
      to: 'kept',
      who: may('feedback.publish'),
      asks: 'reason',
      reasons: KEPT,
      tone: 'plain',
    },
    decline,
    'take-back': takeBack,
  },
  evidence: evidenceOf,
})

/** 我为网站找错: what is wrong on a page is mended and answered. */
export const siteErrorProcedure: Procedure = procedure({
  kind: 'JC',
  title: '网站找错',
  starts: 'filed',
  form: z.strictObject({}),
  states: {
    filed: { title: '待改正、答复', holder: DESK, progress: 2, within: handlingTerm('JC', 'filed') },
    answered: { title: '已答复', holder: '已办结', progress: 4, ends: 'done' },
    ...ENDS,
  },
  steps: {
    answer: typedStep({
      title: '已改正或已查明，答复',
      from: 'filed',
      to: 'answered',
      who: may('feedback.answer'),
      tone: 'primary',
      input: z.strictObject({ answer: AnswerText }),
      async run(ctx, file, { input }) {
        await answerLetter(ctx.db, file.number, input.answer, {
          on: ctx.today,
          district: file.district,
          due: file.dueOn,
        })
        return { note: input.answer }
      },
    }),
    decline,
    'take-back': takeBack,
  },
  evidence: evidenceOf,
})

async function theLetter(ctx: VerbContext, { number }: CaseFile) {
  const found = await letterOf(ctx.db, number)
  if (!found) throw new Error(`${number} has no letter`)
  return found
}

async function evidenceOf(ctx: VerbContext, file: CaseFile) {
  const letter = await letterOf(ctx.db, file.number)
  if (!letter) return { comparisons: [], tabs: [], documents: [] }
  const { topic, subject, body, page, mayPublish, answer } = letter
  return {
    comparisons: [],
    tabs: [
      {
        key: 'letter',
        title: '来信',
        kind: 'facts' as const,
        facts: [
          { label: '类别', text: TOPICS[topic] },
          { label: '标题', text: subject },
          { label: '内容', text: body },
          ...(page ? [{ label: '哪一页', text: page }] : []),
          ...(topic === 'error'
            ? []
            : [{ label: '同意公开', text: mayPublish ? '同意（去掉个人信息）' : '不同意' }]),
          ...(answer ? [{ label: '答复', text: answer }] : []),
        ],
      },
    ],
    // Only a page of this site is led to: what somebody wrote leads nowhere else.
    documents: /^\/[a-z0-9/.-]*$/.test(page) ? [{ title: `打开这一页 ${page}`, href: page }] : [],
  }
}
