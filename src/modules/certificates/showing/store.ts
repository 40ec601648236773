import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { ClaimName } from './claims.ts'

/** What a holder shows of a certificate until a moment (选择性出示). */
export interface Showing {
  code: string
  certificate: string
  person: string
  shown: readonly ClaimName[]
  presentation: string
  endsAt: Date
  withdrawn: boolean
}

const Row = z.object({
  code: z.string(),
  certificate: z.string(),
  person: z.string(),
  shown: kept<ClaimName[]>(),
  presentation: z.string(),
  ends_at: z.date(),
  withdrawn_at: z.date().nullable(),
})
const COLUMNS = sql.raw('code, certificate, person, shown, presentation, ends_at, withdrawn_at')
const showingOf = ({ ends_at, withdrawn_at, ...row }: z.output<typeof Row>): Showing => ({
  ...row,
  endsAt: ends_at,
  withdrawn: withdrawn_at !== null,
})

export async function insertShowing(db: Db, one: Omit<Showing, 'withdrawn'>, at: Date): Promise<void> {
  await sql`insert into certificate_showing (code, certificate, person, shown, presentation, ends_at, made_at)
    values (${one.code}, ${one.certificate}::uuid, ${one.person}::uuid, ${[...one.shown]}::text[], ${one.presentation},
      ${one.endsAt}, ${at})`.execute(db)
}

export async function showingByCode(db: Db, code: string): Promise<Showing | null> {
  const [found] = await readRows(
    Row,
    sql`select ${COLUMNS} from certificate_showing where code = ${code}`,
    db,
  )
  return found ? showingOf(found) : null
}

/** The last showings of a certificate by its holder, newest first. */
export async function showingsOf(db: Db, person: string, certificate: string): Promise<Showing[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from certificate_showing where person = ${person}::uuid and certificate = ${certificate}::uuid
      order by made_at desc limit 20`,
    db,
  )
  return rows.map(showingOf)
}

/** How many of a person's showings still run. */
export async function countRunning(db: Db, person: string, at: Date): Promise<number> {
  const [found] = await readRows(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from certificate_showing
      where person = ${person}::uuid and withdrawn_at is null and ends_at > ${at}`,
    db,
  )
  return found?.count ?? 0
}

/** Takes a showing back; false where it is not this person's. */
export async function withdrawShowing(db: Db, code: string, person: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update certificate_showing set withdrawn_at = ${at}
    where code = ${code} and person = ${person}::uuid and withdrawn_at is null returning code`.execute(db)
  return rows.length > 0
}

/** That a showing was read just now, by its link or as a text (打开出示). */
export async function noteOpening(db: Db, code: string, how: 'link' | 'text', at: Date): Promise<void> {
  await sql`insert into certificate_showing_view (id, showing, by_text, at)
    values (${randomUUID()}::uuid, ${code}, ${how === 'text'}, ${at})`.execute(db)
}

/** Beyond so many openings nobody counts on. */
const MOST_OPENINGS = 1000

/** How often a showing was read, and when last. */
export interface Openings {
  count: number
  last: Date
}

/** How often each of these showings was read, a thousand at most; what nobody has read is not in it. */
export async function openingsOf(db: Db, codes: readonly string[]): Promise<Map<string, Openings>> {
  const rows = await readRows(
    z.object({ showing: z.string(), count: z.number(), last: z.date() }),
    sql`select s.code as showing, count(*)::int as count, max(v.at) as last from unnest(${[...codes]}::text[]) as s (code)
      cross join lateral (select at from certificate_showing_view where showing = s.code
        order by at desc limit ${MOST_OPENINGS}) v group by s.code`,
    db,
  )
  return new Map(rows.map(({ showing, ...one }) => [showing, one]))
}
