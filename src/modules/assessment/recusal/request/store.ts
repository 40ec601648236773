import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../../kernel/database/index.ts'
import type { Sealer } from '../../../../kernel/sealing/index.ts'

const Said = z.strictObject({ against: z.string(), relation: z.string(), why: z.string() })
export type RequestSaid = z.output<typeof Said>

/** Somebody asks that somebody else does not examine, watch or mark (申请回避). */
export interface RecusalRequest {
  number: string
  exam: string
  /** The candidate whom it is about; null where all are meant. */
  candidate: string | null
  said: RequestSaid
  askedBy: string
  standing: 'open' | 'granted' | 'refused' | 'withdrawn'
}

const Row = z.object({
  number: z.string(),
  exam: z.string(),
  candidate: z.string().nullable(),
  said: z.string(),
  askedBy: z.string(),
  standing: kept<RecusalRequest['standing']>(),
})

const saidContext = (number: string) => `recusal_request.said:${number}`

export async function requestOf(
  { db, sealer }: { db: Db; sealer: Sealer },
  number: string,
): Promise<RecusalRequest> {
  const [found] = await readRows(
    Row,
    sql`select number, exam, candidate, said, asked_by as "askedBy", standing from recusal_request
      where number = ${number}`,
    db,
  )
  if (!found) throw new Error(`${number} is no request`)
  return { ...found, said: Said.parse(JSON.parse(sealer.open(found.said, saidContext(number)))) }
}

export async function insertRequest(
  { db, sealer }: { db: Db; sealer: Sealer },
  one: Omit<RecusalRequest, 'standing'> & { at: Date },
): Promise<void> {
  await sql`insert into recusal_request (number, exam, candidate, said, asked_by, standing, opened_at)
    values (${one.number}, ${one.exam}::uuid, ${one.candidate}::uuid,
      ${sealer.seal(JSON.stringify(one.said), saidContext(one.number))}, ${one.askedBy}, 'open', ${one.at})`.execute(
    db,
  )
}

/** How many requests of an account wait in an examination. */
export async function waitingOf(db: Db, exam: string, account: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from recusal_request
    where exam = ${exam}::uuid and standing = 'open' and asked_by = ${account}`.execute(db)
  return rows[0]?.count ?? 0
}

export async function endRequest(
  db: Db,
  number: string,
  standing: Exclude<RecusalRequest['standing'], 'open'>,
): Promise<void> {
  await sql`update recusal_request set standing = ${standing} where number = ${number}`.execute(db)
}
