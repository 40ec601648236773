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

/** A place to look in: 办事, 政策, 职业, 机构. Gives at most a screenful, best first. */
export interface SearchSource {
  title: string
  find(sought: string, visit: Visit): Promise<readonly Found[]>
}

interface SearchProps {
  sought: string
  groups: { title: string; found: readonly Found[] }[]
}

/** /search: the one search box of the site (全站搜索), over whatever sources main gives it. */
export const searchPage = (sources: readonly SearchSource[], pages: () => readonly AnyPage[]) =>
  page({
    path: '/search',
    title: '搜索',
    load: async (visit): Promise<SearchProps> => {
      const sought = (visit.query.q ?? '').trim().slice(0, 100)
      if (!sought) return { sought, groups: [] }
      const all = [...sources, pageSource(pages())]
      const groups = await Promise.all(
        all.map(async ({ title, find }) => ({ title, found: (await find(sought, visit)).slice(0, 10) })),
      )
      return { sought, groups: groups.filter(({ found }) => found.length > 0) }
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

const pageSource = (pages: readonly AnyPage[]): SearchSource => ({
  title: '网页',
  find: async (sought) =>
    pages
      .filter((one) => one.sitemap && !one.path.includes('{') && typeof one.title === 'string')
      .filter((one) => `${one.title}${one.description ?? ''}`.includes(sought))
      .map((one) => ({ title: one.title as string, href: one.path, summary: one.description ?? null })),
})
