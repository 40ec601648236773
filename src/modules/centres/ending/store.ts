import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'

/** How a centre is to end, as its case has it. */
export interface Ending {
  number: string
  centre: string
  sort: 'given-back' | 'revoked'
  reason: string
  followsFrom: string | null
  answer: string | null
}

const Row = z.object({
  number: z.string(),
  centre: z.string(),
  sort: z.enum(['given-back', 'revoked']),
  reason: z.string(),
  follows_from: z.string().nullable(),
  answer: z.string().nullable(),
})

/** Enters what is asked for; false where the ending of this centre is under way already. */
export async function insertEnding(db: Db, one: Omit<Ending, 'answer'>): Promise<boolean> {
  const { rows } = await sql`insert into centre_ending (number, centre, sort, reason, follows_from, standing)
    values (${one.number}, ${one.centre}, ${one.sort}, ${one.reason}, ${one.followsFrom}, 'open')
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

/** Writes what the enterprise says; said again it takes the place of the older one. */
export async function saveAnswer(db: Db, number: string, answer: string): Promise<void> {
  await sql`update centre_ending set answer = ${answer} where number = ${number}`.execute(db)
}

export async function closeEnding(db: Db, number: string, standing: 'ended' | 'dropped'): Promise<void> {
  await sql`update centre_ending set standing = ${standing} where number = ${number}`.execute(db)
}

/** The ending of a case; throws where it has none. */
export async function endingOf(db: Db, number: string): Promise<Ending> {
  const rows = await readRows(
    Row,
    sql`select number, centre, sort, reason, follows_from, answer from centre_ending
    where number = ${number}`,
    db,
  )
  if (!rows[0]) throw new Error(`${number} ends no centre`)
  const { follows_from: followsFrom, ...one } = rows[0]
  return { ...one, followsFrom }
}

/** The ending of a centre that is under way, or null. */
export async function openEnding(db: Db, centre: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`select number from centre_ending
    where centre = ${centre} and standing = 'open'`.execute(db)
  return rows[0]?.number ?? null
}
