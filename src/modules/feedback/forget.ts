import { sql } from 'kysely'
import { casesOf } from '../../kernel/case/index.ts'
import { addYears, type CivilDate, civilDateOf } from '../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../../kernel/verb/index.ts'
import { dropCodes } from './code/code-store.ts'
import { feedbackOn } from './standard.ts'

/** So many are looked at in one transaction. */
const AT_ONCE = 500

/**
 * Forgets what people wrote and by what they would be found again, when its term is over (到期清除): letters with their codes,
 * ratings with their words. Stars and dates stay, since sums and figures are counted from them; what was published stays; what is
 * still being looked into waits. Returns how many.
 */
export async function forgetOld(kernel: Kernel): Promise<number> {
  const today = civilDateOf(kernel.clock.now())
  const last = addYears(today, -feedbackOn(await kernel.standards(), today).keptYears)
  const term = { today, before: new Date(`${last}T00:00:00+08:00`) }
  return (await all(kernel, term, forgetLetters)) + (await all(kernel, term, forgetRatings))
}

interface Term {
  today: CivilDate
  /** What ended before this is forgotten. */
  before: Date
}

interface Looked {
  forgotten: number
  /** The last that was looked at; null where there is no more. */
  next: string | null
}

type Some = (ctx: VerbContext, term: Term, after: string) => Promise<Looked>

async function all(kernel: Kernel, term: Term, some: Some): Promise<number> {
  let forgotten = 0
  for (let after: string | null = ''; after !== null; ) {
    const from: string = after
    const looked: Looked = await performAsSystem(kernel, 'feedback.forget', (ctx) => some(ctx, term, from))
    forgotten += looked.forgotten
    after = looked.next
  }
  return forgotten
}

async function forgetLetters(ctx: VerbContext, { today, before }: Term, after: string): Promise<Looked> {
  const { rows } = await sql<{ number: string }>`select number from feedback_letter
    where forgotten_on is null and number > ${after} order by number limit ${AT_ONCE} for update`.execute(
    ctx.db,
  )
  const gone = await overBefore(
    ctx,
    rows.map(({ number }) => number),
    before,
  )
  await sql`update feedback_letter set subject = '已到期清除', body = '', page = '',
      answer = case when answer is null then null else '' end, forgotten_on = ${today}
    where number = any(${gone}::text[])`.execute(ctx.db)
  await dropCodes(ctx.db, gone)
  for (const number of gone) ctx.act.subject('case', number)
  return { forgotten: gone.length, next: nextOf(rows.map(({ number }) => number)) }
}

async function forgetRatings(ctx: VerbContext, { today, before }: Term, after: string): Promise<Looked> {
  const { rows } = await sql<{
    id: string
    complaint: string | null
  }>`select id::text, complaint from feedback_rating
    where forgotten_on is null and given_at < ${before} and id::text > ${after} order by id::text limit ${AT_ONCE}
    for update`.execute(ctx.db)
  const complaints = rows.flatMap(({ complaint }) => complaint ?? [])
  const over = new Set(await overBefore(ctx, complaints, before))
  const gone = rows.filter(({ complaint }) => complaint === null || over.has(complaint)).map(({ id }) => id)
  await sql`update feedback_rating set rater = null, words = '',
      answer = case when answer is null then null else '' end, forgotten_on = ${today}
    where id = any(${gone}::uuid[])`.execute(ctx.db)
  await dropCodes(ctx.db, [...over])
  for (const id of gone) ctx.act.subject('rating', id)
  return { forgotten: gone.length, next: nextOf(rows.map(({ id }) => id)) }
}

/** Which of these cases ended before a moment. */
async function overBefore(ctx: VerbContext, numbers: readonly string[], before: Date): Promise<string[]> {
  if (numbers.length === 0) return []
  const files = await casesOf(ctx.db, { numbers: [...numbers] })
  return files.filter(({ closedAt }) => closedAt !== null && closedAt < before).map(({ number }) => number)
}

const nextOf = (keys: readonly string[]): string | null =>
  keys.length < AT_ONCE ? null : (keys.at(-1) ?? null)
