import { addDays, addYears, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { recognisedOn, recognitionsOf } from '../../organisations/index.ts'
import { publicTrainees } from '../../training/index.ts'
import type { BaseFacts } from '../rules/base.ts'
import { centreNow } from '../store.ts'

/** What is known of an enterprise that would train the public. */
export async function baseFactsOf(
  ctx: VerbContext,
  organisation: string,
  publicSeats: number,
  appliedOn: CivilDate,
): Promise<BaseFacts> {
  const centre = await centreNow(ctx.db, organisation)
  const trained = await publicTrainees(ctx.db, organisation, addDays(addYears(appliedOn, -1), 1), appliedOn)
  const known = await recognitionsOf(ctx.db, [organisation])
  return {
    appliedOn,
    namedOn: centre?.namedOn ?? null,
    capacity: centre?.capacity ?? 0,
    publicSeats,
    publicTrained: trained.length,
    base: recognisedOn(known, organisation, 'enterprise-base', ctx.today),
  }
}
