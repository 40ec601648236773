import { sql } from 'kysely'
import { civilDateOf } from '../../value/time/civil-date.ts'
import type { Kernel } from '../../verb/index.ts'
import { type Actor, actorWith } from '../actor.ts'
import { heldGrants } from '../grants.ts'
import { postsOf } from '../posts.ts'

/**
 * Who an account is now in a post that it acted in before: for what it decided and the program does later. Null where
 * the account is disabled or held, or no longer has the post.
 */
export async function actorAgain(kernel: Kernel, account: string, post: string): Promise<Actor | null> {
  const { db } = kernel.database
  const { rows } = await sql<{ kind: Actor['kind']; label: string }>`select kind, label from identity_account
    where id = ${account}::uuid and disabled_at is null and held_at is null`.execute(db)
  const found = rows[0]
  if (!found) return null
  const grants = await heldGrants(db, account, civilDateOf(kernel.clock.now()))
  const held = postsOf(grants).find(({ key }) => key === post)
  if (!held) return null
  return actorWith(kernel.city.roles, {
    kind: held.organisation ? 'organisation' : found.kind,
    account,
    label: found.label,
    session: null,
    roles: held.roles,
    districts: held.districts,
    organisation: held.organisation,
    person: null,
  })
}
