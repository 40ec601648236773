import type { Permission } from './permissions.ts'

export type { Permission }

/**
 * The duty of an account (职责): business, or one of the three administrators (系统、安全、审计管理员). An account
 * has one duty for life, so nobody can hold the work of two administrators, nor business beside it.
 */
export const DUTIES = ['business', 'system-admin', 'security-admin', 'audit-admin'] as const
export type Duty = (typeof DUTIES)[number]

/** Where a role is held: the whole city, one district, either, one organisation, or for oneself. */
export const SCOPES = ['city', 'district', 'city-or-district', 'organisation', 'self'] as const
export type RoleScope = (typeof SCOPES)[number]

/** A role by its name in the city's posts.yaml: `district-clerk`. */
export type Role = string

export interface RoleEntry {
  title: string
  scope: RoleScope
  duty: Duty
  may: readonly Permission[]
  /** The same in Chinese. */
  powers: readonly string[]
}

/** The role table of a city (岗位权限表): who may do what. Nothing else gives a permission. */
export type Roles = Readonly<Record<Role, RoleEntry>>

/** Roles that the kernel itself gives to accounts: every city's table has them. */
export const KERNEL_ROLES = ['citizen', 'system-admin', 'security-admin', 'audit-admin'] as const

/** The entry of a role that the table must have. */
export function roleEntry(roles: Roles, role: Role): RoleEntry {
  const entry = roles[role]
  if (!entry) throw new Error(`posts.yaml has no post ${role}`)
  return entry
}

/** What a role is called; by its name where the city has given the post up. */
export const roleTitle = (roles: Roles, role: Role): string => roles[role]?.title ?? role

/** Everything that whoever holds these roles may do; a post that the city has given up gives nothing. */
export const mayOf = (roles: Roles, held: readonly Role[]): ReadonlySet<Permission> =>
  new Set(held.flatMap((role) => roles[role]?.may ?? []))

/** The roles that hold one of these permissions. */
export const rolesWith = (roles: Roles, permissions: readonly Permission[]): Role[] =>
  Object.keys(roles).filter((role) => permissions.some((one) => roles[role]?.may.includes(one)))
