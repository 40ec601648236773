import { z } from 'zod'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import type { PublicOffer } from '../offer/view.ts'
import { compareOffers } from '../verbs/find-offers.ts'
import { factsOf } from './offer-facts.tsx'

/** /learn/compare: two offers side by side (比一比). */
export const comparePage = page<{ items: PublicOffer[]; missing: boolean }>({
  path: '/learn/compare',
  title: '比一比两个班',
  section: 'learn',
  trail: [{ title: '正在招生的班', href: '/learn/offers' }],
  async load({ perform, query }) {
    const asked = z.object({ one: z.uuid(), other: z.uuid() }).safeParse(query)
    if (!asked.success || asked.data.one === asked.data.other) return { items: [], missing: true }
    const { one, other } = asked.data
    return { ...(await perform(compareOffers, { one, other })), missing: false }
  },
  view: ({ items, missing }) => {
    if (missing)
      return (
        <EmptyState title="请选两个不同的班" next={{ title: '去选两个班', href: '/learn/offers' }}>
          在招生的列表下面选好两个班，再点“看两个班的不同”。
        </EmptyState>
      )
    const [one, other] = items.map((offer) => ({ offer, facts: factsOf(offer) }))
    if (!one || !other) return null
    return (
      <>
        <PageHeading title="比一比两个班">左右对着看，选好再报名。</PageHeading>
        <DataTable
          caption="两个班"
          captionHidden
          columns={[
            { title: '比什么', show: ({ label }) => label },
            { title: '第一个班', show: ({ first }) => first },
            { title: '第二个班', show: ({ second }) => second },
          ]}
          rows={[
            { label: '班', first: <Named {...one.offer} />, second: <Named {...other.offer} /> },
            ...one.facts.map(({ label, value }, at) => ({
              label,
              first: value,
              second: other.facts[at]?.value,
            })),
          ]}
          rowKey={({ label }) => label}
          empty={null}
        />
      </>
    )
  },
})

const Named = ({ id, occupation, levelText }: PublicOffer) => (
  <a href={`/learn/offers/${id}`}>
    {occupation} {levelText}
  </a>
)
