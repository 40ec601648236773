import { randomBytes, randomInt } from 'node:crypto'
import { z } from 'zod'
import { lockName } from '../../../kernel/database/index.ts'
import { anybody, may, verb } from '../../../kernel/verb/index.ts'
import { newCode, readCode } from '../code.ts'
import { refusals } from '../refusals.ts'
import { ownStanding } from '../showing/show.ts'
import { CONFIGURATION, OFFER_PATH } from './addresses.ts'
import { insertOffer, offerById } from './store.ts'

const MINUTE_MS = 60_000
/** So long may an offer be taken up. */
export const OFFER_MINUTES = 10
const TYPED_DIGITS = 6

/** 存入钱包: offers one's certificate to a wallet: a code to scan, and six digits to type into it. Ends after minutes, works once. */
export const offerToWallet = verb({
  name: 'certificates.offer-to-wallet',
  title: '把本人证书存入钱包',
  http: 'POST /my/certificates/{id}/wallet-offers',
  who: may('certificates.share'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ offer: z.string(), typed: z.string(), endsAt: z.string() }),
  async run(ctx, { id }) {
    const certificate = await ownStanding(ctx, id)
    if (!ctx.signer.ed25519()) throw refusals.noBadgeKey()
    await lockName(ctx.db, `wallet offers ${certificate.person}`)
    const offer = {
      id: newCode(),
      certificate: id,
      person: certificate.person,
      code: randomBytes(24).toString('base64url'),
      typed: String(randomInt(10 ** TYPED_DIGITS)).padStart(TYPED_DIGITS, '0'),
      endsAt: new Date(ctx.now.getTime() + OFFER_MINUTES * MINUTE_MS),
    }
    await insertOffer(ctx.db, offer, ctx.now)
    ctx.act.subject('certificate', id)
    ctx.act.after({ walletOffer: offer.id, endsAt: offer.endsAt.toISOString() })
    const address = `${ctx.origin}${OFFER_PATH}${offer.id}`
    return {
      offer: `openid-credential-offer://?credential_offer_uri=${encodeURIComponent(address)}`,
      typed: offer.typed,
      endsAt: offer.endsAt.toISOString(),
    }
  },
})

/** What a wallet reads that scanned the code; nothing once it has ended or was taken. Throws 404. */
export const readWalletOffer = verb({
  name: 'certificates.wallet-offer',
  title: '钱包读取存入邀请',
  http: 'GET /wallet/offers/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.string().max(40) }),
  output: z.record(z.string(), z.unknown()),
  async run(ctx, { id }) {
    const code = readCode(id)
    const found = code ? await offerById(ctx.db, code) : null
    if (!found || found.closed || found.tokenEndsAt || found.endsAt <= ctx.now)
      throw refusals.shareOver({ detail: '请在“我的证书”里重新点“存入钱包”。' })
    return {
      credential_issuer: ctx.origin,
      credential_configuration_ids: [CONFIGURATION],
      grants: {
        'urn:ietf:params:oauth:grant-type:pre-authorized_code': {
          'pre-authorized_code': found.code,
          tx_code: { input_mode: 'numeric', length: TYPED_DIGITS, description: '网页上显示的 6 位数字' },
        },
      },
    }
  },
})
