import { openWith } from '../../../kernel/sealing/own-key.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { BankData } from '../bank-rules.ts'
import { PaperContent } from './content.ts'
import { keyContext, sealContext } from './opened.ts'
import { keyFrom } from './shares.ts'
import type { KeptPaper } from './store.ts'

/** From when on papers may be opened. */
export const opensAt = ({ startsAt }: Pick<KeptPaper, 'startsAt'>, rules: BankData): Date =>
  new Date(startsAt.getTime() - rules.opensMinutesBefore * 60_000)

/**
 * The key that the shares give, sealed under the city's own keys; throws where it does not open the papers. It is kept, and not in memory
 * alone: a server that is started anew in the middle of an examination goes on with it, two officials need not be found again, and marks can be worked out
 * weeks later when a question is voided. Until two had come together it was nowhere; what it opens now has been seen by a room full of people.
 */
export async function unlocked(
  { sealer }: Pick<VerbContext, 'sealer'>,
  { id, sealed }: Pick<KeptPaper, 'id' | 'sealed'>,
  given: readonly { share: string }[],
): Promise<string> {
  const key = Buffer.from(await keyFrom(given.map(({ share }) => share)))
  PaperContent.parse(JSON.parse(openWith(key, sealed ?? '', sealContext(id))))
  return sealer.seal(key.toString('base64url'), keyContext(id))
}
