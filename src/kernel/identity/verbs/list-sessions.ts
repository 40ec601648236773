import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../database/rows.ts'
import { signedIn } from '../../verb/access.ts'
import { verb } from '../../verb/verb.ts'

/** Where one is signed in (登录的设备). */
export const listSessions = verb({
  name: 'sessions.list',
  title: '我的登录设备',
  http: 'GET /identity/sessions',
  who: signedIn(),
  input: z.strictObject({}),
  output: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        since: z.iso.datetime(),
        seen: z.iso.datetime(),
        address: z.string().nullable(),
        browser: z.string().nullable(),
      }),
    ),
  }),
  async run({ db, actor }) {
    const rows = await readRows(
      Row,
      sql`select id, created_at, seen_at, ip_address, user_agent from identity_session
      where account = ${actor.account} order by seen_at desc limit 100`,
      db,
    )
    return {
      sessions: rows.map((row) => ({
        id: row.id,
        current: row.id === actor.session,
        since: row.created_at.toISOString(),
        seen: row.seen_at.toISOString(),
        address: row.ip_address || null,
        browser: row.user_agent || null,
      })),
    }
  },
})

const Row = z.object({
  id: z.string(),
  created_at: z.date(),
  seen_at: z.date(),
  ip_address: z.string().nullable(),
  user_agent: z.string().nullable(),
})
