import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../../database/rows.ts'
import { KeptDay } from '../../../value/shapes.ts'
import { addDays } from '../../../value/time/civil-date.ts'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { roleTitle } from '../../roles.ts'

/** A post that ends within so many days is looked at in time. */
const SOON_DAYS = 30
/** A longer list is worked off from its top. */
const MOST = 100

/** What waits for the security administrator (待办的授权): accounts without a post, posts that rest, posts that end soon. */
export const grantsDue = verb({
  name: 'grants.due',
  title: '待办的授权',
  http: 'GET /grants/due',
  who: may('grants.manage'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        account: z.string(),
        login: z.string(),
        label: z.string(),
        /** `resume`: set up again after a reset; `none`: holds no post; `ends`: a post ends soon. */
        cause: z.enum(['resume', 'none', 'ends']),
        post: z.string().nullable(),
        until: z.string().nullable(),
      }),
    ),
    total: z.number().int(),
  }),
  async run({ city, db, today }) {
    const soon = addDays(today, SOON_DAYS)
    const rows = await readRows(
      Row,
      sql`select * from (
        select 1 as urgency, id as account, login, label, 'resume' as cause, null as role, null::date as until
        from identity_account a where held_at is not null and two_factor_enabled and not password_temporary
          and disabled_at is null
        union all
        select 2, id, login, label, 'none', null, null from identity_account a
        where kind <> 'citizen' and disabled_at is null and not exists (select 1 from identity_grant g
          where g.account = a.id and g.withdrawn_at is null and (g.valid_to is null or g.valid_to >= ${today}))
        union all
        select 3, a.id, a.login, a.label, 'ends', g.role, g.valid_to from identity_account a
        join identity_grant g on g.account = a.id
        where a.disabled_at is null and g.withdrawn_at is null and g.valid_to between ${today} and ${soon}
      ) due order by urgency, until, login limit ${MOST}`,
      db,
    )
    const items = rows.map(({ account, login, label, cause, role, until }) => ({
      account,
      login: login ?? '',
      label,
      cause,
      post: role && roleTitle(city.roles, role),
      until,
    }))
    return { items, total: items.length }
  },
})

const Row = z.object({
  account: z.string(),
  login: z.string().nullable(),
  label: z.string(),
  cause: z.enum(['resume', 'none', 'ends']),
  role: z.string().nullable(),
  until: KeptDay.nullable(),
})
