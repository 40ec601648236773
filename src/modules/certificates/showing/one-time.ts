import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'

/** For what a number of ours is signed: one that was given for the one is none for the other. */
export type Purpose = 'wallet.nonce' | 'showing.reader'

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** A number for one signature (一次性的号): whoever asks gets one, and nothing is kept until it is used. */
export const newNumber = (ctx: VerbContext, purpose: Purpose): string =>
  ctx.sealer.seal(`${ctx.now.getTime()} ${randomBytes(9).toString('base64url')}`, purpose)

/** Until when a number of ours may be used; long past where it is none of ours, or was given for something else. */
export function numberEnds(
  { sealer }: Pick<VerbContext, 'sealer'>,
  number: string,
  purpose: Purpose,
  seconds: number,
): Date {
  try {
    return new Date((Number(sealer.open(number, purpose).split(' ')[0]) || 0) + seconds * 1000)
  } catch {
    return new Date(0)
  }
}

/** Uses a number up; false where it was used before. Those that have ended are forgotten. */
export async function spendNumber(db: Db, number: string, endsAt: Date, at: Date): Promise<boolean> {
  await sql`delete from wallet_nonce where ends_at < ${at}`.execute(db)
  const { rows } =
    await sql`insert into wallet_nonce (digest, ends_at) values (${digestOf(number)}, ${endsAt})
    on conflict do nothing returning digest`.execute(db)
  return rows.length > 0
}
