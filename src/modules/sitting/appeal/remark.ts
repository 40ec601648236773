import { z } from 'zod'
import { type CaseFile, caseInReach, type StepOutcome } from '../../../kernel/case/index.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { enteredBy, examById, requireOwnDeclared } from '../../assessment/index.ts'
import { PAPER_NAMES } from '../../assessment/rules.ts'
import { type Item, keysOf } from '../../bank/index.ts'
import { hundredths, pointsOf } from '../marking/points.ts'
import { settledOf } from '../marking/settle.ts'
import { refusals } from '../refusals.ts'
import { NOT_GIVEN, type Points } from '../rules/double-marking.ts'
import { sittingOn } from '../standard.ts'
import { allAnswers } from '../store/answers.ts'
import { accountsThatGave } from '../store/marks.ts'
import { rulingsOf } from '../store/rulings.ts'
import { type Session, sessionOfExam } from '../store/sessions.ts'
import { type Sitting, sittingsOf } from '../store/sittings.ts'
import { AppealNumber } from './assign.ts'
import { type Appeal, appealOf, markAgain, remarksOf } from './store.ts'

const Value = z
  .string()
  .regex(/^(100(\.0{1,2})?|[0-9]{1,2}(\.[0-9]{1,2})?)$/, '成绩是 0 到 100 的数，最多两位小数')

/** What somebody who marks again says: points of each text, or the sum of a paper that people marked, with why. */
export const Remarking = z.strictObject({
  card: z.string().trim().min(4, '请填写自己的证卡编号').max(30),
  points: z
    .array(
      z.strictObject({
        item: z.string().max(60),
        points: z.number().min(0, '不能是负分').max(100).multipleOf(0.5, '以 0.5 分为单位'),
      }),
    )
    .max(200)
    .default([]),
  value: Value.nullable().default(null),
  why: z.string().trim().min(4, '请写明复评的情况，至少 4 个字').max(500),
})

/** 复评: what is to be marked again, without name, seat or the marks that were given. */
export const appealWork = verb({
  name: 'sitting.appeal-work',
  title: '取要复评的卷',
  http: 'GET /sitting/appeals/{number}/work',
  who: may('sitting.mark'),
  input: z.strictObject({ number: AppealNumber }),
  output: z.object({
    paper: z.string(),
    said: z.string(),
    /** The sum is entered anew, where people marked it on paper. */
    sum: z.boolean(),
    items: z.array(
      z.object({
        item: z.string(),
        question: z.array(z.string()),
        reference: z.array(z.string()),
        answer: z.string(),
        most: z.number(),
      }),
    ),
  }),
  async run(ctx, { number }) {
    const file = await caseInReach(ctx, number)
    if (file.state !== 'remarking') throw refusals.nothingToRemark()
    const appeal = await appealOf(ctx.db, number)
    const texts = appeal.byMachine ? await textsOf(ctx, appeal) : []
    return {
      paper: PAPER_NAMES[appeal.paper],
      said: appeal.said,
      sum: !appeal.byMachine,
      items: texts.map(({ item, answer }) => ({
        item: item.id,
        question: item.stem.paragraphs,
        reference: item.key.reference,
        answer,
        most: item.points,
      })),
    }
  },
})

