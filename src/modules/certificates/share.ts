import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, lockName } from '../../kernel/database/index.ts'
import { addDays, type CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { newCode, readCode } from './code.ts'
import { refusals } from './refusals.ts'

/** A link that shows one certificate until a day (分享), with the instants at which it was opened. */
export interface Share {
  code: string
  certificate: string
  endsOn: CivilDate
  sharedAt: Date
  withdrawn: boolean
  views: Date[]
}

/** How many links one person can have open, and how many of the last visits are shown. */
const OPEN_LIMIT = 20
const VIEWS_SHOWN = 20

/** Makes a link for `days` days, today included. Throws 409 when the holder has too many open. */
export async function shareCertificate(
  ctx: VerbContext,
  certificate: string,
  person: string,
  days: number,
): Promise<{ code: string; endsOn: CivilDate }> {
  // Of two links that are made at the same moment the second sees the first.
  await lockName(ctx.db, `certificate shares ${person}`)
  const open = (await sharesOf(ctx.db, person)).filter((one) => !one.withdrawn && one.endsOn >= ctx.today)
  if (open.length >= OPEN_LIMIT) {
    throw refusals.tooManyShares(OPEN_LIMIT)
  }
  const code = newCode()
  const endsOn = addDays(ctx.today, days - 1)
  await sql`insert into certificate_share (code, certificate, person, ends_on, shared_at)
    values (${code}, ${certificate}, ${person}, ${endsOn}, ${ctx.now})`.execute(ctx.db)
  ctx.act.subject('certificate', certificate)
  ctx.act.after({ endsOn })
  return { code, endsOn }
}

/** Takes a link back (收回); it answers at once that it has ended. Throws 404 when it is not this person's. */
export async function withdrawShare(ctx: VerbContext, code: string, person: string): Promise<void> {
  const { rows } = await sql<{ certificate: string }>`update certificate_share
    set withdrawn_at = coalesce(withdrawn_at, ${ctx.now}) where code = ${code} and person = ${person}
    returning certificate`.execute(ctx.db)
  if (!rows[0]) throw refusals.noSuchShare()
  ctx.act.subject('certificate', rows[0].certificate)
}

/** The links of a person, newest first, with the last visits of each. */
export async function sharesOf(db: Db, person: string): Promise<Share[]> {
  const { rows } = await sql<{
    code: string
    certificate: string
    ends_on: CivilDate
    shared_at: Date
    withdrawn_at: Date | null
    views: string[]
  }>`select s.code, s.certificate, s.ends_on, s.shared_at, s.withdrawn_at, array(
      select to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from certificate_share_view v
      where v.share = s.code order by v.at desc limit ${VIEWS_SHOWN}) as views
    from certificate_share s where s.person = ${person} order by s.shared_at desc, s.code limit 100`.execute(
    db,
  )
  return rows.map((row) => ({
    code: row.code,
    certificate: row.certificate,
    endsOn: row.ends_on,
    sharedAt: row.shared_at,
    withdrawn: row.withdrawn_at !== null,
    views: row.views.map((at) => new Date(at)),
  }))
}

export type Opened =
  | { open: true; certificateCode: string; endsOn: CivilDate }
  | { open: false; why: 'unknown' | 'ended' }

/** Opens a link and notes that it was opened. */
export async function openShare(ctx: VerbContext, text: string): Promise<Opened> {
  const code = readCode(text)
  if (!code) return { open: false, why: 'unknown' }
  const { rows } = await sql<{ code: string; ends_on: CivilDate; withdrawn_at: Date | null; of: string }>`
    select s.code, s.ends_on, s.withdrawn_at, c.code as of from certificate_share s
    join certificate c on c.id = s.certificate where s.code = ${code}`.execute(ctx.db)
  const found = rows[0]
  if (!found) return { open: false, why: 'unknown' }
  if (found.withdrawn_at || found.ends_on < ctx.today) return { open: false, why: 'ended' }
  await sql`insert into certificate_share_view (id, share, at) values (${randomUUID()}, ${found.code}, ${ctx.now})`.execute(
    ctx.db,
  )
  return { open: true, certificateCode: found.of, endsOn: found.ends_on }
}
