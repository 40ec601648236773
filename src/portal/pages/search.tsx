import { soundsLike } from '../../kernel/value/text/sounds-like.ts'
import { EmptyState } from '../kit/empty-state.tsx'
import { SearchBox } from '../kit/field/search-box.tsx'
import { PageHeading } from '../kit/page-heading.tsx'
import { type AnyPage, page, type Visit } from '../page.ts'

/** Something that was found. */
export interface Found {
  title: string
  href: string
  summary?: string | null
}

/** Things of one kind: 办事, 政策, 职业, 机构; at most a screenful, the best first. */
export interface FoundGroup {
  title: string
  found: readonly Found[]
}

interface SearchProps {
  sought: string
  groups: readonly FoundGroup[]
}

/** /search: the one search box of the site (全站搜索), over whatever main finds, and the pages themselves. */
export const searchPage = (
  look: (sought: string, visit: Visit) => Promise<readonly FoundGroup[]>,
  pages: () => readonly AnyPage[],
) =>
  page({
    path: '/search',
    title: '搜索',
    load: async (visit): Promise<SearchProps> => {
      const sought = (visit.query.q ?? '').trim().slice(0, 60)
      if (!sought) return { sought, groups: [] }
      const groups = [...(await look(sought, visit)), amongPages(pages(), sought)]
      return {
        sought,
        groups: groups
          .filter(({ found }) => found.length > 0)
          .map(({ title, found }) => ({ title, found: found.slice(0, 10) })),
      }
    },
    view: ({ sought, groups }: SearchProps) => (
      <>
        <PageHeading title="搜索" />
        <SearchBox action="/search" label="再搜一次" value={sought} id="search-again" />
        {sought && groups.length === 0 && (
          <EmptyState
            title={`没有找到与“${sought}”有关的内容`}
            next={{ title: '看办事大厅', href: '/services' }}
          >
            换一个词试试，例如职业名称“焊工”，或者要办的事“补贴”。
          </EmptyState>
        )}
        {groups.map(({ title, found }) => (
          <section key={title} className="card pad found" aria-label={title}>
            <h2>{title}</h2>
            <ul>
              {found.map((one) => (
                <li key={one.href}>
                  <a href={one.href}>{one.title}</a>
                  {one.summary && <p className="muted">{one.summary}</p>}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  })

function amongPages(pages: readonly AnyPage[], sought: string): FoundGroup {
  const fits = soundsLike(sought)
  return {
    title: '网页',
    found: pages
      .filter((one) => one.sitemap && !one.path.includes('{') && typeof one.title === 'string')
      .filter(
        ({ title, description = '' }) => description.includes(sought) || fits(title as string, null) !== null,
      )
      .map((one) => ({ title: one.title as string, href: one.path, summary: one.description ?? null })),
  }
}
