import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { EndSort } from '../register/accreditation.ts'

/** How an accreditation is to end, as its case has it. */
export interface Ending {
  number: string
  accreditation: string
  sort: EndSort
  reason: string
  followsFrom: string | null
  answer: string | null
}

const Row = z.object({
  number: z.string(),
  accreditation: z.string(),
  sort: kept<EndSort>(),
  reason: z.string(),
  follows_from: z.string().nullable(),
  answer: z.string().nullable(),
})

/** Enters what is asked for; false where the end of this accreditation is under way already. */
export async function insertEnding(db: Db, one: Omit<Ending, 'answer'>): Promise<boolean> {
  const { rows } =
    await sql`insert into accreditation_ending (number, accreditation, sort, reason, follows_from, standing)
    values (${one.number}, ${one.accreditation}, ${one.sort}, ${one.reason}, ${one.followsFrom}, 'open')
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

/** Writes what the organisation says. */
export async function saveAnswer(db: Db, number: string, answer: string): Promise<void> {
  await sql`update accreditation_ending set answer = ${answer} where number = ${number}`.execute(db)
}

export async function setStanding(
  db: Db,
  number: string,
  standing: 'teach-out' | 'ended' | 'dropped',
): Promise<void> {
  await sql`update accreditation_ending set standing = ${standing} where number = ${number}`.execute(db)
}

/** The ending of a case; throws where it has none. */
export async function endingOf(db: Db, number: string): Promise<Ending> {
  const [row] = await readRows(
    Row,
    sql`select number, accreditation, sort, reason, follows_from, answer from accreditation_ending
    where number = ${number}`,
    db,
  )
  if (!row) throw new Error(`${number} ends no accreditation`)
  const { follows_from: followsFrom, ...rest } = row
  return { ...rest, followsFrom }
}

/** The ending of an accreditation that is under way, and whether it is taught out already; null where there is none. */
export async function endingUnderWay(
  db: Db,
  accreditation: string,
): Promise<{ number: string; teachingOut: boolean } | null> {
  const { rows } = await sql<{
    number: string
    standing: string
  }>`select number, standing from accreditation_ending
    where accreditation = ${accreditation} and standing in ('open', 'teach-out')`.execute(db)
  return rows[0] ? { number: rows[0].number, teachingOut: rows[0].standing === 'teach-out' } : null
}
