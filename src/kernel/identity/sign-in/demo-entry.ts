import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../database/database.ts'
import { readRows } from '../../database/rows.ts'
import type { Door } from './door.ts'
import { PROBLEMS } from './login-view.ts'
import { nextPage } from './next-page.ts'
import { emailOf } from './oidc/oidc.ts'

/**
 * Demo only (演示): POST /demo/enter with `account` (a login name) or `person` (a demo citizen's subject) and
 * `next` signs in by one click, without password. It is not mounted where there is no demo.
 */
export function demoEntry(app: FastifyInstance, door: Door): void {
  app.post('/demo/enter', async (request, reply) => {
    if (door.forged(request)) return door.start(request, reply, 403, { problem: PROBLEMS.forged })
    const found = await accountOf(door, door.field(request, 'account'), door.field(request, 'person'))
    if (!found) return door.start(request, reply, 404, { problem: UNKNOWN })
    return enter(door, request, reply, found)
  })
}

const UNKNOWN = { title: '没有这个演示账号', detail: '请从演示导览或登录页选择。', field: null, wait: null }

const Found = z.object({
  id: z.string(),
  kind: z.enum(['citizen', 'official', 'organisation']),
})
type Found = z.infer<typeof Found>

async function accountOf(door: Door, login: string, subject: string): Promise<Found | null> {
  const { database, demo, onCitizen } = door.identity.options
  if (login) {
    const rows = await readRows(
      Found,
      sql`select id, kind from identity_account
      where login = ${login} and disabled_at is null`,
      database.db,
    )
    return rows[0] ?? null
  }
  const claims = subject ? await demo?.citizen(subject) : null
  if (!claims) return null
  const { person, label } = await onCitizen(claims)
  return citizenAccount(database.db, person, label, door.identity.now())
}

async function enter(door: Door, request: FastifyRequest, reply: FastifyReply, found: Found) {
  await door.endOld(request)
  const answer = await door.identity.auth.api.startSession({
    body: { account: found.id },
    headers: door.headersFor(request, []),
    asResponse: true,
  })
  if (!answer.ok) return door.start(request, reply, 403, { problem: PROBLEMS.disabled })
  door.passCookies(request, reply, answer)
  await door.record(request, { what: 'signed-in', way: 'demo', reason: null, account: found.id })
  return reply.redirect(nextPage(door.field(request, 'next'), found.kind), 303)
}

/** The account of a person, made when they come for the first time; the same that the provider leads to. */
async function citizenAccount(db: Db, person: string, label: string, now: Date): Promise<Found> {
  await sql`insert into identity_account (id, kind, duty, label, person, email, email_verified, created_at, updated_at)
    values (${randomUUID()}, 'citizen', 'business', ${label}, ${person}, ${emailOf(person)}, true, ${now}, ${now})
    on conflict (person) do update set label = excluded.label, updated_at = excluded.updated_at`.execute(db)
  const rows = await readRows(
    Found,
    sql`select id, kind from identity_account
    where person = ${person} and disabled_at is null`,
    db,
  )
  if (!rows[0]) throw new Error('the citizen account is disabled')
  return rows[0]
}
