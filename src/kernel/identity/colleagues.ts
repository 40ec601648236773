import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import { type Permission, type Role, type Roles, rolesWith, roleTitle } from './roles.ts'

/** Somebody else who could do it: `title` is the post by which. */
export interface Colleague {
  account: string
  label: string
  title: string
}

/** The officials who today hold one of these permissions in this district or the whole city, by name (同岗位同事). */
export async function officialsWith(
  db: Db,
  table: Roles,
  permissions: readonly Permission[],
  district: string,
  today: CivilDate,
): Promise<Colleague[]> {
  const roles = rolesWith(table, permissions)
  if (roles.length === 0) return []
  const { rows } = await sql<{ account: string; label: string; role: Role }>`
    select distinct on (a.label, a.id) a.id as account, a.label, g.role
    from identity_account a join identity_grant g on g.account = a.id
    where a.kind = 'official' and a.disabled_at is null and a.held_at is null and g.withdrawn_at is null
      and g.valid_from <= ${today} and (g.valid_to is null or g.valid_to >= ${today})
      and (g.district is null or g.district = ${district}) and g.role = any(${roles}::text[])
    order by a.label, a.id, g.role`.execute(db)
  return rows.map(({ account, label, role }) => ({ account, label, title: roleTitle(table, role) }))
}
