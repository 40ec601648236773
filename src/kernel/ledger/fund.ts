import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/database.ts'
import { readRows } from '../database/rows.ts'

/** 资金: money with one purpose and one owner. */
export const Fund = z.object({
  /** As `employment-2026-120116`; never changes. */
  code: z.string(),
  title: z.string(),
  /** Whose it is; null for the whole city's. */
  district: z.string().nullable(),
})
export type Fund = z.infer<typeof Fund>

/** Opens a fund with nothing in it. False when the code was opened before; it is left as it is then. */
export async function createFund(db: Db, fund: Fund & { at: Date }): Promise<boolean> {
  const { rows } = await sql`insert into fund (code, title, district, opened_at)
    values (${fund.code}, ${fund.title}, ${fund.district}, ${fund.at})
    on conflict (code) do nothing returning code`.execute(db)
  if (rows.length === 0) return false
  await sql`insert into fund_balance (fund) values (${fund.code})`.execute(db)
  return true
}

/** The funds of a district (the city's own for null), or all. */
export async function funds(db: Db, of?: { district: string | null }): Promise<Fund[]> {
  const rows = await readRows(
    Fund,
    sql`
    select code, title, district from fund
    where ${of === undefined} or district is not distinct from ${of?.district ?? null}::text
    order by code`,
    db,
  )
  return rows
}
