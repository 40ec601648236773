import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import { type Actor, actorWith, PUBLIC } from '../../../kernel/identity/actor.ts'
import type { Roles } from '../../../kernel/identity/roles.ts'
import { maskName } from '../../../kernel/value/person/mask.ts'
import { DEMO_ACCOUNTS } from './accounts.ts'

/** A demo account as an actor, as if it had just signed in. */
export async function demoActor(db: Db, table: Roles, login: string): Promise<Actor> {
  const account = DEMO_ACCOUNTS.find((one) => one.login === login)
  if (!account) throw new Error(`no demo account ${login}`)
  const { rows } = await sql<{ id: string; organisation: string | null }>`select a.id, g.organisation
    from identity_account a join identity_grant g on g.account = a.id where a.login = ${login}`.execute(db)
  const row = rows[0]
  if (!row) throw new Error(`the demo account ${login} is not there`)
  return actorWith(table, {
    kind: account.organisation ? 'organisation' : 'official',
    account: row.id,
    label: account.label,
    roles: [account.role],
    districts: account.organisation ? [] : account.district ? [account.district] : 'all',
    organisation: row.organisation,
    person: null,
    session: null,
  })
}

/** A citizen of the demo as an actor. */
export const demoCitizen = (table: Roles, person: string, name: string): Actor =>
  actorWith(table, { ...PUBLIC, kind: 'citizen', label: maskName(name), roles: ['citizen'], person })
