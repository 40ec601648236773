import type { Actor } from '../identity/actor.ts'
import type { Permission } from '../identity/permissions.ts'

/** Who may use a verb or see a page. */
export type Access = { kind: 'anybody' } | { kind: 'signed-in' } | { kind: 'may'; permission: Permission }

/** Everybody, signed in or not. */
export const anybody = (): Access => ({ kind: 'anybody' })

/** Whoever is signed in, in any role. */
export const signedIn = (): Access => ({ kind: 'signed-in' })

/** Whoever holds a role that has this permission. */
export const may = (permission: Permission): Access => ({ kind: 'may', permission })

/** Whether this actor passes; which district or organisation is asked by the verb with `ctx.within`. */
export function allows(access: Access, actor: Actor): boolean {
  if (access.kind === 'anybody') return true
  if (actor.kind === 'system') return true
  if (access.kind === 'signed-in') return actor.kind !== 'public'
  return actor.may.has(access.permission)
}
