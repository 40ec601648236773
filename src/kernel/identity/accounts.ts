import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Db } from '../database/database.ts'
import { refusals } from './refusals.ts'
import type { Duty } from './roles.ts'
import { initialPassword } from './secret/password.ts'
import type { Secrets } from './secret/secrets.ts'
import { setSecret } from './secret/totp.ts'
import { LOGIN } from './sign-in/login-name.ts'

export interface NewAccount {
  /** Its own name among all accounts; a new one unless told, as the demo does whose past is its accounts' own. */
  id?: string
  kind: 'official' | 'organisation'
  duty?: Duty
  login: string
  /** The holder's name as others see it, with the office where that helps. */
  label: string
  now: Date
  /**
   * A password that its holder has chosen, as a hash from `hashPassword`, with the authenticator secret that is
   * set up already; for demo accounts and tests. Without it the account gets an initial password.
   */
  ready?: { passwordHash: string; totpSecret: string; secrets: Secrets }
}

/** An initial password is good for this long. */
const INITIAL_HOURS = 72

/**
 * Creates an account with a login name (账号). Gives the initial password to be handed to its holder, who must
 * replace it and set up an authenticator app before the account has any power; null where both are ready.
 */
export async function createAccount(
  db: Db,
  made: NewAccount,
): Promise<{ account: string; initialPassword: string | null }> {
  if (!LOGIN.test(made.login)) {
    throw refusals.badLogin({
      fields: [{ path: 'login', message: '用 3 到 40 位小写字母、数字、点或横线，以字母或数字开头' }],
    })
  }
  const account = made.id ?? randomUUID()
  const first = made.ready ? null : initialPassword()
  const until = first ? new Date(made.now.getTime() + INITIAL_HOURS * 3_600_000) : null
  const inserted = await sql`insert into identity_account
    (id, kind, duty, login, label, email, email_verified, password_temporary, password_until, created_at, updated_at)
    values (${account}, ${made.kind}, ${made.duty ?? 'business'}, ${made.login}, ${made.label},
      ${`${made.login}@login.invalid`}, true, ${first !== null}, ${until}, ${made.now}, ${made.now})
    on conflict (login) do nothing returning id`.execute(db)
  if (inserted.rows.length === 0) {
    throw refusals.loginTaken({ fields: [{ path: 'login', message: '请换一个登录名' }] })
  }
  await sql`insert into identity_credential (id, account, provider_id, subject, password, created_at, updated_at)
    values (${randomUUID()}, ${account}, 'credential', ${account},
      ${made.ready?.passwordHash ?? (await hashPassword(first as string))}, ${made.now}, ${made.now})`.execute(
    db,
  )
  if (made.ready) await setSecret(db, made.ready.secrets, account, made.ready.totpSecret)
  return { account, initialPassword: first }
}

/** Stops an account (停用): its sessions end at once, its grants stay as history. */
export async function disableAccount(db: Db, account: string, now: Date): Promise<void> {
  const { rows } = await sql`update identity_account set disabled_at = ${now}, updated_at = ${now}
    where id = ${account} and disabled_at is null returning id`.execute(db)
  if (rows.length === 0) throw refusals.disabledAlready()
  await endSessions(db, account)
}

/** Lets a stopped account go on (启用). */
export async function enableAccount(db: Db, account: string, now: Date): Promise<void> {
  const { rows } = await sql`update identity_account set disabled_at = null, updated_at = ${now}
    where id = ${account} and disabled_at is not null returning id`.execute(db)
  if (rows.length === 0) throw refusals.notDisabled()
}

/**
 * Takes back password and authenticator app (重置), for somebody who has lost them, and gives a new initial
 * password. The account's roles rest until the security administrator lets them go on: whoever resets an account
 * can therefore not act in its name.
 */
export async function resetAccount(db: Db, account: string, now: Date): Promise<string> {
  const password = initialPassword()
  const until = new Date(now.getTime() + INITIAL_HOURS * 3_600_000)
  const { rows } = await sql`update identity_account set password_temporary = true, password_until = ${until},
    two_factor_enabled = false, held_at = ${now}, updated_at = ${now}
    where id = ${account} and kind <> 'citizen' returning id`.execute(db)
  if (rows.length === 0) throw refusals.noPasswordToReset()
  await sql`update identity_credential set password = ${await hashPassword(password)}, updated_at = ${now}
    where account = ${account} and provider_id = 'credential'`.execute(db)
  await sql`delete from identity_second_factor where account = ${account}`.execute(db)
  await endSessions(db, account)
  return password
}

/**
 * Refuses to take a security administrator away when there is no other who could act: after that nobody could give or
 * resume a role.
 */
export async function requireAnother(db: Db, account: string): Promise<void> {
  const { rows } = await sql<{ only: boolean }>`select not exists (select 1 from identity_account b
      where b.duty = 'security-admin' and b.id <> a.id and b.disabled_at is null and b.held_at is null
        and b.two_factor_enabled and not b.password_temporary) as only
    from identity_account a where a.id = ${account} and a.duty = 'security-admin'`.execute(db)
  if (rows[0]?.only) throw refusals.lastSecurityAdministrator()
}

/** Ends every session of an account except, where given, the one that asks. */
export async function endSessions(db: Db, account: string, except: string | null = null): Promise<number> {
  const { rows } = await sql`delete from identity_session
    where account = ${account} and (${except}::uuid is null or id <> ${except}::uuid) returning id`.execute(
    db,
  )
  return rows.length
}

/** Ends one session of an account; false when it has none such. */
export async function endSession(db: Db, account: string, session: string): Promise<boolean> {
  const { rows } = await sql`delete from identity_session
    where account = ${account} and id = ${session} returning id`.execute(db)
  return rows.length > 0
}

/** Removes what has run out: sessions, begun sign-ins and counted tries. Safe to run at any time. */
export async function sweepIdentity(db: Db, now: Date): Promise<void> {
  await sql`delete from identity_session where expires_at < ${now}`.execute(db)
  await sql`delete from identity_challenge where expires_at < ${now}`.execute(db)
  await sql`delete from identity_attempt where window_ends < ${now}`.execute(db)
}

/** What these accounts are called on pages; whoever is none of them is left out. */
export async function accountLabels(db: Db, accounts: readonly string[]): Promise<Map<string, string>> {
  const ids = [...new Set(accounts)].filter((one) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(one))
  const { rows } = await sql<{ account: string; label: string }>`select id::text as account, label
    from identity_account where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ account, label }) => [account, label]))
}
