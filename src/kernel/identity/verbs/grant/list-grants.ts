import { sql } from 'kysely'
import { z } from 'zod'
import { kept, readRows } from '../../../database/rows.ts'
import { may } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { grantsOf } from '../../grants.ts'
import { roleTitle } from '../../roles.ts'
import { DutyName, GrantView } from '../shapes.ts'

/** Accounts with the roles that they hold (授权清单), for the security administrator. */
export const listGrants = verb({
  name: 'grants.list',
  title: '授权清单',
  http: 'GET /grants',
  who: may('grants.manage'),
  consistent: true,
  input: z.strictObject({
    search: z.string().max(60).optional(),
    after: z.uuid().optional(),
    limit: z.int().min(1).max(200).default(50),
  }),
  output: z.object({
    accounts: z.array(
      z.object({
        id: z.string(),
        login: z.string().nullable(),
        label: z.string(),
        kind: z.enum(['citizen', 'official', 'organisation']),
        duty: DutyName,
        disabled: z.boolean(),
        ready: z.boolean(),
        waiting: z.boolean(),
        grants: z.array(GrantView),
      }),
    ),
    next: z.string().nullable(),
  }),
  async run({ city, db }, { search, after, limit }) {
    const like = search ? `%${search.replace(/[\\%_]/g, '\\$&')}%` : null
    const rows = await readRows(
      Row,
      sql`select id, login, label, kind, duty, disabled_at is not null as disabled,
        kind = 'citizen' or (two_factor_enabled and not password_temporary) as ready,
        held_at is not null as waiting
      from identity_account a
      where (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
        and (kind <> 'citizen' or exists (select 1 from identity_grant g where g.account = a.id))
        and (${like}::text is null or login like ${like} or label like ${like})
      order by id limit ${limit + 1}`,
      db,
    )
    const page = rows.slice(0, limit)
    const grants = await grantsOf(
      db,
      page.map((row) => row.id),
    )
    const accounts = page.map((row) => ({
      ...row,
      grants: (grants.get(row.id) ?? []).map((grant) => ({
        ...grant,
        title: roleTitle(city.roles, grant.role),
      })),
    }))
    return { accounts, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
  },
})

const Row = z.object({
  id: z.string(),
  login: z.string().nullable(),
  label: z.string(),
  kind: z.enum(['citizen', 'official', 'organisation']),
  duty: kept<z.infer<typeof DutyName>>(),
  disabled: z.boolean(),
  ready: z.boolean(),
  waiting: z.boolean(),
})