/** Marks again: by whoever was asked, by card, from an account that had no part in the mark. */
export async function remark(
  ctx: VerbContext,
  file: CaseFile,
  { input }: { input: z.output<typeof Remarking> },
): Promise<StepOutcome> {
  const appeal = await appealOf(ctx.db, file.number)
  const remarks = await remarksOf(ctx.db, file.number)
  const asked = remarks.at(-1)
  if (!asked) throw new Error(`nobody was asked about ${file.number}`)
  const wrong = (path: string, message: string) =>
    refusals.badRemark({ fields: [{ path: `input.${path}`, message }] })
  if (input.card !== asked.card) throw wrong('card', '这一件指派给了另一位考评员，请核对证卡编号')
  await requireDeclaredHere(ctx, appeal, asked)
  const account = ctx.actor.account ?? ''
  const part = [
    ...(await accountsThatGave(ctx.db, appeal.exam, appeal.person)),
    ...(await enteredBy(ctx, appeal.exam, appeal.person, appeal.paper)),
    ...remarks.map((one) => one.account),
  ]
  if (part.includes(account)) throw refusals.hadPart()
  if (!appeal.byMachine) {
    if (input.value === null) throw wrong('value', '请填写复评的成绩')
    const one = { round: asked.round, account, value: input.value, points: {}, why: input.why, at: ctx.now }
    await markAgain(ctx.db, file.number, one)
    return { note: '复评完' }
  }
  const texts = await textsOf(ctx, appeal)
  const given = new Map(input.points.map(({ item, points }) => [item, points]))
  for (const { item } of texts) {
    const points = given.get(item.id)
    if (points === undefined) throw wrong('points', '还有题目没有给分')
    if (points > item.points) throw refusals.tooManyPoints(item.points)
  }
  const points = Object.fromEntries(texts.map(({ item }) => [item.id, hundredths(given.get(item.id) ?? 0)]))
  const { value } = await worth(ctx, appeal, points)
  await markAgain(ctx.db, file.number, {
    round: asked.round,
    account,
    value,
    points,
    why: input.why,
    at: ctx.now,
  })
  return { note: '复评完' }
}

/** Whoever marks again for their own organisation has declared first, like whoever marked; another's is asked by what the registers say. */
async function requireDeclaredHere(
  ctx: VerbContext,
  appeal: Appeal,
  { organisation }: { organisation: string },
): Promise<void> {
  const exam = organisation === appeal.assessor ? await examById(ctx.db, appeal.exam) : null
  if (exam) await requireOwnDeclared(ctx, exam, { without: 'acts' })
}

interface Text {
  item: Extract<Item, { kind: 'extended-text' }>
  answer: string
}

/** The session and the sitting that an appeal against a machine's mark is about. */
async function sat(ctx: VerbContext, appeal: Appeal): Promise<{ session: Session; sitting: Sitting }> {
  const session = await sessionOfExam(ctx.db, appeal.exam)
  const sitting =
    session && (await sittingsOf(ctx.db, session.id)).find(({ person }) => person === appeal.person)
  if (!session || !sitting) throw new Error(`${appeal.number} is about no sitting`)
  return { session, sitting }
}

/** The answers of one candidate that people mark, as rulings stand now. */
async function textsOf(ctx: VerbContext, appeal: Appeal): Promise<Text[]> {
  const { session, sitting } = await sat(ctx, appeal)
  const { apartPercent } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
  const answers = (await allAnswers(ctx.db, session.id)).get(sitting.id)
  const rulings = await rulingsOf(ctx.db, session.id)
  const items = await keysOf(ctx, sitting.paper ?? '', sitting.form ?? '')
  return items.flatMap((item): Text[] => {
    if (item.kind !== 'extended-text') return []
    const answer = answers?.get(item.id)
    const found = pointsOf(item, answer, rulings.get(item.id), NOT_GIVEN, apartPercent)
    return found.state === 'agreed' ? [] : [{ item, answer: String(answer) }]
  })
}

/** What a paper comes to with these points in the place of those that were given, as rulings stand now. */
export async function worth(ctx: VerbContext, appeal: Appeal, points: Readonly<Record<string, Points>>) {
  const { session, sitting } = await sat(ctx, appeal)
  const appealed = new Map(Object.entries(points).map(([item, given]) => [`${sitting.id} ${item}`, given]))
  const settled = await settledOf(ctx, session, { appealed })
  const own = settled.find((one) => one.sitting.id === sitting.id)
  if (!own || own.value === null) throw new Error(`${appeal.number} is not settled`)
  return { session, sitting, settled, marks: own.marks, value: own.value }
}
