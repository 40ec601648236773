import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'

/** What can happen in a session, for its record (监考记录). */
export type What =
  | 'unlocked'
  | 'entered'
  | 'begun'
  | 'incident'
  | 'paused'
  | 'resumed'
  | 'extra'
  | 'locked-out'
  | 'handed-in'
  | 'rescue'
  | 'rescue-taken'
  | 'rescue-refused'
  | 'browser'
  | 'closed'
  | 'remarked'
  | 'watcher'
  | 'late'

/** What each is called. */
export const WHATS: Readonly<Record<What, string>> = {
  unlocked: '给出入场码',
  entered: '进入机位',
  begun: '开始答题',
  incident: '记录情况',
  paused: '暂停计时',
  resumed: '恢复计时',
  extra: '延时',
  'locked-out': '收回机位',
  'handed-in': '交卷',
  rescue: '收到晚到的答案',
  'rescue-taken': '采用晚到的答案',
  'rescue-refused': '不采用晚到的答案',
  browser: '考试浏览器不符',
  closed: '收卷',
  remarked: '重新评分',
  watcher: '换监考员',
  late: '补排考生',
}

export interface SittingEvent {
  id: string
  sitting: string | null
  seat: string | null
  room: string | null
  at: Date
  what: What
  code: string | null
  seconds: number | null
  note: string | null
  byName: string
}

const Row = z.object({
  id: z.string(),
  sitting: z.string().nullable(),
  seat: z.string().nullable(),
  room: z.string().nullable(),
  at: z.date(),
  what: kept<What>(),
  code: z.string().nullable(),
  seconds: z.number().nullable(),
  note: z.string().nullable(),
  byName: z.string(),
})

export interface Happened {
  session: string
  what: What
  sitting?: string | null
  room?: string | null
  code?: string | null
  seconds?: number | null
  note?: string | null
}

/** Writes what happened into the record of the session; who did it is whoever acts, the candidate where nobody is signed in. */
export async function happened(ctx: VerbContext, one: Happened): Promise<void> {
  await sql`insert into sitting_event (id, session, sitting, room, at, what, code, seconds, note, by_account, by_name)
    values (${randomUUID()}, ${one.session}, ${one.sitting ?? null}, ${one.room ?? null}, ${ctx.now}, ${one.what},
      ${one.code ?? null}, ${one.seconds ?? null}, ${one.note ?? null}, ${ctx.actor.account},
      ${ctx.actor.account ? ctx.actor.label : '考生'})`.execute(ctx.db)
}

/** What happened in a session, or in one room of it, the oldest first. */
export const eventsOf = (db: Db, session: string, room?: string): Promise<SittingEvent[]> =>
  readRows(
    Row,
    sql`select e.id, e.sitting, k.seat, coalesce(k.room, e.room) as room, e.at, e.what, e.code, e.seconds, e.note,
        e.by_name as "byName"
      from sitting_event e left join sitting k on k.id = e.sitting
      where e.session = ${session}::uuid
        ${room === undefined ? sql`` : sql`and coalesce(k.room, e.room, ${room}) = ${room}`}
      order by e.at, e.id`,
    db,
  )
