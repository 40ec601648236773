import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../database/rows.ts'
import { formatMoment } from '../value/time/moment.ts'
import { may } from '../verb/access.ts'
import { NO_DAY, type TodoKind } from '../work/index.ts'
import { stuckTitle } from './stuck.ts'

const Row = z.object({ key: z.string(), kind: z.string(), error: z.string(), since: z.date() })

/** 卡住的工作: what failed five times and waits for the system administrator. */
export const stuckTodo: TodoKind = {
  name: 'events.stuck',
  title: '卡住的工作',
  who: may('system.repair'),
  place: () => '/system/stuck',
  rows(_ctx, cut) {
    const { first, part } = cut({ key: KEY, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from trouble where stuck_at is not null and closed_at is null ${part}`
  },
  async lines({ db }, keys) {
    const rows = await readRows(
      Row,
      sql`select ${KEY} as key, kind, error, since from trouble
      where stuck_at is not null and closed_at is null and ${KEY} = any(${[...keys]}::text[])`,
      db,
    )
    return new Map(
      rows.map(({ key, kind, error, since }) => [
        key,
        {
          title: stuckTitle(kind),
          detail: error.slice(0, 120),
          why: `自 ${formatMoment(since)} 试了多次没有办成，等您处理`,
          to: '/system/stuck' as const,
        },
      ]),
    )
  },
}

const KEY = sql.raw(`kind || ' ' || id`)
