import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'

/** Who holds a share, and what has become of it. */
export interface Holder {
  holder: string
  label: string
  takenAt: Date | null
  givenAt: Date | null
}

const Row = z.object({
  holder: z.string(),
  label: z.string(),
  taken_at: z.date().nullable(),
  given_at: z.date().nullable(),
  paper: z.string(),
})

const waitingContext = (paper: string, holder: string) => `bank_share.waiting:${paper}.${holder}`
const givenContext = (paper: string, holder: string) => `bank_share.given:${paper}.${holder}`

/** By what a share is known again: whose it is and of which paper is part of it. */
const macOf = (
  { sealer }: Pick<VerbContext, 'sealer'>,
  paper: string,
  holder: string,
  share: string,
): string => sealer.mac(`${paper} ${holder} ${share}`, 'bank.share')

/** Lays a share ready for its holder. */
export async function insertShare(
  ctx: VerbContext,
  { paper, holder, label, share }: { paper: string; holder: string; label: string; share: string },
): Promise<void> {
  await sql`insert into bank_share (paper, holder, label, mac, waiting)
    values (${paper}, ${holder}, ${label}, ${macOf(ctx, paper, holder, share)},
      ${ctx.sealer.seal(share, waitingContext(paper, holder))})`.execute(ctx.db)
}

/** Gives the holder's share out and forgets it; null where there is none, or it has been fetched. */
export async function fetchShare(ctx: VerbContext, paper: string, holder: string): Promise<string | null> {
  const { rows } = await sql<{ waiting: string }>`select waiting from bank_share
    where paper = ${paper} and holder = ${holder} and waiting is not null for update`.execute(ctx.db)
  const [row] = rows
  if (!row) return null
  await sql`update bank_share set waiting = null, taken_at = ${ctx.now} where paper = ${paper} and holder = ${holder}`.execute(
    ctx.db,
  )
  return ctx.sealer.open(row.waiting, waitingContext(paper, holder))
}

/** Whether this is the share that was made for this holder and this paper. */
export async function ownShare(
  ctx: VerbContext,
  paper: string,
  holder: string,
  share: string,
): Promise<boolean> {
  const { rows } = await sql<{ mac: string }>`select mac from bank_share
    where paper = ${paper} and holder = ${holder}`.execute(ctx.db)
  const known = ctx.sealer.macs(`${paper} ${holder} ${share}`, 'bank.share')
  return rows.some(({ mac }) => known.includes(mac))
}

/** Keeps a share that was given, until there are enough. */
export async function keepGiven(
  ctx: VerbContext,
  paper: string,
  holder: string,
  share: string,
): Promise<void> {
  await sql`update bank_share set given = ${ctx.sealer.seal(share, givenContext(paper, holder))}, given_at = ${ctx.now}
    where paper = ${paper} and holder = ${holder}`.execute(ctx.db)
}

/** The shares that have been given so far. */
export async function givenShares(
  ctx: VerbContext,
  paper: string,
): Promise<{ holder: string; share: string }[]> {
  const { rows } = await sql<{ holder: string; given: string }>`select holder, given from bank_share
    where paper = ${paper} and given is not null order by given_at, holder`.execute(ctx.db)
  return rows.map(({ holder, given }) => ({
    holder,
    share: ctx.sealer.open(given, givenContext(paper, holder)),
  }))
}

/** Forgets what was given and what waits, once it has served or will never serve. */
export async function forgetShares(db: Db, paper: string, at: Date): Promise<void> {
  await sql`update bank_share set given = null, waiting = null, taken_at = coalesce(taken_at, ${at})
    where paper = ${paper}`.execute(db)
}

/** Who holds a share of this paper. */
export async function holdersOf(db: Db, papers: readonly string[]): Promise<Map<string, Holder[]>> {
  const rows = await readRows(
    Row,
    sql`select paper, holder, label, taken_at, given_at from bank_share
    where paper = any(${[...papers]}::uuid[]) order by paper, label, holder`,
    db,
  )
  const found = new Map<string, Holder[]>()
  for (const { paper, holder, label, taken_at, given_at } of rows)
    found.set(paper, [...(found.get(paper) ?? []), { holder, label, takenAt: taken_at, givenAt: given_at }])
  return found
}
