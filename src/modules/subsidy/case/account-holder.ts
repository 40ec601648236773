import { type Hold, wake } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { personAccountChanged, statusRows } from '../../people/index.ts'
import { awaitedFacts, registersAnswered } from '../../registers/index.ts'

/** A person and the end of the account that they named. */
export interface NamedAccount {
  person: string
  /** Its last four digits, which is all that the bank tells of one. */
  end: string
}

/**
 * Whose account the bank does not know as their own (代发银行核验户名): where the bank is connected, a person is paid into an
 * account of their own or not at all. Where it is not, the bank finds out when it pays, and sends the money back.
 */
export async function foreignAccounts(
  ctx: VerbContext,
  named: readonly NamedAccount[],
): Promise<Map<string, Hold>> {
  const people = [...new Set(named.map(({ person }) => person))]
  if (people.length === 0) return new Map()
  const { awaited: holds, unasked } = await awaitedFacts(ctx, people, ['account'])
  if (unasked.length > 0) return holds
  const told = await statusRows(ctx.db, people)
  for (const { person, end } of named) {
    const known = told
      .get(person)
      ?.some(
        ({ kind, detail, from, to }) =>
          kind === 'account-holder' &&
          detail.account === end &&
          from <= ctx.today &&
          (to === null || to >= ctx.today),
      )
    if (!known && !holds.has(person)) holds.set(person, notTheirs(person))
  }
  return holds
}

const notTheirs = (person: string): Hold => ({
  code: 'account-holder',
  text: '代发银行查不到这个账号是本人的，请更换为本人名下的账号',
  whose: '收款人更换账号',
  wakes: [wake(personAccountChanged, { person }), wake(registersAnswered, { people: [person] })],
})
