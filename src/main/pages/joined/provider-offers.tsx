import type { z } from 'zod'
import { placeIn } from '../../../kit/pager.tsx'
import { listOffers } from '../../../modules/enrolment/index.ts'
import { OffersOfProvider } from '../../../modules/enrolment/portal/offers-of-provider.tsx'
import type { AnyPage } from '../../../portal/page.ts'

interface WithOffers {
  own: { provider: { id: string } }
  found: z.output<typeof listOffers.output>
}

/** /learn/providers/{id} with what one can sign up for there; other pages as they are. */
export function withOpenOffers(one: AnyPage): AnyPage {
  if (one.path !== '/learn/providers/{id}') return one
  const { title } = one
  return {
    ...one,
    title: typeof title === 'string' ? title : ({ own }: WithOffers) => title(own),
    async load(visit) {
      const own = await one.load(visit)
      if (!('provider' in own)) return own
      const { id } = own.provider
      return { own, found: await visit.perform(listOffers, { provider: id, ...placeIn(visit.query) }) }
    },
    view: ({ own, found }: WithOffers) => (
      <>
        {one.view(own)}
        <OffersOfProvider provider={own.provider.id} found={found} />
      </>
    ),
  }
}
