import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/database.ts'
import { kept, readRows } from '../database/rows.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import type { HeldGrant } from './posts.ts'
import { refusals } from './refusals.ts'
import type { Role, RoleEntry, Roles } from './roles.ts'

export interface NewGrant {
  account: string
  role: Role
  district: string | null
  organisation: string | null
  from: CivilDate
  to: CivilDate | null
  /** The account of the security administrator; null when the program itself sets up the first accounts. */
  by: string | null
  now: Date
}

/** Gives a role (授权); refuses in words what the tables refuse too. Gives back the grant's uuid. */
export async function giveGrant(db: Db, roles: Roles, made: NewGrant): Promise<string> {
  const entry = roles[made.role]
  if (!entry) throw refusals.noSuchPost({ fields: [{ path: 'role', message: '请选本市的岗位' }] })
  if (made.by === made.account) throw refusals.grantToOneself()
  const fault = placeFault(made, entry)
  if (fault) throw refusals.badGrantScope({ fields: [fault] })
  const { rows } = await sql<{ duty: string; kind: string }>`select duty, kind from identity_account
    where id = ${made.account} for update`.execute(db)
  const account = rows[0]
  if (!account) throw refusals.noSuchAccount()
  if (account.duty !== entry.duty) throw refusals.postNotForAccount({ detail: DUTY_RULE })
  if (account.kind !== 'official' && entry.scope !== 'organisation') {
    throw refusals.postNotForAccount({ detail: `“${entry.title}”只能授给公务人员账号。` })
  }
  if (account.kind === 'official' && entry.scope === 'organisation') {
    throw refusals.postNotForAccount({ detail: `“${entry.title}”只能授给单位或市民账号。` })
  }
  const grant = randomUUID()
  const given = await sql`insert into identity_grant
    (id, account, duty, role, district, organisation, valid_from, valid_to, given_by, given_at)
    values (${grant}, ${made.account}, ${entry.duty}, ${made.role}, ${made.district}, ${made.organisation},
      ${made.from}, ${made.to}, ${made.by}, ${made.now})
    on conflict do nothing returning id`.execute(db)
  if (given.rows.length === 0) {
    throw refusals.grantedAlready()
  }
  return grant
}

const DUTY_RULE = '系统、安全、审计三类管理员必须分开，各用专门的账号，也不兼业务岗位；业务账号不能做管理员。'

function placeFault(made: NewGrant, { scope, title }: RoleEntry): { path: string; message: string } | null {
  if (scope === 'self') return { path: 'role', message: `“${title}”随登录而有，不用授权` }
  if (scope === 'organisation' && !made.organisation) return { path: 'organisation', message: '请选单位' }
  if (scope !== 'organisation' && made.organisation)
    return { path: 'organisation', message: `“${title}”不属于任何单位` }
  if (scope === 'district' && !made.district) return { path: 'district', message: '请选区' }
  if ((scope === 'city' || scope === 'organisation') && made.district) {
    return { path: 'district', message: `“${title}”不分区` }
  }
  if (made.to && made.to < made.from) return { path: 'to', message: '止日不能早于起日' }
  return null
}

/** Takes a role back (收回授权); it stays as history. */
export async function withdrawGrant(db: Db, grant: string, by: string | null, now: Date): Promise<Grant> {
  const rows = await readRows(
    Grant,
    sql`update identity_grant set withdrawn_at = ${now}, withdrawn_by = ${by}
    where id = ${grant} and withdrawn_at is null and (${by}::uuid is null or account <> ${by}::uuid)
    returning id, account, role, district, organisation, valid_from as "from", valid_to as "to"`,
    db,
  )
  const taken = rows[0]
  if (!taken) throw refusals.nothingToWithdraw()
  return taken
}

/** Lets the roles of an account go on after a reset, once its holder has set it up again (恢复授权). */
export async function resumeGrants(db: Db, account: string, by: string, now: Date): Promise<void> {
  if (account === by) throw refusals.resumeOneself()
  const { rows } = await sql`update identity_account set held_at = null, updated_at = ${now}
    where id = ${account} and held_at is not null and two_factor_enabled and not password_temporary
    returning id`.execute(db)
  if (rows.length === 0) {
    throw refusals.notToResumeNow()
  }
}

export const Grant = z.object({
  id: z.string(),
  account: z.string(),
  role: kept<Role>(),
  district: z.string().nullable(),
  organisation: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
})
export type Grant = z.infer<typeof Grant>

/** The grants of these accounts that were not taken back, by account. */
export async function grantsOf(db: Db, accounts: readonly string[]): Promise<Map<string, Grant[]>> {
  const found = new Map<string, Grant[]>(accounts.map((account) => [account, []]))
  if (accounts.length === 0) return found
  const rows = await readRows(
    Grant,
    sql`select id, account, role, district, organisation,
      valid_from as "from", valid_to as "to" from identity_grant
    where account in (${sql.join(accounts)}) and withdrawn_at is null order by given_at, id`,
    db,
  )
  for (const row of rows) found.get(row.account)?.push(row)
  return found
}

/** The roles that an account holds on this day, as posts are made of. */
export async function heldGrants(db: Db, account: string, today: CivilDate): Promise<HeldGrant[]> {
  const { rows } = await sql<HeldGrant>`select g.role, g.district, g.organisation from identity_grant g
    join identity_account a on a.id = g.account and a.held_at is null
    where g.account = ${account} and g.withdrawn_at is null
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})`.execute(db)
  return rows
}
