import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, lockName, readRows } from '../../kernel/database/index.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import { addDays, type CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { newCode, readCode } from '../certificates/index.ts'
import { refusals } from './refusals.ts'

/** How many links one person can have open, and how many of the last openings are shown. */
const MOST_OPEN = 20
const OPENINGS_SHOWN = 50
const LINKS_SHOWN = 100

const LinkRow = z.object({
  code: z.string(),
  person: z.string(),
  trainings: z.boolean(),
  ends_on: KeptDay,
  shared_at: z.date(),
  withdrawn_at: z.date().nullable(),
})
type LinkRow = z.output<typeof LinkRow>

/** A link that shows a passport until a day, with the instants at which it was opened. */
export interface Link extends LinkRow {
  openings: Date[]
}

const LINK = sql`code, person, trainings, ends_on, shared_at, withdrawn_at from passport_link`

/** The links of a person, the newest first, each with its last openings. */
export async function linksOf(db: Db, person: string): Promise<Link[]> {
  const links = await readRows(
    LinkRow,
    sql`select ${LINK} where person = ${person}::uuid order by shared_at desc, code limit ${LINKS_SHOWN}`,
    db,
  )
  const openings = await readRows(
    z.object({ link: z.string(), at: z.date() }),
    sql`select link, at from (select link, at, row_number() over (partition by link order by at desc) as place
      from passport_opening where link = any(${links.map(({ code }) => code)})) o
    where place <= ${OPENINGS_SHOWN} order by at desc`,
    db,
  )
  return links.map((one) => ({
    ...one,
    openings: openings.filter(({ link }) => link === one.code).map(({ at }) => at),
  }))
}

/** Whether a link still opens on this day. */
export const isOpen = ({ withdrawn_at, ends_on }: LinkRow, today: CivilDate): boolean =>
  withdrawn_at === null && ends_on >= today

/** Makes a link for so many days, today included. Throws 409 where the person has too many open. */
export async function makeLink(
  ctx: VerbContext,
  person: string,
  { days, trainings }: { days: number; trainings: boolean },
): Promise<{ code: string; endsOn: CivilDate }> {
  // Of two links that are made at the same moment the second sees the first.
  await lockName(ctx.db, `passport links ${person}`)
  const open = (await linksOf(ctx.db, person)).filter((one) => isOpen(one, ctx.today))
  if (open.length >= MOST_OPEN) throw refusals.tooManyLinks(MOST_OPEN)
  const code = newCode()
  const endsOn = addDays(ctx.today, days - 1)
  await sql`insert into passport_link (code, person, trainings, ends_on, shared_at)
    values (${code}, ${person}::uuid, ${trainings}, ${endsOn}, ${ctx.now})`.execute(ctx.db)
  ctx.act.subject('passport', person)
  ctx.act.after({ endsOn, trainings })
  return { code, endsOn }
}

/** Takes a link back; it opens no more at once. Throws 404 where it is not this person's. */
export async function withdrawLink(ctx: VerbContext, text: string, person: string): Promise<void> {
  const { numAffectedRows } =
    await sql`update passport_link set withdrawn_at = coalesce(withdrawn_at, ${ctx.now})
    where code = ${readCode(text)} and person = ${person}::uuid`.execute(ctx.db)
  if ((numAffectedRows ?? 0n) === 0n) throw refusals.noSuchLink()
  ctx.act.subject('passport', person)
}

/** Opens a link and notes that it was opened. Throws 404, and 410 where it has ended or was taken back. */
export async function openLink(ctx: VerbContext, text: string): Promise<LinkRow> {
  const [found] = await readRows(LinkRow, sql`select ${LINK} where code = ${readCode(text)}`, ctx.db)
  if (!found) throw refusals.noSuchLink()
  if (!isOpen(found, ctx.today)) throw refusals.linkOver()
  await sql`insert into passport_opening (id, link, at)
    values (${randomUUID()}::uuid, ${found.code}, ${ctx.now})`.execute(ctx.db)
  return found
}
