import type { Db } from '../../../kernel/database/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import type { Gathered } from '../facts/gather-facts.ts'

/** Who is to receive each claim, as lists name it: the organisation, 本人, or nobody yet. */
export async function payeeNames(db: Db, claims: readonly Gathered[]): Promise<Map<Gathered, string>> {
  const paid = claims.flatMap(({ payee, payeeId }) =>
    payee === 'person' || payeeId === null ? [] : [payeeId],
  )
  const names = await organisationsByIds(db, paid)
  return new Map(
    claims.map((claim) => [
      claim,
      claim.payee === 'person' ? '本人' : (names.get(claim.payeeId ?? '')?.name ?? '拨付对象待核定'),
    ]),
  )
}
