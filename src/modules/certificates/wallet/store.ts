import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { digestOf } from '../showing/one-time.ts'

/** An offer to put a certificate into a wallet (存入钱包). */
export interface WalletOffer {
  id: string
  certificate: string
  person: string
  code: string
  typedDigest: string
  tries: number
  endsAt: Date
  tokenEndsAt: Date | null
  closed: boolean
  issued: boolean
}

/** So many wrong codes, or wrong proofs, and the offer is closed. */
export const TRIES = 3

const Row = z.object({
  id: z.string(),
  certificate: z.string(),
  person: z.string(),
  code: z.string(),
  typedDigest: z.string(),
  tries: z.number(),
  endsAt: z.date(),
  tokenEndsAt: z.date().nullable(),
  closed: z.boolean(),
  issued: z.boolean(),
})
const COLUMNS =
  sql.raw(`id, certificate, person, code, typed_digest as "typedDigest", tries, ends_at as "endsAt",
  token_ends_at as "tokenEndsAt", closed_at is not null as closed, issued_at is not null as issued`)

export async function insertOffer(
  db: Db,
  one: { id: string; certificate: string; person: string; code: string; typed: string; endsAt: Date },
  at: Date,
): Promise<void> {
  // Whoever asks anew wants the new one: what was offered before and not taken is closed.
  await sql`update wallet_offer set closed_at = ${at} where person = ${one.person}::uuid
    and certificate = ${one.certificate}::uuid and closed_at is null and issued_at is null`.execute(db)
  await sql`insert into wallet_offer (id, certificate, person, code, code_digest, typed_digest, made_at, ends_at)
    values (${one.id}, ${one.certificate}::uuid, ${one.person}::uuid, ${one.code}, ${digestOf(one.code)},
      ${digestOf(one.typed)}, ${at}, ${one.endsAt})`.execute(db)
}

export async function offerById(db: Db, id: string): Promise<WalletOffer | null> {
  const [found] = await readRows(Row, sql`select ${COLUMNS} from wallet_offer where id = ${id}`, db)
  return found ?? null
}

/** The offer with this code, or this token, held for the rest of the transaction. */
export async function lockOffer(
  db: Db,
  by: 'code_digest' | 'token_digest',
  secret: string,
): Promise<WalletOffer | null> {
  const [found] = await readRows(
    Row,
    sql`select ${COLUMNS} from wallet_offer where ${sql.ref(by)} = ${digestOf(secret)} for update`,
    db,
  )
  return found ?? null
}

/** Counts a wrong try; the last one closes the offer. */
export async function countWrong(db: Db, id: string, at: Date): Promise<void> {
  await sql`update wallet_offer set tries = tries + 1,
      closed_at = case when tries + 1 >= ${TRIES} then ${at}::timestamptz else closed_at end
    where id = ${id} and tries < ${TRIES}`.execute(db)
}

export async function giveToken(db: Db, id: string, token: string, endsAt: Date): Promise<void> {
  await sql`update wallet_offer set token_digest = ${digestOf(token)}, token_ends_at = ${endsAt}, tries = 0
    where id = ${id}`.execute(db)
}

export async function closeOffer(db: Db, id: string, at: Date): Promise<void> {
  await sql`update wallet_offer set closed_at = ${at} where id = ${id}`.execute(db)
}

export async function writeIssued(db: Db, id: string, at: Date): Promise<void> {
  await sql`update wallet_offer set issued_at = ${at}, closed_at = ${at} where id = ${id}`.execute(db)
}
