import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/database.ts'
import { kept, readRows } from '../database/rows.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import { createAccount, resetAccount } from './accounts.ts'
import { makeFirstLink } from './first-link.ts'
import { giveGrant } from './grants.ts'
import { refusals } from './refusals.ts'
import { type Duty, type Role, type Roles, roleTitle } from './roles.ts'

/** The three administrators (三员), whose duties no account can join. */
const ADMINISTRATORS = ['system-admin', 'security-admin', 'audit-admin'] as const satisfies readonly (Duty &
  Role)[]

export interface FirstLink {
  login: string
  title: string
  link: string
}

/**
 * Makes the three administrators of a city that has none (首批管理员), each with a link to set a password by. Run again, it
 * gives a new link to whoever has not used theirs; to everybody else it is closed.
 */
export async function firstAdministrators(
  db: Db,
  roles: Roles,
  now: Date,
  today: CivilDate,
): Promise<FirstLink[]> {
  const rows = await readRows(
    Standing,
    sql`select id, login, duty,
      password_temporary and not two_factor_enabled and held_at is null as fresh
    from identity_account where duty <> 'business' and disabled_at is null order by created_at`,
    db,
  )
  const links: FirstLink[] = []
  for (const duty of ADMINISTRATORS) {
    const own = rows.filter((row) => row.duty === duty)
    if (own.some(({ fresh }) => !fresh)) continue
    const title = roleTitle(roles, duty)
    const login = own[0]?.login ?? duty
    const account = own[0]?.id ?? (await make(db, roles, duty, now, today))
    links.push({ login, title, link: await makeFirstLink(db, account, now) })
  }
  if (links.length > 0) return links
  throw refusals.administratorsInUse()
}

const Standing = z.object({
  id: z.string(),
  login: z.string(),
  duty: kept<Duty>(),
  fresh: z.boolean(),
})

async function make(db: Db, roles: Roles, duty: Duty & Role, now: Date, today: CivilDate): Promise<string> {
  const label = roleTitle(roles, duty)
  const { account } = await createAccount(db, { kind: 'official', duty, login: duty, label, now })
  const place = { district: null, organisation: null, from: today, to: null }
  await giveGrant(db, roles, { account, role: duty, ...place, by: null, now })
  return account
}

/**
 * A new link for an administrator who has lost password or phone. Only whoever runs the machine can do it; password,
 * authenticator app and sessions of before are void.
 */
export async function administratorLink(db: Db, roles: Roles, login: string, now: Date): Promise<FirstLink> {
  const { rows } = await sql<{ id: string; duty: Role }>`select id, duty from identity_account
    where login = ${login} and duty <> 'business' and disabled_at is null`.execute(db)
  const found = rows[0]
  if (!found) throw refusals.noSuchAdministrator()
  await resetAccount(db, found.id, now)
  await sql`update identity_account set held_at = null where id = ${found.id}`.execute(db)
  return { login, title: roleTitle(roles, found.duty), link: await makeFirstLink(db, found.id, now) }
}
