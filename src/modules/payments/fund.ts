import { createFund } from '../../kernel/ledger/index.ts'
import { yearOf } from '../../kernel/value/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'

/** What money a city pays from (资金渠道). */
export const FUND_KINDS = ['employment', 'unemployment'] as const
export type FundKind = (typeof FUND_KINDS)[number]

/** The kinds of fund in words. */
export const FUND_NAMES: Record<FundKind, string> = {
  employment: '就业补助资金',
  unemployment: '失业保险基金',
}

/** The fund of a district and a year; opened with nothing in it when first named. */
export async function fundOf(
  ctx: VerbContext,
  district: string,
  year: number = yearOf(ctx.today),
  kind: FundKind = 'employment',
): Promise<string> {
  const code = `${kind}-${year}-${district}`
  const name = ctx.city.districts.find((one) => one.code === district)?.name ?? district
  await createFund(ctx.db, {
    code,
    title: `${year} 年${name}${FUND_NAMES[kind]}`,
    district,
    at: ctx.now,
  })
  return code
}

/** What a fund's code says: its kind, year and district. */
export function fundParts(code: string): { kind: FundKind; year: number; district: string } | null {
  const found = /^([a-z]+)-(\d{4})-(\d{6})$/.exec(code)
  const kind = FUND_KINDS.find((one) => one === found?.[1])
  return found && kind ? { kind, year: Number(found[2]), district: found[3] as string } : null
}
