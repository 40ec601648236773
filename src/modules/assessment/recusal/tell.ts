import { tellOf } from '../../../kernel/message/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { addDays, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../../../kernel/verb/index.ts'
import { type Exam, examById } from '../store.ts'
import { DUTY_WORDS, type Duty, examsUndeclared, type Place, undeclaredIn } from './assigned.ts'
import { holdersOf } from './holder.ts'
import { recusalOn } from './policy.ts'

/** Beside the events of the case, which count from 1: told once each. */
const ASKED = -1
const CHASED = -2
/** Once for each time that seats were given late, by the highest of them. */
const AGAIN = -1000

/** What asks whoever was assigned to declare; one message an account and examination. */
async function tell(
  ctx: VerbContext,
  exam: Exam,
  account: string,
  { seq, text }: { seq: number; text: string },
): Promise<void> {
  const about = { number: exam.number, seq, district: exam.district, asks: true }
  const href = `/work/exams/${exam.id}/declaration`
  await tellOf(ctx, { ...about, href }, { kind: 'account', id: account }, text)
}

const nameOf = (exam: Exam) =>
  `${formatDay(exam.heldOn)} ${exam.occupation.name} ${levelName(exam.level)}考试`

/** 请申报回避: to the accounts behind those who were assigned, as soon as they are. */
export async function tellToDeclare(
  ctx: VerbContext,
  exam: Exam,
  duty: Exclude<Duty, 'supervise'>,
  people: readonly string[],
): Promise<void> {
  const asked = new Set(people)
  const until = addDays(exam.heldOn, -recusalOn(await ctx.standards(), exam.heldOn).daysBefore)
  const text = `${nameOf(exam)}指派您${DUTY_WORDS[duty]}，编排座位以后请在${formatDay(until)}前申报回避，没有的也请承诺。`
  for (const [account, own] of await holdersOf(ctx, exam))
    if ([...own].some((person) => asked.has(person))) await tell(ctx, exam, account, { seq: ASKED, text })
}

/** 补排以后再申报: whoever was assigned is asked once more, since what they declared says nothing about those who came late. */
export async function tellAgain(ctx: VerbContext, exam: Exam, highest: number): Promise<void> {
  const open = (await undeclaredIn(ctx.db, [exam.id])).filter(({ duty }) => duty !== 'supervise')
  const people = new Set(open.map(({ person }) => person))
  const text = `${nameOf(exam)}补排了考生，请再申报一次回避，没有的也请承诺；没有申报不能评分、监考。`
  for (const [account, own] of await holdersOf(ctx, exam))
    if ([...own].some((one) => people.has(one)))
      await tell(ctx, exam, account, { seq: AGAIN - highest, text })
}

/**
 * 催申报回避: once the day has come by which they declare, those who have not are told again, and the organisation who they are and what it can do:
 * call them, enter their signed papers, or put others in their place. Told once an examination; gives how many examinations there were.
 */
export async function chaseDeclarations(kernel: Kernel): Promise<number> {
  let chased = 0
  for (let after: Place | null = null; ; ) {
    const found: Place[] = await performAsSystem(kernel, 'assessment.chase-declarations', async (ctx) => {
      const { daysBefore, declareFirst } = recusalOn(await ctx.standards(), ctx.today)
      const exams = declareFirst ? await examsUndeclared(ctx.db, { today: ctx.today, daysBefore, after }) : []
      for (const { id } of exams) await chase(ctx, id)
      return exams
    })
    chased += found.length
    const last = found.at(-1)
    if (!last) return chased
    after = last
  }
}

async function chase(ctx: VerbContext, id: string): Promise<void> {
  const exam = await examById(ctx.db, id)
  if (!exam) return
  const open = (await undeclaredIn(ctx.db, [id])).filter(({ duty }) => duty !== 'supervise')
  const people = new Set(open.map(({ person }) => person))
  const text = `${nameOf(exam)}，您还没有申报回避；没有申报不能评分、监考，请马上申报。`
  for (const [account, own] of await holdersOf(ctx, exam))
    if ([...own].some((one) => people.has(one))) await tell(ctx, exam, account, { seq: CHASED, text })
  // Who they are stands in the list of whoever arranges: a message of the organisation is read by all who act for it.
  await tellOf(
    ctx,
    {
      number: exam.number,
      seq: CHASED,
      district: exam.district,
      asks: true,
      href: `/work/exams/${exam.id}/declaration`,
    },
    { kind: 'organisation', id: exam.assessor },
    `${nameOf(exam)} 有 ${people.size} 人还没有申报回避，不能评分、监考。请催，或录入签名的纸质申报，或换人。`,
  )
}
