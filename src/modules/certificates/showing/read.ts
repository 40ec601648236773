import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { readSelective, type Signer } from '../../../kernel/sealing/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { endedIn } from '../badge/status-store.ts'
import { audienceOf, TOKEN_PATH, TYPE_PATH } from './addresses.ts'
import { CLAIMS, type ClaimName } from './claims.ts'
import { numberEnds, spendNumber } from './one-time.ts'
import { READER_SECONDS } from './reader.ts'
import { type Showing, showingByCode } from './store.ts'

/** What was shown, in the order of the paper; what could have been and was not. */
export const Shown = z.object({
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
  hidden: z.array(z.string()),
  endsAt: z.string(),
  specimen: z.boolean(),
  /** The holder signed for it with the key of their wallet. */
  bound: z.boolean(),
})
export type Shown = z.infer<typeof Shown>

/** What to do where the number is at fault, and nothing else. */
export const NEW_NUMBER = '请换新的出示号重新出示'

/**
 * Reads a selective presentation (验选择性出示): signature, end, disclosures and the holder's key by the keys alone; then that it was not taken back and that
 * its certificate still stands, by the register. Out of a wallet it is believed once, by the reader to whom we gave `number`.
 */
export async function readShowing(
  ctx: { db: Db; signer: Signer; sealer: VerbContext['sealer']; now: Date; origin: string },
  text: string,
  number: string | null = null,
): Promise<{ valid: true; shown: Shown; of: Showing | null } | { valid: false; reason: string }> {
  const no = (reason: string) => ({ valid: false as const, reason })
  const ends = number ? numberEnds(ctx, number, 'showing.reader', READER_SECONDS) : null
  if (ends && ends <= ctx.now) return no(`出示号过了时间，或者不是这里给的，${NEW_NUMBER}`)
  const read = await readSelective(text, ctx.signer.publicKeys(), ctx.now, {
    audience: audienceOf(ctx.origin),
    nonce: number,
  })
  if (!read.valid) return read
  if (!read.type.endsWith(TYPE_PATH)) return no('签名有效，但不是职业技能等级证书的出示')
  const list = new RegExp(`${TOKEN_PATH}(\\d{1,6})$`).exec(read.status.list)?.[1]
  if (list === undefined) return no('签名有效，但状态表的地址不对')
  const ended = await endedIn(ctx.db, Number(list))
  if (ended === null) return no('签名有效，但没有凭证写的状态表')
  if (ended.includes(read.status.index)) return no('这张证书已经撤销或更正，不能再作凭证')
  const of = read.id ? await showingByCode(ctx.db, read.id) : null
  if (of?.withdrawn) return no('持证人已经收回这次出示')
  if (read.bound && number && ends && !(await spendNumber(ctx.db, number, ends, ctx.now)))
    return no(`这个出示号已经用过，${NEW_NUMBER}`)
  const { specimen, ...claims } = read.claims
  const known = Object.entries(CLAIMS) as [ClaimName, string][]
  return {
    valid: true,
    of,
    shown: {
      fields: known.flatMap(([name, label]) =>
        typeof claims[name] === 'string' ? [{ label, value: claims[name] }] : [],
      ),
      hidden: known.flatMap(([name, label]) => (name in claims ? [] : [label])),
      endsAt: read.ends.toISOString(),
      specimen: specimen === true,
      bound: read.bound,
    },
  }
}
