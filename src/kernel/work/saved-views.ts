import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../database/index.ts'
import { signedIn, verb } from '../verb/index.ts'
import { refusals } from './refusals.ts'

/** So many views one keeps of one list; more are not found again. */
const MOST = 12

const List = z.string().regex(/^\/[a-z/-]{1,99}$/, '不是工作台的列表')
const Name = z.string().trim().min(1, '请起一个名字').max(30)

/** 常用视图: the views of a list that one has kept. */
const listViews = verb({
  name: 'work.views',
  title: '查看常用视图',
  http: 'GET /work/views',
  who: signedIn(),
  input: z.strictObject({ list: List }),
  output: z.object({ items: z.array(z.object({ name: z.string(), query: z.string() })) }),
  async run({ db, actor }, { list }) {
    const items = await readRows(
      z.object({ name: z.string(), query: z.string() }),
      sql`select name, query from saved_view where account = ${actor.account} and list = ${list}
        order by saved_at, name limit ${sql.lit(MOST)}`,
      db,
    )
    return { items }
  },
})

/** Keeps the filters of a list under a name; the same name again replaces what it held. */
const saveView = verb({
  name: 'work.save-view',
  title: '保存常用视图',
  http: 'POST /work/views',
  who: signedIn(),
  input: z.strictObject({ list: List, name: Name, query: z.string().max(1000) }),
  output: z.object({ name: z.string() }),
  async run({ db, actor, now }, { list, name, query }) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from saved_view
      where account = ${actor.account} and list = ${list} and name <> ${name}`.execute(db)
    if ((rows[0]?.count ?? 0) >= MOST) throw refusals.tooManyViews()
    await sql`insert into saved_view (account, list, name, query, saved_at)
      values (${actor.account}, ${list}, ${name}, ${query}, ${now})
      on conflict (account, list, name) do update set query = excluded.query`.execute(db)
    return { name }
  },
})

/** Forgets a view that one has kept. */
const removeView = verb({
  name: 'work.remove-view',
  title: '删除常用视图',
  http: 'POST /work/views/remove',
  who: signedIn(),
  input: z.strictObject({ list: List, name: Name }),
  output: z.object({ name: z.string() }),
  async run({ db, actor }, { list, name }) {
    await sql`delete from saved_view where account = ${actor.account} and list = ${list} and name = ${name}`.execute(
      db,
    )
    return { name }
  },
})

export const viewVerbs = { listViews, saveView, removeView }
