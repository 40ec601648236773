import { z } from 'zod'
import { Day } from '../../../value/shapes.ts'
import { civilDate } from '../../../value/time/civil-date.ts'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { giveGrant } from '../../grants.ts'
import type { Identity } from '../../identity.ts'
import { refusals } from '../../refusals.ts'
import { AccountId, RoleName } from '../shapes.ts'

/** Gives an account a role in a place and for a time (授权); never to oneself. */
export const giveGrantVerb = (identity: Identity) =>
  verb({
    name: 'grants.give',
    title: '授权',
    http: 'POST /grants',
    who: may('grants.manage'),
    input: z.strictObject({
      account: AccountId,
      role: RoleName,
      district: z.string().max(12).nullable().default(null),
      organisation: z.string().max(60).nullable().default(null),
      from: Day.optional(),
      to: Day.nullable().default(null),
    }),
    output: z.object({ grant: z.string() }),
    async run({ db, act, actor, city, now, today }, input) {
      const { account, role, district, organisation } = input
      if (district && !city.districts.some((one) => one.code === district)) {
        throw refusals.noSuchDistrict({ fields: [{ path: 'district', message: '请选本市的区' }] })
      }
      if (organisation && !(await identity.options.knowsOrganisation(db, organisation))) {
        throw refusals.noSuchEmployer({ fields: [{ path: 'organisation', message: '请选已登记的单位' }] })
      }
      act.subject('account', account)
      act.district(district)
      act.after({ role, district, organisation, from: input.from ?? today, to: input.to })
      const grant = await giveGrant(db, city.roles, {
        account,
        role,
        district,
        organisation,
        from: input.from ? civilDate(input.from) : today,
        to: input.to ? civilDate(input.to) : null,
        by: actor.account,
        now,
      })
      return { grant }
    },
  })
