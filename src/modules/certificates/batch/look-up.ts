import type { VerbContext } from '../../../kernel/verb/index.ts'
import { readCredential } from '../credential.ts'
import { sameNumber } from '../same.ts'
import { readByNumbers } from '../store.ts'
import type { Asked, Known } from './answers.ts'

/** What the register knows of a list's numbers, each checked against what was signed: one reading for the whole list. */
export async function lookUp(ctx: VerbContext, rows: readonly Asked[]): Promise<Map<string, Known>> {
  const found = await readByNumbers(
    ctx.db,
    rows.map(({ number }) => sameNumber(number)),
  )
  const keys = ctx.signer.publicKeys()
  const known = new Map<string, Known>()
  for (const { certificate, credential } of found) {
    const { number, name, code, state } = certificate
    const read = await readCredential(credential, keys, ctx.now)
    const same =
      read.valid && read.code === code && read.printed.number === number && read.printed.name === name
    known.set(number, { name, state, altered: !same })
  }
  return known
}
