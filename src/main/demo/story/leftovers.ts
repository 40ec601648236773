import { sql } from 'kysely'
import { isPassword } from '../../../kernel/identity/secret/password.ts'
import type { Kernel } from '../../../kernel/verb/index.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../people/accounts.ts'

/** A real city and the demo on one database, in words that say what to do. */
export class DemoMixed extends Error {
  override name = 'DemoMixed'
}

/** Refuses to run a real city on what a demo has left: its accounts' password is published, its people are invented. */
export async function refuseLeftovers(kernel: Kernel): Promise<void> {
  const { db } = kernel.database
  const { rows } = await sql<{ id: string; login: string }>`select id, login from identity_account
    where login = any(${DEMO_ACCOUNTS.map(({ login }) => login)}::text[])`.execute(db)
  const found: string[] = []
  for (const { id, login } of rows) if (await isPassword(db, id, DEMO_PASSWORD)) found.push(login)
  const marks = await sql`select 1 from demo_tour union all select 1 from demo_clock
    union all select 1 from demo_register_row limit 1`.execute(db)
  if (found.length === 0 && marks.rows.length === 0) return
  throw new DemoMixed(
    [
      '这个数据库里装过演示城市，不能用于正式使用：',
      ...(found.length > 0 ? [`  - 演示账号还在，密码是公开的：${found.join('、')}`] : []),
      ...(marks.rows.length > 0 ? ['  - 有演示的人员、办件或时钟'] : []),
      '请换一个新的数据库和新的数据目录（演示的内容全是虚构的，没有要留的），再执行 haihe keys new 和 haihe admin first。',
      '只是想看演示的，把 HAIHE_DEMO 设为 1。',
    ].join('\n'),
  )
}

/** Refuses to put the demo's accounts into a city that has accounts of its own. */
export async function refuseDemoInCity(kernel: Kernel): Promise<void> {
  const { rows } = await sql`select 1 from identity_account limit 1`.execute(kernel.database.db)
  if (rows.length > 0)
    throw new DemoMixed(
      '这个数据库里已经有正式的账号，不能再装演示城市。正式使用请设 HAIHE_DEMO=0；要看演示，请换一个空的数据库和数据目录。',
    )
}
