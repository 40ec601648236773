import { type Colleague, officialsWith } from '../../../kernel/identity/colleagues.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'

/** The officials who may hold a share of a paper of this district today. */
export const holdersFor = (ctx: VerbContext, district: string): Promise<Colleague[]> =>
  officialsWith(ctx.db, ctx.city.roles, ['bank.hold-share'], district, ctx.today)
