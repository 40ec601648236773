import { z } from 'zod'
import { checkIssuedNumber } from '../../../kernel/value/number/certificate-number.ts'
import { sameName } from '../../../kernel/value/person/person-name.ts'
import { anybody, askerOf, count, leftOf, requireLeft, verb } from '../../../kernel/verb/index.ts'
import { certificateByNumber } from '../certificate.ts'
import { WRONG } from '../change/wrong-names.ts'
import { countFailures } from '../failures/count.ts'
import { refusals } from '../refusals.ts'
import { sameNumber } from '../same.ts'
import { countTry, triesOf } from '../store.ts'

/**
 * Wrong names tried with one number in an hour by all the world together, above which nobody goes on unnamed. Whoever
 * signs in, and the QR code, go on working: guessers from many addresses hold up no holder.
 */
const TRIES_AN_HOUR = 200
const HOUR_MS = 3_600_000

/**
 * Looks a certificate up by its number and its holder's name (人工查验): what is printed on it, so no login. Who
 * guesses names is stopped for the rest of the hour, and nobody else.
 */
export const queryCertificate = verb({
  name: 'certificates.query',
  title: '按编号和姓名查验证书',
  http: 'POST /certificates/query',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({
    number: z.string().trim().min(1, '请填写证书编号').max(40),
    name: z.string().trim().min(1, '请填写持证人姓名').max(60),
  }),
  output: z.object({
    /** Of the address `/v/{code}`; null when number and name belong to no certificate. */
    code: z.string().nullable(),
  }),
  // Before the transaction, which what is refused would undo: the count stays, and nothing of what was typed.
  async ahead(ctx, given) {
    const form = checkIssuedNumber(sameNumber(given.number))
    if (form.valid) return
    await countFailures(ctx, 'number', ['malformed'])
    throw refusals.badCertificateNumber({ fields: [{ path: 'number', message: form.reason }] })
  },
  async run(ctx, given) {
    const number = sameNumber(given.number)
    const own = ['certificate query', askerOf(ctx)]
    const ownOfNumber = [...own, number]
    const enough = [
      '您查验不符的次数过多',
      '请一小时后再试，或扫描证书上的二维码查验。别人不受影响。',
    ] as const
    requireLeft(ctx, await leftOf(ctx, own, WRONG.byAsker), ...enough)
    requireLeft(ctx, await leftOf(ctx, ownOfNumber, WRONG.byAskerAndNumber), ...enough)
    const found = await certificateByNumber(ctx.db, number)
    const before = found && (await triesOf(ctx.db, number, ctx.now))
    if (before && before.tries >= TRIES_AN_HOUR && ctx.actor.kind === 'public') {
      throw refusals.tooManyTries({
        retryAfter: Math.max(1, Math.ceil((before.ends.getTime() - ctx.now.getTime()) / 1000)),
      })
    }
    if (found && sameName(found.name, given.name)) return { code: found.code }
    await count(ctx, own, WRONG.byAsker)
    await count(ctx, ownOfNumber, WRONG.byAskerAndNumber)
    if (found) await countTry(ctx.db, number, ctx.now, new Date(ctx.now.getTime() + HOUR_MS))
    await countFailures(ctx, 'number', [found ? 'other-name' : 'unknown'])
    return { code: null }
  },
})
