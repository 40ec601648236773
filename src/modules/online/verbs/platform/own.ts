import type { VerbContext } from '../../../../kernel/verb/index.ts'
import type { Platform } from '../../platform/platform.ts'
import { platformOf } from '../../platform/store.ts'
import { refusals } from '../../refusals.ts'

/** The platform of the organisation for which somebody acts; refuses who has none. */
export async function ownPlatform(ctx: VerbContext): Promise<Platform> {
  const id = ctx.actor.organisation
  if (!id) throw refusals.forNoOrganisation()
  const platform = await platformOf(ctx.db, id)
  if (!platform) throw refusals.noSuchPlatform()
  ctx.act.subject('platform', platform.id)
  return platform
}
