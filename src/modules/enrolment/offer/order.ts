import type { VerbContext } from '../../../kernel/verb/index.ts'
import { comesFirst } from '../../credit/index.ts'
import { creditsOf, heldCredit } from '../../organisations/index.ts'
import { setPrecedence } from '../store.ts'

/** Whether the offers of a provider come first among those of their day (信用优先), by the grade that it has today. */
export const firstOfDay = async (ctx: VerbContext, provider: string): Promise<boolean> =>
  comesFirst(
    await ctx.standards(),
    ctx.today,
    'offers',
    heldCredit(await creditsOf(ctx.db, provider), ctx.today),
  )

/** Another grade holds for a provider: its open offers move to where it puts them. */
export const orderOffers = async (ctx: VerbContext, provider: string): Promise<void> =>
  setPrecedence(ctx.db, provider, await firstOfDay(ctx, provider))
