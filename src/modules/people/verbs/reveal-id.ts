import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { count, leftOf, may, requireLeft, verb } from '../../../kernel/verb/index.ts'
import { openIdNumber, personById } from '../person.ts'
import { refusals } from '../refusals.ts'

/** More numbers than any officer needs for the cases in hand; who meets a limit is named by `haihe doctor`. */
const LIMITS = [
  { times: 20, seconds: 600 },
  { times: 100, seconds: 86_400 },
] as const

/**
 * Reading a full identity number (查看完整证件号码) is an act: it needs a reason, lies within the reader's district
 * (the person's, or that of the case in hand) and is in the audit. It reads no key, since a kept answer would hold
 * the number.
 */
export const revealId = verb({
  name: 'people.reveal-id',
  title: '查看完整身份证号码',
  http: 'POST /people/{id}/id-number',
  who: may('identity.reveal'),
  withoutKey: true,
  input: z.strictObject({
    id: z.uuid(),
    reason: z.string().trim().min(4, '请写明查看原因，至少 4 个字').max(200),
    /** The case in hand, whose district then decides. */
    case: z.string().max(30).optional(),
  }),
  output: z.object({ name: z.string(), idNumber: z.string() }),
  async run(ctx, { id, reason, case: number }) {
    ctx.act.subject('person', id)
    ctx.act.purpose(number ? `${reason}（办件 ${number}）` : reason)
    for (const limit of LIMITS) {
      const name = ['reveal id', ctx.actor.account ?? '', String(limit.seconds)]
      requireLeft(
        ctx,
        await leftOf(ctx, name, limit),
        '查看完整证件号码的次数过多',
        `${limit.seconds / 60} 分钟内最多 ${limit.times} 个，已记入审计日志。确有需要的请说明情况后过一会儿再查。`,
      )
      await count(ctx, name, limit)
    }
    const person = await personById(ctx, id)
    if (!person) throw refusals.noSuchPerson()
    const file = number ? await readFile(ctx.db, number) : null
    if (number && file?.person !== id) throw refusals.personNotInCase()
    ctx.within({ district: file?.district ?? person.district })
    ctx.act.district(file?.district ?? person.district)
    return { name: person.name, idNumber: await openIdNumber(ctx, id) }
  },
})
