import { generateKeyPairSync, sign } from 'node:crypto'
import { addDays, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../../../kernel/verb/index.ts'
import {
  type Certificate,
  offerToWallet,
  openShowing,
  readWalletOffer,
  showMyCertificate,
  walletCredential,
  walletNonce,
  walletToken,
} from '../../../../modules/certificates/index.ts'
import type { Place } from '../../setting/places.ts'
import { pastWalk } from '../../story/past-walk.ts'

/** A certificate of which somebody was shown occupation and level, who opened it; and which its holder put into a wallet. */
export async function showingDesk(
  kernel: Kernel,
  place: Place,
  { id, person }: Certificate,
  today: CivilDate,
): Promise<void> {
  const day = addDays(today, -1)
  const walk = pastWalk(kernel, place, day)
  const holder = { person }
  const { code } = await walk.does(holder, showMyCertificate, { id, show: ['occupation', 'level'], days: 30 })
  await walk.does('public', openShowing, { code })

  const { offer, typed } = await walk.does(holder, offerToWallet, { id })
  const at = decodeURIComponent(offer).split('/').at(-1) as string
  const read = await walk.does('public', readWalletOffer, { id: at })
  const [grant] = Object.values(read.grants as Record<string, Record<string, string>>)
  const given = await walk.does('public', walletToken, {
    code: grant?.['pre-authorized_code'] as string,
    typed,
  })
  const { nonce } = await walk.does('public', walletNonce, {})
  const { status } = await walk.does('public', walletCredential, {
    token: String(given.body.access_token),
    request: {
      credential_configuration_id: (read.credential_configuration_ids as string[])[0],
      proofs: { jwt: [walletProof(kernel.origin, nonce, new Date(`${day}T09:00:00+08:00`))] },
    },
  })
  if (status !== 200) throw new Error(`the wallet of the demo was answered ${status}`)
}

/** What a wallet signs with a key of its own, which the demo forgets at once. */
function walletProof(aud: string, nonce: string, at: Date): string {
  const { privateKey: key, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = publicKey.export({ format: 'jwk' })
  const text = [
    { alg: 'ES256', typ: 'openid4vci-proof+jwt', jwk },
    { aud, iat: at.getTime() / 1000, nonce },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`
}
