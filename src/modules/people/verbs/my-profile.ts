import { z } from 'zod'
import { maskPhone } from '../../../kernel/value/person/mask.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { payAccount } from '../account.ts'
import { personById, phoneOfPerson } from '../person.ts'
import { refusals } from '../refusals.ts'
import { GROUP_NAMES, GROUPS, STATUS_KINDS, Trust } from '../schema.ts'
import { standing } from '../standing/status.ts'

/** What the register says of the citizen who asks (资料与授权). */
export const myProfile = verb({
  name: 'my.profile',
  title: '查看本人资料',
  http: 'GET /my/profile',
  who: may('my.read'),
  input: z.strictObject({}),
  output: z.object({
    name: z.string(),
    maskedIdNumber: z.string(),
    born: z.string(),
    sex: z.enum(['男', '女']),
    district: z.string().nullable(),
    maskedPhone: z.string().nullable(),
    account: z.object({ masked: z.string(), holder: z.string() }).nullable(),
    group: z.enum(GROUP_NAMES).nullable(),
    groupTitle: z.string().nullable(),
    statuses: z.array(
      z.object({
        title: z.string(),
        source: z.string(),
        trust: Trust,
        from: z.string(),
        to: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx) {
    const id = ctx.actor.person
    const person = id ? await personById(ctx, id) : null
    if (!id || !person) throw refusals.notRegistered()
    const [phone, account, today] = [
      await phoneOfPerson(ctx, id),
      await payAccount(ctx.db, id),
      await standing(ctx, id, ctx.today),
    ]
    return {
      name: person.name,
      maskedIdNumber: person.maskedIdNumber,
      born: person.born,
      sex: person.sex,
      district: person.district,
      maskedPhone: phone ? maskPhone(phone) : null,
      account: account ? { masked: account.masked, holder: account.holder } : null,
      group: today.group,
      groupTitle: today.group ? GROUPS[today.group] : null,
      statuses: today.sources.map(({ kind, id: _id, ...rest }) => ({ title: STATUS_KINDS[kind], ...rest })),
    }
  },
})
