import { z } from 'zod'
import { type CaseFile, openCase, type Procedure, readFile, takeStep } from '../../../kernel/case/index.ts'
import { CaseNumber, KeptDay } from '../../../kernel/value/shapes.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import {
  anybody,
  askerOf,
  count,
  leftOf,
  requireCounted,
  requireLeft,
  type VerbContext,
  verb,
} from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { newCode } from '../code/code.ts'
import { codeFits, keepCode } from '../code/code-store.ts'
import { LetterForm, TOPICS } from '../letter/letter.ts'
import { questionProcedure, siteErrorProcedure } from '../letter/letter-procedure.ts'
import { insertLetter, letterOf, publishedLetters } from '../letter/letter-store.ts'
import { complaintProcedure } from '../procedure.ts'
import { ratingOfComplaint, withdrawRating } from '../store.ts'

const DAY = 86_400

/** Writes to the city's office: a question, a suggestion, an error of the site. No login; the code leads back to the answer. */
export const writeLetter = verb({
  name: 'feedback.write-letter',
  title: '咨询、建议、网站找错',
  http: 'POST /feedback/letters',
  who: anybody(),
  input: LetterForm,
  /** `due`: until when it is answered. */
  output: z.object({ number: z.string(), queryCode: z.string(), due: KeptDay.nullable() }),
  async run(ctx, letter) {
    await requireWriter(ctx)
    const { person, organisation, kind } = ctx.actor
    const procedure = letter.topic === 'error' ? siteErrorProcedure : questionProcedure
    const { number, dueOn } = await openCase(ctx, procedure, {
      district: ctx.city.code,
      person: kind === 'citizen' ? person : null,
      organisation: kind === 'organisation' ? organisation : null,
      title: `${TOPICS[letter.topic]}：${letter.subject}`,
      form: {},
    })
    await insertLetter(ctx.db, number, letter)
    const queryCode = newCode()
    await keepCode(ctx, number, queryCode)
    return { number, queryCode, due: dueOn }
  },
})

/** A few letters a day from one place; all unnamed ones together are bounded, and whoever signs in goes on. */
async function requireWriter(ctx: VerbContext): Promise<void> {
  for (const { name, limit } of [
    { name: ['letter', askerOf(ctx)], limit: { times: 5, seconds: DAY } },
    ...(ctx.actor.account ? [] : [{ name: ['letter', 'unnamed'], limit: { times: 1000, seconds: DAY } }]),
  ])
    await requireCounted(
      ctx,
      name,
      limit,
      '今天写得太多了',
      `请明天再写；急事请拨打 ${ctx.city.site.hotline}。`,
    )
}

const byCode = z.strictObject({
  number: CaseNumber,
  code: z.string().trim().min(1, '请填写查询码').max(40),
})

/** What came of what one wrote, by its number and code; null where the two do not belong together. */
export const readAnswer = verb({
  name: 'feedback.read-answer',
  title: '凭查询码看答复',
  http: 'POST /feedback/answers',
  who: anybody(),
  withoutKey: true,
  input: byCode,
  output: z.object({
    found: z
      .object({
        number: z.string(),
        title: z.string(),
        state: z.string(),
        holder: z.string(),
        written: z.string(),
        writtenOn: KeptDay,
        due: KeptDay.nullable(),
        answer: z.string().nullable(),
        /** It can still be taken back. */
        open: z.boolean(),
      })
      .nullable(),
  }),
  async run(ctx, { number, code }) {
    const file = await caseByCode(ctx, number, code)
    if (!file) return { found: null }
    const procedure = PROCEDURES.find(({ kind }) => kind === file.kind)
    const state = procedure?.states[file.state]
    const letter = await letterOf(ctx.db, number)
    const rating = letter ? null : await ratingOfComplaint(ctx.db, number)
    return {
      found: {
        number,
        title: procedure?.title ?? '',
        state: state?.title ?? '',
        holder: state?.holder ?? '',
        written: letter ? `${letter.subject}：${letter.body}` : (rating?.words ?? ''),
        writtenOn: civilDateOf(file.openedAt),
        due: file.closedAt ? null : file.dueOn,
        answer: letter?.answer ?? rating?.answer ?? null,
        open: canBeTakenBack(file),
      },
    }
  },
})

/** Takes back what one wrote, by its number and code; false where there is nothing to take back. */
export const takeBack = verb({
  name: 'feedback.take-back',
  title: '凭查询码撤回',
  http: 'POST /feedback/answers/withdrawal',
  who: anybody(),
  input: byCode,
  output: z.object({ taken: z.boolean() }),
  async run(ctx, { number, code }) {
    const file = await caseByCode(ctx, number, code)
    if (!file || !canBeTakenBack(file)) return { taken: false }
    const rating = file.kind === 'CP' ? await ratingOfComplaint(ctx.db, number) : null
    if (rating) await withdrawRating(ctx.db, rating.id, ctx.now)
    await takeStep(ctx.asSystem('写信人撤回'), PROCEDURES, number, 'take-back')
    return { taken: true }
  },
})

const PROCEDURES: readonly Procedure[] = [questionProcedure, siteErrorProcedure, complaintProcedure as never]

/** While nobody has answered it. */
const canBeTakenBack = ({ kind, state, closedAt }: CaseFile): boolean =>
  closedAt === null && (kind === 'CP' || state === 'filed')

/** The case of a number, where the code is its own. Who guesses is stopped for the hour, and nobody else; the count is kept. */
async function caseByCode(ctx: VerbContext, number: string, code: string): Promise<CaseFile | null> {
  const name = ['feedback code', askerOf(ctx)]
  const limit = { times: 10, seconds: 3600 }
  requireLeft(ctx, await leftOf(ctx, name, limit), '查询码不对的次数太多', '请一小时后再试。别人不受影响。')
  if (await codeFits(ctx, number, code)) return readFile(ctx.db, number)
  await count(ctx, name, limit)
  return null
}

const PAGE = 20

/** 公开的问答: questions and answers that were reviewed, the latest first. */
export const listQuestions = verb({
  name: 'feedback.questions',
  title: '查看公开的问答',
  http: 'GET /feedback/questions',
  who: anybody(),
  input: z.strictObject(pageAsked),
  output: z.object({
    items: z.array(
      z.object({ number: z.string(), question: z.string(), answer: z.string(), publishedOn: KeptDay }),
    ),
    ...pageNeighbours,
  }),
  async run(ctx, asked) {
    const page = await publishedLetters(ctx.db, asked, PAGE)
    return {
      ...page,
      items: page.items.map(({ publishedAt, ...one }) => ({ ...one, publishedOn: civilDateOf(publishedAt) })),
    }
  },
})
