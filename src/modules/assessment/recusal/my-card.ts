import { agentsWith } from '../../../kernel/identity/agents.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { membersOf } from '../../accreditation/index.ts'

/** The card that the organisation registered under the account of whoever acts; null where there is none. */
export async function myCard(ctx: VerbContext): Promise<{ person: string; card: string } | null> {
  const { organisation, account } = ctx.actor
  if (!organisation) return null
  const agents = await agentsWith(ctx.db, ctx.city.roles, ['assessment.declare'], organisation, ctx.today)
  const login = agents.find((one) => one.account === account)?.login
  const member = login && (await membersOf(ctx.db, organisation)).find((one) => one.login === login)
  return member ? { person: member.person, card: member.card } : null
}
