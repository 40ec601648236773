import { z } from 'zod'
import { districtName } from '../../../kernel/value/district.ts'
import { maskName } from '../../../kernel/value/person/mask.ts'
import { plainName } from '../../../kernel/value/person/person-name.ts'
import { count, leftOf, may, requireLeft, verb } from '../../../kernel/verb/index.ts'
import { findPersonByIdNumber, peopleByIds } from '../person.ts'
import { peopleInReach } from '../reach.ts'
import { peopleCalled } from '../store.ts'

/** More look-ups than any officer needs; who meets a limit is named by `haihe doctor`. */
const LIMITS = [
  { times: 60, seconds: 600 },
  { times: 500, seconds: 86_400 },
] as const

/** So many are shown of one name: who wants another takes the number. */
const SHOWN = 20

/**
 * 查人: by the whole name, or by the whole number of an identity document through its keyed code. Only people of the
 * actor's district, or with a case in it; of others nothing is told, not even that they are there. Each look-up is in
 * the audit.
 */
export const lookUpPeople = verb({
  name: 'people.look-up',
  title: '按姓名或证件号码查人',
  http: 'GET /people',
  who: may('people.look-up'),
  recorded: true,
  input: z.strictObject({ q: z.string().trim().min(2, '请输入完整的姓名或证件号码').max(60) }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        idNumber: z.string(),
        document: z.string(),
        district: z.string().nullable(),
      }),
    ),
    /** More of this name than are shown. */
    beyond: z.boolean(),
  }),
  async run(ctx, { q }) {
    for (const limit of LIMITS) {
      const name = ['find people', ctx.actor.account ?? '', String(limit.seconds)]
      requireLeft(
        ctx,
        await leftOf(ctx, name, limit),
        '查人的次数过多',
        `${limit.seconds / 60} 分钟内最多 ${limit.times} 次，已记入审计日志。请过一会儿再查。`,
      )
      await count(ctx, name, limit)
    }
    const byNumber = /\d{4}/.test(q)
    const own = byNumber ? await findPersonByIdNumber(ctx, q) : null
    const ids = byNumber
      ? await peopleInReach(ctx, own ? [own] : [])
      : await peopleInReach(ctx, await peopleCalled(ctx.db, plainName(q), ctx.actor.districts))
    ctx.act.purpose(byNumber ? '按证件号码查人' : `按姓名查人：${maskName(plainName(q))}，${ids.length} 人`)
    if (ids.length === 1) ctx.act.subject('person', ids[0] as string)
    const people = await peopleByIds(ctx, ids.slice(0, SHOWN))
    return {
      items: [...people.values()].map((one) => ({
        id: one.id,
        name: one.name,
        idNumber: one.maskedIdNumber,
        document: one.documentTitle,
        district: one.district && districtName(ctx.city, one.district),
      })),
      beyond: ids.length > SHOWN,
    }
  },
})
