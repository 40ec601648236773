import { z } from 'zod'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { withdrawGrant } from '../../grants.ts'

/** Takes a role back (收回授权), from the next request on. */
export const withdrawGrantVerb = verb({
  name: 'grants.withdraw',
  title: '收回授权',
  http: 'POST /grants/{grant}/withdraw',
  who: may('grants.manage'),
  input: z.strictObject({ grant: z.uuid('授权编号不对') }),
  output: z.object({ grant: z.string() }),
  async run({ db, act, actor, now }, { grant }) {
    const taken = await withdrawGrant(db, grant, actor.account, now)
    act.subject('account', taken.account)
    act.district(taken.district)
    act.before({ role: taken.role, district: taken.district, organisation: taken.organisation })
    return { grant }
  },
})
