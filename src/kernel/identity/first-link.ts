import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../database/database.ts'

/** A link is good for so many hours, and once. */
export const LINK_HOURS = 72

/** Where a link leads. */
export const FIRST_PATH = '/login/first'

/** Makes the link by which the holder of a new account sets a password (一次性链接); an earlier one of the account ends. */
export async function makeFirstLink(db: Db, account: string, now: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const until = new Date(now.getTime() + LINK_HOURS * 3_600_000)
  await sql`delete from identity_challenge where identifier like 'first-%' and value = ${account}`.execute(db)
  await sql`insert into identity_challenge (id, identifier, value, expires_at, created_at, updated_at)
    values (${randomUUID()}, ${identifierOf(token)}, ${account}, ${until}, ${now}, ${now})`.execute(db)
  return `${FIRST_PATH}?token=${token}`
}

/** Whose link this is; null when it was used, has run out or was never made. */
export async function holderOfLink(
  db: Db,
  token: string,
  now: Date,
): Promise<{ account: string; login: string; label: string } | null> {
  const { rows } = await sql<{ account: string; login: string; label: string }>`
    select a.id as account, a.login, a.label from identity_challenge c join identity_account a on a.id::text = c.value
    where c.identifier = ${identifierOf(token)} and c.expires_at > ${now} and a.disabled_at is null`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Takes the link out of use; false when somebody else was faster. */
export async function endLink(db: Db, token: string): Promise<boolean> {
  const { rows } =
    await sql`delete from identity_challenge where identifier = ${identifierOf(token)} returning id`.execute(
      db,
    )
  return rows.length > 0
}

/** The database knows a link's digest only. */
const identifierOf = (token: string): string => `first-${createHash('sha256').update(token).digest('hex')}`
