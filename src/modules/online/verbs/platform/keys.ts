import { z } from 'zod'
import { may, verb } from '../../../../kernel/verb/index.ts'
import { insertKey, keysOf, publicKeyIn, withdrawKey } from '../../platform/keys.ts'
import { refusals } from '../../refusals.ts'
import { ownPlatform } from './own.ts'

const MOST_KEYS = 5

/** A platform registers a public key by which it signs; an old one stays good until it is withdrawn (换钥). */
export const registerPlatformKey = verb({
  name: 'online.register-key',
  title: '登记平台公钥',
  http: 'POST /online/platforms/mine/keys',
  who: may('online.platform'),
  input: z.strictObject({ pem: z.string().trim().min(40, '请贴完整的公钥').max(4000, '公钥太长') }),
  output: z.object({ id: z.uuid(), fingerprint: z.string() }),
  async run(ctx, { pem }) {
    const platform = await ownPlatform(ctx)
    if (platform.standing !== 'selected') throw refusals.notSelected()
    const key = publicKeyIn(pem)
    if (!key) throw refusals.noPublicKey({ fields: [{ path: 'pem', message: '不是能用的公钥' }] })
    const living = (await keysOf(ctx.db, platform.id)).filter((one) => one.withdrawn_at === null)
    if (living.length >= MOST_KEYS) throw refusals.tooManyKeys()
    const id = await insertKey(ctx.db, platform.id, key, ctx.now)
    if (!id) throw refusals.keyKnown()
    ctx.act.after({ id, fingerprint: key.fingerprint })
    return { id, fingerprint: key.fingerprint }
  },
})

/** From now on nothing signed with this key is taken (停用公钥). */
export const withdrawPlatformKey = verb({
  name: 'online.withdraw-key',
  title: '停用平台公钥',
  http: 'POST /online/platforms/mine/keys/{key}/withdraw',
  who: may('online.platform'),
  input: z.strictObject({ key: z.uuid() }),
  output: z.object({ withdrawn: z.literal(true) }),
  async run(ctx, { key }) {
    const platform = await ownPlatform(ctx)
    if (!(await withdrawKey(ctx.db, platform.id, key, ctx.now))) throw refusals.noSuchKey()
    return { withdrawn: true as const }
  },
})
