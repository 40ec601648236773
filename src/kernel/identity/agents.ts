import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import { type Permission, type Roles, rolesWith } from './roles.ts'

/** An account that acts for an organisation. */
export interface OwnAccount {
  account: string
  login: string
  label: string
}

/** The accounts of an organisation that today hold one of these permissions for it, by name (本单位账号). */
export async function agentsWith(
  db: Db,
  table: Roles,
  permissions: readonly Permission[],
  organisation: string,
  today: CivilDate,
): Promise<OwnAccount[]> {
  const roles = rolesWith(table, permissions)
  const { rows } = await sql<OwnAccount>`select distinct a.id as account, a.login, a.label
    from identity_account a join identity_grant g on g.account = a.id
    where a.disabled_at is null and a.held_at is null and a.login is not null and g.withdrawn_at is null
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})
      and g.organisation = ${organisation} and g.role = any(${roles}::text[])
    order by a.label, a.id limit 500`.execute(db)
  return rows
}
