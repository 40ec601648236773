import { fileURLToPath } from 'node:url'
import { type Actor, actorWith } from '../src/kernel/identity/actor.ts'
import { type Role, type Roles, roleEntry } from '../src/kernel/identity/roles.ts'
import { readYaml } from '../src/kernel/standard/load/located.ts'
import { readPosts } from '../src/kernel/standard/load/posts-file.ts'
import { PERMISSIONS } from '../src/main/modules.ts'

/** The real city's posts. */
export const ROLES: Roles = readPosts(
  readYaml(fileURLToPath(new URL('../city/tianjin/posts.yaml', import.meta.url))),
  PERMISSIONS,
  [],
)

export const ROLE_NAMES: readonly Role[] = Object.keys(ROLES)

/** Somebody with what their roles permit; a role that the city does not have is a fault of the test. */
export function acting(who: Omit<Actor, 'may'>): Actor {
  for (const role of who.roles) roleEntry(ROLES, role)
  return actorWith(ROLES, who)
}
