import { Tag } from '../../kit/tag.tsx'
import { EmptyState } from '../kit/empty-state.tsx'
import { SearchBox } from '../kit/field/search-box.tsx'
import { PageHeading } from '../kit/page-heading.tsx'
import { notFound, page, type Visit } from '../page.ts'
import { type Guide, type Service, ServiceGuide } from './service-guide.tsx'

/** What can be done on the day of a visit. */
export type ServicesOf = (visit: Visit) => Promise<readonly Service[]> | readonly Service[]

/** The guide of a service, with all that city and procedure say of it; null where there is no such service. */
export type GuideOf = (visit: Visit, code: string) => Promise<Guide | null>

/** /services and /services/{code}: everything that can be done here (办事大厅) and its guide (办事指南). */
export const servicePages = (services: ServicesOf, guideOf: GuideOf) => [
  listPage(services),
  guidePage(guideOf),
]

const listPage = (services: ServicesOf) =>
  page({
    path: '/services',
    title: '办事大厅',
    section: 'services',
    sitemap: true,
    description: '可以办的事、要多久、要什么材料。',
    load: async (visit) => {
      const sought = (visit.query.q ?? '').trim()
      return { sought, found: (await services(visit)).filter((service) => matches(service, sought)) }
    },
    view: ({ sought, found }: { sought: string; found: Service[] }) => (
      <>
        <PageHeading title="办事大厅">能从政府部门取到的不让您再填。</PageHeading>
        <SearchBox
          action="/services"
          label="搜索办事事项"
          value={sought}
          placeholder="如“补贴”“开班”"
          id="service-search"
        />
        <ServiceCards services={found} />
        {found.length === 0 && (
          <EmptyState
            title={`没有找到与“${sought}”有关的事项`}
            next={{ title: '看全部事项', href: '/services' }}
          >
            换一个词试试，或拨打服务电话。
          </EmptyState>
        )}
      </>
    ),
  })

const guidePage = (guideOf: GuideOf) =>
  page({
    path: '/services/{code}',
    title: ({ service }: Guide) => `${service.title} · 办事指南`,
    section: 'services',
    trail: [{ title: '办事大厅', href: '/services' }],
    load: async (visit) => (await guideOf(visit, visit.params.code ?? '')) ?? notFound('没有这个办事事项'),
    view: (guide: Guide) => <ServiceGuide guide={guide} />,
  })

/** Services as cards: the name, one sentence, how long and how many papers. */
export const ServiceCards = ({
  services,
  heading: Heading = 'h2',
}: {
  services: readonly Service[]
  heading?: 'h2' | 'h3'
}) => (
  <ul className="svc">
    {services.map((service) => (
      <li key={service.code} className="card">
        <Heading>
          <a href={`/services/${service.code}`}>{service.title}</a>
        </Heading>
        <p>{service.summary}</p>
        <div className="tags">
          {service.tags.map(({ text, tone }) => (
            <Tag key={text} tone={tone ?? 'plain'}>
              {text}
            </Tag>
          ))}
        </div>
      </li>
    ))}
  </ul>
)

/** Whether a service is what somebody looks for: every word of it in its name, its sentence or its words. */
export const matches = (service: Service, sought: string): boolean => {
  const text = `${service.title}${service.summary}${service.words ?? ''}`
  return sought.split(/\s+/).every((word) => text.includes(word))
}
