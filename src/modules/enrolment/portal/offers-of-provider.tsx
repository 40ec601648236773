import type { z } from 'zod'
import { listAddress, Pager, pageLinks, totalText } from '../../../kit/pager.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import type { PublicOffer } from '../offer/view.ts'
import type { listOffers } from '../verbs/find-offers.ts'
import { OFFER_COLUMNS } from './offer-columns.tsx'

/** What one can sign up for with one provider, on its own page. */
export const OffersOfProvider = ({
  provider,
  found,
}: {
  provider: string
  found: z.output<typeof listOffers.output>
}) => (
  <Panel title="正在招生的班">
    <DataTable<PublicOffer>
      caption={`共 ${totalText(found)} 个班，点班名去报名`}
      columns={OFFER_COLUMNS}
      rows={found.items}
      rowKey={({ id }) => id}
      empty={
        <p className="muted">
          现在没有招生。<a href="/learn/offers">看看别的机构正在招生的班</a>
        </p>
      }
    />
    <Pager
      of="招生"
      unit="个"
      page={found}
      link={pageLinks((place) => listAddress(`/learn/providers/${provider}`, {}, place))}
    />
  </Panel>
)
