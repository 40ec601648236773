import type { CaseFile } from '../../../kernel/case/index.ts'
import { tellOf } from '../../../kernel/message/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { supervisorsIn } from '../store/supervisors.ts'

/** What a supervisor is told: in how many words, whether something is asked, and where it is done. */
export interface Said {
  text: string
  asks?: true
  /** Below the page of the visit, such as the checklist on the phone. */
  at?: '/walk'
}

/** Accounts are UUIDs; whoever stands on a team without one is told by the bureau. */
const ACCOUNT = /^[\da-f]{8}-/

/** Tells those on the team of a visit, each alone: their own organisation is told nothing of where they go (督导员的消息). */
export async function tellTeam(
  ctx: VerbContext,
  { number, district }: Pick<CaseFile, 'number' | 'district'>,
  seq: number,
  { text, asks, at = undefined }: Said,
  whom: (one: { account: string; lead: boolean }) => boolean = () => true,
): Promise<void> {
  for (const one of await supervisorsIn(ctx.db, number))
    if (one.until === null && ACCOUNT.test(one.account) && whom(one))
      await tellOf(
        ctx,
        { number, seq, district, href: `/work/visits/${number}${at ?? ''}`, asks: asks === true },
        { kind: 'account', id: one.account },
        text,
      )
}

/** Tells one who is not on the team any more; the page is not theirs to open. */
export const tellGone = (
  ctx: VerbContext,
  { number, district }: Pick<CaseFile, 'number' | 'district'>,
  seq: number,
  account: string,
  text: string,
): Promise<void> =>
  ACCOUNT.test(account)
    ? tellOf(ctx, { number, seq, district, href: '/work/visits' }, { kind: 'account', id: account }, text)
    : Promise.resolve()

/** A step's own `run` that tells the team once it is taken. */
export const tellsTeam =
  (say: (file: CaseFile, took: { reason?: string | undefined; note?: string | undefined }) => Said) =>
  async (
    ctx: VerbContext,
    file: CaseFile,
    took: { reason?: string | undefined; note?: string | undefined },
  ) => {
    await tellTeam(ctx, file, file.revision + 1, say(file, took))
    return undefined
  }
