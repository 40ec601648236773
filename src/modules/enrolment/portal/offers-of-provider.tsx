import type { z } from 'zod'
import { fen, formatYuan } from '../../../kernel/value/money.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { listAddress, Pager, pageLinks, totalText } from '../../../kit/pager.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { DayText } from '../../../portal/kit/text/day-text.tsx'
import type { PublicOffer } from '../offer/view.ts'
import type { listOffers } from '../verbs/find-offers.ts'

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
      columns={[
        {
          title: '班',
          show: (one) => (
            <a href={`/learn/offers/${one.id}`}>
              {one.occupation} {one.levelText}
            </a>
          ),
        },
        { title: '开课', show: (one) => <DayText day={civilDate(one.startsOn)} /> },
        { title: '自己出', figures: true, show: (one) => `${formatYuan(fen(one.own))}元` },
        { title: '还剩', figures: true, show: (one) => (one.free > 0 ? `${one.free} 人` : '候补') },
      ]}
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
