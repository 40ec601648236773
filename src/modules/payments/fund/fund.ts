import { balances, createFund, funds } from '../../../kernel/ledger/index.ts'
import { districtName } from '../../../kernel/value/district.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { FUND_KINDS, FUND_NAMES, type FundKind } from './fund-kinds.ts'

/** The fund of a district and a year; opened with nothing in it when first named. */
export async function fundOf(
  ctx: VerbContext,
  district: string,
  year: number = yearOf(ctx.today),
  kind: FundKind = 'employment',
): Promise<string> {
  const code = `${kind}-${year}-${district}`
  await createFund(ctx.db, {
    code,
    title: titleOf(ctx, { kind, year, district }),
    district,
    at: ctx.now,
  })
  return code
}

/** How the fund of a district and a year stands, without opening one that nobody has named yet. */
export async function fundStands(
  ctx: VerbContext,
  district: string,
  year: number,
  kind: FundKind,
): Promise<{ title: string; available: Fen }> {
  const code = `${kind}-${year}-${district}`
  const known = (await funds(ctx.db, { district })).some((one) => one.code === code)
  return {
    title: titleOf(ctx, { kind, year, district }),
    available: known ? (await balances(ctx.db, code)).available : fen(0),
  }
}

interface FundParts {
  kind: FundKind
  year: number
  district: string
}

function titleOf({ city }: Pick<VerbContext, 'city'>, { kind, year, district }: FundParts): string {
  return `${year} 年${districtName(city, district)}${FUND_NAMES[kind]}`
}

/** A fund as people call it, by its code. */
export function fundTitle(ctx: Pick<VerbContext, 'city'>, code: string): string {
  const parts = fundParts(code)
  return parts ? titleOf(ctx, parts) : code
}

/** What a fund's code says: its kind, year and district. */
export function fundParts(code: string): FundParts | null {
  const found = /^([a-z]+)-(\d{4})-(\d{6})$/.exec(code)
  const kind = FUND_KINDS.find((one) => one === found?.[1])
  return found && kind ? { kind, year: Number(found[2]), district: found[3] as string } : null
}
