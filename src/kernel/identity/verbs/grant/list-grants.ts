import { sql } from 'kysely'
import { z } from 'zod'
import { kept, readRows } from '../../../database/rows.ts'
import { may } from '../../../verb/access.ts'
import { cutPage, type ListOrder, pageAsked, pagedRow, pageNeighbours } from '../../../verb/paging.ts'
import { verb } from '../../../verb/verb.ts'
import { grantsOf } from '../../grants.ts'

import { roleTitle } from '../../roles.ts'
import { accountBegins } from '../account/list-accounts.ts'

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
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(
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
    ...pageNeighbours,
  }),
  async run({ city, db }, { search, ...asked }) {
    const cut = cutPage(BY_ID, asked, PAGE)
    const text = search?.trim()
    const of = sql`and ${text ? accountBegins(text) : sql`true`} and ${cut.beyond}`
    // Citizens are many, and those who hold a post are few: they are found by their posts.
    const rows = await readRows(
      pagedRow(Row),
      sql`select id, login, label, kind, duty,
        disabled_at is not null as disabled, kind = 'citizen' or (two_factor_enabled and not password_temporary) as ready,
        held_at is not null as waiting, ${cut.key}
      from ((select * from identity_account where kind <> 'citizen' ${of} ${cut.first})
        union all (select * from identity_account where kind = 'citizen'
          and id in (select account from identity_grant) ${of} ${cut.order})) holder
      ${cut.first}`,
      db,
    )
    const page = cut.page(rows)
    const grants = await grantsOf(
      db,
      page.items.map((row) => row.id),
    )
    return {
      ...page,
      items: page.items.map((row) => ({
        ...row,
        grants: (grants.get(row.id) ?? []).map((grant) => ({
          ...grant,
          title: roleTitle(city.roles, grant.role),
        })),
      })),
    }
  },
})

const PAGE = 50
const BY_ID: ListOrder = { name: 'grants', keys: [{ by: sql`id`, is: 'id' }] }

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
