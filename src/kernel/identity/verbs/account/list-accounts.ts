import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { kept, readRows } from '../../../database/rows.ts'
import { may } from '../../../verb/access.ts'
import {
  beginsWith,
  cutPage,
  type ListOrder,
  pageAsked,
  pagedRow,
  pageNeighbours,
} from '../../../verb/paging.ts'
import { verb } from '../../../verb/verb.ts'
import { DutyName } from '../shapes.ts'

/** The accounts with a login name (账号清单), for the system administrator; their roles are not his business. */
export const listAccounts = verb({
  name: 'accounts.list',
  title: '账号清单',
  http: 'GET /accounts',
  who: may('accounts.manage'),
  input: z.strictObject({
    search: z.string().max(60).optional(),
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        login: z.string(),
        label: z.string(),
        kind: z.enum(['official', 'organisation']),
        duty: DutyName,
        disabled: z.boolean(),
        ready: z.boolean(),
        waiting: z.boolean(),
      }),
    ),
    ...pageNeighbours,
  }),
  async run({ db }, { search, ...asked }) {
    const cut = cutPage(BY_LOGIN, asked, PAGE)
    const text = search?.trim()
    const rows = await readRows(
      pagedRow(Row),
      sql`select id, login, label, kind, duty,
        disabled_at is not null as disabled, two_factor_enabled and not password_temporary as ready,
        held_at is not null as waiting, ${cut.key}
      from identity_account where login is not null and ${text ? accountBegins(text) : sql`true`} and ${cut.beyond}
      ${cut.first}`,
      db,
    )
    return cut.page(rows)
  },
})

const PAGE = 50
const BY_LOGIN: ListOrder = { name: 'accounts', keys: [{ by: sql`login`, is: 'text' }] }

/** Accounts whose login name or label begins so; whoever finds more says more. */
export const accountBegins = (text: string): RawBuilder<unknown> =>
  sql`id in (${sql.join(
    [beginsWith(sql`login`, text.toLowerCase()), beginsWith(sql`label`, text)].map(
      (begins) => sql`(select id from identity_account where kind <> 'citizen' and ${begins} limit 500)`,
    ),
    sql` union `,
  )})`

const Row = z.object({
  id: z.string(),
  login: z.string(),
  label: z.string(),
  kind: z.enum(['official', 'organisation']),
  duty: kept<z.infer<typeof DutyName>>(),
  disabled: z.boolean(),
  ready: z.boolean(),
  waiting: z.boolean(),
})
