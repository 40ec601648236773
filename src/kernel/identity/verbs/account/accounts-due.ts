import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../../database/rows.ts'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'

/** More than anybody hands out passwords to in a week; a longer list is worked off from its top. */
const MOST = 100

/** Accounts that wait for the system administrator (待办的账号): whose holder has not set them up yet. */
export const accountsDue = verb({
  name: 'accounts.due',
  title: '待办的账号',
  http: 'GET /accounts/due',
  who: may('accounts.manage'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        account: z.string(),
        login: z.string(),
        label: z.string(),
        /** `new`: made and never entered; `reset`: reset and not set up again. */
        cause: z.enum(['new', 'reset']),
        /** Until when the initial password is good; `expired`: it is not any more and a reset gives another. */
        until: z.string().nullable(),
        expired: z.boolean(),
      }),
    ),
    total: z.number().int(),
  }),
  async run({ db, now }) {
    const waits = sql`kind <> 'citizen' and disabled_at is null and (password_temporary or not two_factor_enabled)`
    const rows = await readRows(
      Row,
      sql`select id as account, login, label, held_at is not null as reset,
        password_until as until
      from identity_account where ${waits} order by password_until nulls last, login limit ${MOST}`,
      db,
    )
    const items = rows.map(({ account, login, label, reset, until }) => ({
      account,
      login,
      label,
      cause: reset ? ('reset' as const) : ('new' as const),
      until: until?.toISOString() ?? null,
      expired: until !== null && until < now,
    }))
    return { items, total: items.length }
  },
})

const Row = z.object({
  account: z.string(),
  login: z.string(),
  label: z.string(),
  reset: z.boolean(),
  until: z.date().nullable(),
})
