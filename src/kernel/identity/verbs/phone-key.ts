import { z } from 'zod'
import { signedIn } from '../../verb/access.ts'
import { verb } from '../../verb/verb.ts'

/**
 * 本机密封的钥匙: what this account's phone seals with what it keeps, given to no other account. It is made from the account and a key of the city,
 * and kept nowhere; the newest first, since a phone may have sealed under an earlier one.
 */
export const phoneKey = verb({
  name: 'identity.phone-key',
  title: '取本机密封的钥匙',
  http: 'GET /identity/phone-key',
  who: signedIn(),
  input: z.strictObject({}),
  output: z.object({ keys: z.array(z.string()) }),
  async run({ sealer, actor }) {
    return { keys: sealer.macs(actor.account ?? '', 'identity.phone-key') }
  },
})
