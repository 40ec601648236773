import { z } from 'zod'
import { districtName } from '../../../kernel/value/district.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Credit, creditRows, heldCredit, organisationsByIds } from '../../organisations/index.ts'
import { estimateOf } from '../../subsidy/index.ts'
import { MODES, TaughtShape } from '../../training/index.ts'
import { ownCost } from '../rules.ts'
import type { Offer } from './offer.ts'
import { courseOfOffer, levelOfOffer } from './taught.ts'

/** An offer as anybody may see it. */
export const PublicOffer = z.object({
  id: z.uuid(),
  provider: z.object({ id: z.uuid(), name: z.string(), grade: z.string().nullable() }),
  phone: z.string(),
  ...TaughtShape,
  startsOn: z.string(),
  closesOn: z.string(),
  seats: z.number().int(),
  /** Seats that are not promised yet. */
  free: z.number().int(),
  fee: z.number().int(),
  /** What the government pays for whoever gets the certificate and is no employee, in 分; null where it pays nothing. */
  subsidy: z.number().int().nullable(),
  /** The catalogue lists it, and how much is paid for it is not published yet. */
  amountOpen: z.boolean(),
  /** What such a person pays in the end, in 分 (自己出). */
  own: z.number().int(),
  ended: z.enum(['class', 'cancelled']).nullable(),
  endedWhy: z.string().nullable(),
  classNumber: z.string().nullable(),
})
export type PublicOffer = z.infer<typeof PublicOffer>

/** Offers as anybody may see them, each with what one pays oneself by the rule that decides claims. */
export async function publicOffers(ctx: VerbContext, offers: readonly Offer[]): Promise<PublicOffer[]> {
  const ids = [...new Set(offers.map(({ provider }) => provider))]
  const [providers, credits, standards] = [
    await organisationsByIds(ctx.db, ids),
    await creditRows(ctx.db, ids),
    await ctx.standards(),
  ]
  return offers.map((offer) => {
    const provider = providers.get(offer.provider)
    const { decision } = estimateOf(
      {
        occupation: offer.occupation,
        level: offer.level,
        hours: offer.hours,
        mode: offer.mode,
        group: 'resident',
        certified: true,
      },
      ctx.today,
      standards,
    )
    const subsidy = decision.outcome === 'granted' ? (decision.value ?? null) : null
    return {
      id: offer.id,
      provider: {
        id: offer.provider,
        name: provider?.name ?? '',
        grade: gradeText(heldCredit(credits.get(offer.provider) ?? [], ctx.today)),
      },
      phone: provider?.phone ?? '',
      district: offer.district,
      districtName: districtName(ctx.city, offer.district),
      occupation: offer.occupation,
      level: offer.level,
      levelText: levelOfOffer(standards, offer),
      course: courseOfOffer(standards, offer),
      hours: offer.hours,
      mode: offer.mode,
      modeText: MODES[offer.mode],
      place: offer.place,
      startsOn: offer.startsOn,
      closesOn: offer.closesOn,
      seats: offer.seats,
      free: offer.seats - offer.taken,
      fee: offer.fee,
      subsidy,
      amountOpen: decision.outcome === 'undecidable',
      own: ownCost(offer.fee, subsidy),
      ended: offer.ended,
      endedWhy: offer.endedWhy,
      classNumber: offer.classNumber,
    }
  })
}

/** A+（优秀）, as the rule that orders the list names it. */
const gradeText = (held: Credit | null): string | null => held && `${held.grade}（${held.title}）`
