import type { Db } from '../../../kernel/database/index.ts'
import { agentsWith } from '../../../kernel/identity/agents.ts'
import type { Permission } from '../../../kernel/identity/roles.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { cardHolds, type Member, membersOf } from '../../accreditation/index.ts'
import { bondsOf } from '../examiners/bonds.ts'
import { candidatesOf, type Exam } from '../store.ts'

/** Those who declare: every post of an organisation that examines, watches, marks or arranges. */
const POSTS: readonly Permission[] = ['assessment.declare']

/** Under which account somebody examines, where a module above keeps it. */
type Accounts = (db: Db, exam: string) => Promise<{ account: string; person: string }[]>

const kept = new Map<string, Accounts>()

/** A module above says under which accounts it lets people examine, so that an account and a card are known to be one person. */
export function tellsHolders(module: string, accounts: Accounts): void {
  kept.set(module, accounts)
}

/** Which person stands behind each account of an organisation: by the card under which it was registered, or where it examines. */
export async function holdersOf(
  ctx: VerbContext,
  { id, assessor }: Pick<Exam, 'id' | 'assessor'>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const members = await membersOf(ctx.db, assessor)
  const found = new Map<string, Set<string>>()
  const add = (account: string, person: string) =>
    found.set(account, (found.get(account) ?? new Set()).add(person))
  for (const { account, login } of await agentsWith(ctx.db, ctx.city.roles, POSTS, assessor, ctx.today))
    for (const one of members) if (one.login === login) add(account, one.person)
  for (const accounts of kept.values())
    for (const { account, person } of await accounts(ctx.db, id)) add(account, person)
  return found
}

/** The accounts under which somebody acts for the organisation that examines. */
export const accountsOf = async (ctx: VerbContext, exam: Exam, person: string): Promise<string[]> =>
  [...(await holdersOf(ctx, exam))].flatMap(([account, people]) => (people.has(person) ? [account] : []))

/** Whom whoever acts may not judge in an examination (本人要回避的考生): candidates whom they taught, work with or declared. */
export async function boundToMe(ctx: VerbContext, exam: Exam): Promise<ReadonlySet<string>> {
  const me = [...((await holdersOf(ctx, exam)).get(ctx.actor.account ?? '') ?? [])]
  if (me.length === 0) return new Set()
  const bonds = await bondsOf(ctx, exam, await candidatesOf(ctx.db, exam.id), me)
  return new Set([...bonds.values()].flatMap((own) => [...own.taught, ...own.colleagues, ...own.declared]))
}

/** The people with a card of the organisation that holds on the day, one line each. */
export async function cardsHere(ctx: VerbContext, exam: Exam): Promise<Member[]> {
  const found = new Map<string, Member>()
  for (const one of await membersOf(ctx.db, exam.assessor))
    if (cardHolds(one, exam.heldOn) && !found.has(one.person)) found.set(one.person, one)
  return [...found.values()]
}
