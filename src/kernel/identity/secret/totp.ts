import { createHash, randomUUID } from 'node:crypto'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { sql } from 'kysely'
import { generate, generateSecret, generateURI, verify } from 'otplib'
import type { Db } from '../../database/database.ts'
import { type Secrets, secretConfig } from './secrets.ts'

/** What an authenticator app (动态口令应用) needs, as text and as the address behind a QR code. */
export interface Enrolment {
  secret: string
  uri: string
}

/**
 * Begins to set up an authenticator app and remembers its secret; the old app counts until the new one has
 * shown a right code. Asked again within the same set-up it gives the same secret, so a reloaded page is not
 * another app.
 */
export async function beginEnrolment(
  db: Db,
  secrets: Secrets,
  account: { account: string; login: string; title: string },
): Promise<Enrolment> {
  const { rows } = await sql<{
    pending_secret: string | null
  }>`select pending_secret from identity_second_factor
    where account = ${account.account} for update`.execute(db)
  const pending = rows[0]?.pending_secret
  const secret = pending ? await decrypt(secrets, pending) : generateSecret()
  if (!pending) {
    const sealed = await encrypt(secrets, secret)
    await sql`insert into identity_second_factor (id, account, secret, backup_codes, verified, pending_secret)
      values (${randomUUID()}, ${account.account}, ${sealed}, '', false, ${sealed})
      on conflict (account) do update set pending_secret = excluded.pending_secret`.execute(db)
  }
  return { secret, uri: generateURI({ issuer: account.title, label: account.login, secret }) }
}

/** Ends the set-up when the code is right: from now on the new app counts. */
export async function confirmEnrolment(
  db: Db,
  secrets: Secrets,
  account: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{
    pending_secret: string | null
  }>`select pending_secret from identity_second_factor
    where account = ${account} for update`.execute(db)
  const pending = rows[0]?.pending_secret
  if (!pending) return false
  const step = await stepOf(await decrypt(secrets, pending), code, now)
  if (step === null) return false
  await sql`update identity_second_factor set secret = pending_secret, pending_secret = null, verified = true,
    last_step = ${step} where account = ${account}`.execute(db)
  await sql`update identity_account set two_factor_enabled = true, updated_at = ${now}
    where id = ${account}`.execute(db)
  return true
}

/** Takes the code's 30-second step for this account, once: false when it was taken before (防重放). */
export async function takeStep(
  db: Db,
  secrets: Secrets,
  account: string,
  code: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ secret: string }>`select secret from identity_second_factor
    where account = ${account}`.execute(db)
  const step = rows[0] ? await stepOf(await decrypt(secrets, rows[0].secret), code, now) : null
  if (step === null) return false
  const taken = await sql`update identity_second_factor set last_step = ${step}
    where account = ${account} and (last_step is null or last_step < ${step}) returning id`.execute(db)
  return taken.rows.length > 0
}

/** Gives the account an authenticator secret that is set up already; for demo accounts and for tests. */
export async function setSecret(db: Db, secrets: Secrets, account: string, secret: string): Promise<void> {
  const sealed = await encrypt(secrets, secret)
  await sql`insert into identity_second_factor (id, account, secret, backup_codes, verified)
    values (${randomUUID()}, ${account}, ${sealed}, '', true)
    on conflict (account) do update set secret = excluded.secret, verified = true, pending_secret = null,
      last_step = null`.execute(db)
  await sql`update identity_account set two_factor_enabled = true where id = ${account}`.execute(db)
}

/** The code that an app with this secret shows at this instant. */
export const currentCode = (secret: string, at: Date): Promise<string> =>
  generate({ secret, epoch: Math.floor(at.getTime() / 1000) })

/** A secret that always comes out the same for the same words: for demo accounts, which anybody may enter. */
export function secretFromWords(words: string): string {
  const bytes = createHash('sha256').update(words).digest().subarray(0, 20)
  return [...bytes]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('')
    .match(/.{5}/g)!
    .map((five) => BASE32[Number.parseInt(five, 2)])
    .join('')
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

async function stepOf(secret: string, code: string, now: Date): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null
  const found = await verify({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: 30,
  })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** Base32 secrets are stored in the sign-in library's own form, so that it reads them at the second step. */
const encrypt = (secrets: Secrets, secret: string): Promise<string> =>
  symmetricEncrypt({ key: secretConfig(secrets), data: `base32:${secret}` })

async function decrypt(secrets: Secrets, sealed: string): Promise<string> {
  return (await symmetricDecrypt({ key: secretConfig(secrets), data: sealed })).replace(/^base32:/, '')
}
