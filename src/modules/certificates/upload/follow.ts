import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockUploads, moveUploads } from './store.ts'

/** A corrected certificate is no longer told of: the one that took its place is, and names it. */
export async function endUpload(ctx: VerbContext, certificate: string): Promise<void> {
  const [now] = await lockUploads(ctx.db, [certificate])
  if (!now) return
  await moveUploads(ctx.db, [{ ...now, state: 'ended', reason: null }], ctx.now)
}

/** A revoked certificate is told as revoked where the national query was told of it; otherwise there is nothing to tell. */
export async function tellRevoked(ctx: VerbContext, certificate: string): Promise<void> {
  const [now] = await lockUploads(ctx.db, [certificate])
  if (!now) return
  const told = now.state === 'uploaded' || now.state === 'queryable'
  await moveUploads(
    ctx.db,
    [
      told
        ? { certificate, action: 'revoke', state: 'assigned', batch: null, reason: null }
        : { ...now, state: 'ended', reason: null },
    ],
    ctx.now,
  )
}
