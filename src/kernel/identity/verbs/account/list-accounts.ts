import { sql } from 'kysely'
import { z } from 'zod'
import { kept, readRows } from '../../../database/rows.ts'
import { may } from '../../../verb/access.ts'
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
    after: z.string().max(40).optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    accounts: z.array(
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
    next: z.string().nullable(),
  }),
  async run({ db }, { search, after, limit }) {
    const like = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null
    const rows = await readRows(
      Row,
      sql`select id, login, label, kind, duty, disabled_at is not null as disabled,
        two_factor_enabled and not password_temporary as ready, held_at is not null as waiting
      from identity_account
      where login > ${after ?? ''} and (${like}::text is null or login like ${like} or label like ${like})
      order by login limit ${limit + 1}`,
      db,
    )
    const accounts = rows.slice(0, limit)
    return { accounts, next: rows.length > limit ? (accounts.at(-1)?.login ?? null) : null }
  },
})

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
