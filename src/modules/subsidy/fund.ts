import { createFund } from '../../kernel/ledger/index.ts'
import { yearOf } from '../../kernel/value/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import type { Project } from './facts.ts'

/** Which kind of fund pays a project (资金渠道). */
export const FUND_KINDS: Record<Project, string> = {
  training: '就业补助资金',
  assessment: '就业补助资金',
  'skill-upgrade': '失业保险基金',
}

/** The fund that pays a district's claims of this year (就业补助资金); opened with nothing in it when first named. */
export async function fundOf(
  ctx: VerbContext,
  district: string,
  year: number = yearOf(ctx.today),
): Promise<string> {
  const code = `employment-${year}-${district}`
  const name = ctx.city.districts.find((one) => one.code === district)?.name ?? district
  await createFund(ctx.db, {
    code,
    title: `${year} 年${name}${FUND_KINDS.training}（培训补贴）`,
    district,
    at: ctx.now,
  })
  return code
}
