import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { type RegisterData, registersOn } from '../standard.ts'
import { putConnection, secretContext, switchConnection } from '../store.ts'

export const Register = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/, '没有这个登记系统')
  .max(60)

/** Connects the city to a register (接通登记数据): the way, the address and the secret agreed, which is kept sealed. */
export const connectRegister = verb({
  name: 'registers.connect',
  title: '接通登记数据',
  http: 'PUT /registers/{register}/connection',
  who: may('system.connect'),
  // A kept answer would do no harm, but the request's digest would be one of the secret.
  withoutKey: true,
  input: z.strictObject({
    register: Register,
    way: z.enum(['query', 'drop', 'push']),
    url: z.string().max(300).optional(),
    secret: z.string().min(32, '密钥至少 32 个字符').max(200),
  }),
  output: z.object({ register: z.string(), way: z.string() }),
  async run(ctx, { register, way, url, secret }) {
    const data = await describedRegister(ctx, register)
    if (!data.ways.includes(way)) throw refusals.wayNotOffered(data.holder)
    if (way === 'query' && !isAddress(url, ctx.demo)) {
      throw refusals.badQueryAddress({ fields: [{ path: 'url', message: '请填写 https:// 开头的完整地址' }] })
    }
    await putConnection(ctx.db, {
      register,
      way,
      url: way === 'query' ? (url ?? null) : null,
      secret: ctx.sealer.seal(secret, secretContext(register)),
      by: ctx.actor.account,
      at: ctx.now,
    })
    ctx.act.subject('register', register)
    ctx.act.after({ way, url: url ?? null })
    return { register, way }
  },
})

/** Switches a connection off (停用): what it has told stays, nothing more is asked or taken. */
export const disconnectRegister = verb({
  name: 'registers.disconnect',
  title: '停用登记数据连接',
  http: 'POST /registers/{register}/disconnect',
  who: may('system.connect'),
  input: z.strictObject({ register: Register, reason: z.string().trim().min(2, '请写明原因').max(200) }),
  output: z.object({ register: z.string() }),
  async run(ctx, { register, reason }) {
    const done = await switchConnection(ctx.db, register, {
      state: 'off',
      by: ctx.actor.account,
      at: ctx.now,
    })
    if (!done) throw refusals.notConnected()
    ctx.act.subject('register', register)
    ctx.act.purpose(reason)
    return { register }
  },
})

/** A register as the city describes it today. Throws 404. */
export async function describedRegister(ctx: VerbContext, register: string): Promise<RegisterData> {
  const found = registersOn(await ctx.standards(), ctx.today).find(({ data }) => data.register === register)
  if (!found) throw refusals.noSuchRegister()
  return found.data
}

/** Only encrypted addresses, but for a stand-in on this machine. */
function isAddress(text: string | undefined, demo: boolean): boolean {
  if (!text || !URL.canParse(text)) return false
  const { protocol, hostname, username } = new URL(text)
  if (username !== '') return false
  return protocol === 'https:' || (demo && protocol === 'stand-in:') || hostname === '127.0.0.1'
}
