import { PageHeading } from '../kit/page-heading.tsx'
import { type AnyPage, page } from '../page.ts'
import { NAVIGATION, sectionTitle } from '../shell/navigation.ts'

interface MapGroup {
  title: string
  links: { title: string; href: string; description: string | null }[]
}

/** /sitemap: every page that has an address of its own, by section (网站地图). */
export const siteMapPage = (pages: () => readonly AnyPage[]) =>
  page({
    path: '/sitemap',
    title: '网站地图',
    sitemap: true,
    load: () => groupsOf(pages()),
    view: (groups: MapGroup[]) => (
      <>
        <PageHeading title="网站地图" />
        <div className="map">
          {groups.map(({ title, links }) => (
            <section key={title} className="card pad" aria-label={title}>
              <h2>{title}</h2>
              <ul>
                {links.map((link) => (
                  <li key={link.href}>
                    <a href={link.href}>{link.title}</a>
                    {link.description && <p className="muted">{link.description}</p>}
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </>
    ),
  })

function groupsOf(pages: readonly AnyPage[]): MapGroup[] {
  const groups = new Map<string, MapGroup>()
  for (const item of NAVIGATION) groups.set(item.title, { title: item.title, links: [] })
  for (const listed of pages.filter(
    (one) => one.sitemap && !one.path.includes('{') && typeof one.title === 'string',
  )) {
    const title = sectionTitle(listed.section)
    const group = groups.get(title) ?? { title, links: [] }
    groups.set(title, group)
    group.links.push({
      title: listed.title as string,
      href: listed.path,
      description: listed.description ?? null,
    })
  }
  return [...groups.values()].filter(({ links }) => links.length > 0)
}
