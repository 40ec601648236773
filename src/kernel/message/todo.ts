import { sql } from 'kysely'
import { z } from 'zod'
import { casesOf } from '../case/index.ts'
import { readRows } from '../database/rows.ts'
import { may } from '../verb/index.ts'
import { NO_DAY, type TodoKind } from '../work/index.ts'

const Row = z.object({ key: z.string(), case: z.string(), text: z.string() })

/** 当面告知: what people without a telephone are to be told, for the counter of their district. */
export const counterTodo: TodoKind = {
  name: 'messages.counter',
  title: '当面告知',
  who: may('messages.tell'),
  place: () => '/counter',
  rows({ actor, city }, cut) {
    const districts =
      actor.districts === 'all' ? city.districts.map(({ code }) => code as string) : actor.districts
    const { first, part } = cut({ key: sql`id::text`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from message where beside = 'counter' and read_at is null
      and district = any(${[...districts]}::text[]) ${part}`
  },
  async lines({ db }, ids) {
    const rows = await readRows(
      Row,
      sql`select id::text as key, case_number as "case", text from message where id = any(${[...ids]}::bigint[])`,
      db,
    )
    const files = await casesOf(db, { numbers: rows.map((one) => one.case) })
    const titles = new Map(files.map(({ number, title }) => [number, title]))
    return new Map(
      rows.map((one) => [
        one.key,
        {
          title: titles.get(one.case) ?? one.case,
          detail: one.text,
          why: '没有手机，等您当面告知',
          to: '/counter' as const,
        },
      ]),
    )
  },
}
