import type { Db } from '../../../kernel/database/index.ts'
import { CREDENTIALS_CONTEXT, encodedList, type Linked, type Signer } from '../../../kernel/sealing/index.ts'
import { signLinked } from './issuer.ts'
import { endedIn } from './status-store.ts'
import { ISSUER_PATH, STATUS_PATH } from './written.ts'

/** So long may anybody keep a list; what was revoked since is seen at the latest then. */
export const LIST_KEPT_SECONDS = 300
const DAY = 86_400_000

/** A status list (凭证状态表), signed: drawn from the register when it is read, so that the two never differ. */
export async function statusList(
  ctx: { db: Db; signer: Signer; origin: string; now: Date },
  list: number,
): Promise<Linked | null> {
  const ended = await endedIn(ctx.db, list)
  if (!ended) return null
  const id = `${ctx.origin}${STATUS_PATH}${list}`
  return signLinked(
    ctx,
    {
      '@context': [CREDENTIALS_CONTEXT],
      id,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: ctx.origin + ISSUER_PATH,
      validFrom: ctx.now.toISOString(),
      validUntil: new Date(ctx.now.getTime() + DAY).toISOString(),
      credentialSubject: {
        id: `${id}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: encodedList(ended),
        ttl: LIST_KEPT_SECONDS * 1000,
      },
    },
    ctx.now,
  )
}
