import { sql } from 'kysely'
import { checkIssuedNumber } from '../../../kernel/value/number/certificate-number.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { sameNumber } from '../same.ts'

/** Where a certificate is checked. */
export const DOORS = { scan: '扫码', number: '编号和姓名', list: '名单', file: '文件' } as const
type Door = keyof typeof DOORS

/** Why a check did not come out valid (查验不通过的原因). */
export const CAUSES = {
  unknown: '查无此证',
  malformed: '编号写错',
  'other-name': '姓名不符',
  altered: '不是原件或被改动',
  revoked: '已撤销',
  corrected: '已更正',
  closed: '试得太多，不答',
} as const
export type FailureCause = keyof typeof CAUSES

/** What it was where there is no such number: one that can be none, or one that nobody has. */
export const unknownOr = (number: string): FailureCause =>
  checkIssuedNumber(sameNumber(number)).valid ? 'unknown' : 'malformed'

/** Counts checks that failed, by cause: who asked and about which certificate is kept nowhere. */
export async function countFailures(
  { db, today }: VerbContext,
  door: Door,
  causes: readonly FailureCause[],
): Promise<void> {
  if (causes.length === 0) return
  const times = Object.entries(Object.groupBy(causes, (cause) => cause)).sort(([a], [b]) => (a < b ? -1 : 1))
  await sql`insert into certificate_check_failure as f (id, day, door, cause, times)
    select ${`${today} ${door} `}::text || cause, ${today}::date, ${door}, cause, times
    from unnest(${times.map(([cause]) => cause)}::text[], ${times.map(([, all]) => all?.length ?? 0)}::bigint[])
      as n (cause, times)
    on conflict (id) do update set times = f.times + excluded.times`.execute(db)
}
