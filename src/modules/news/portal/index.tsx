import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { type PagePlace, Pager, pageLinks } from '../../../kit/pager.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import type { ModulePortal } from '../../../portal/module-portal.ts'
import { downloaded, page, type Visit } from '../../../portal/page.ts'
import { type News, rss } from '../../../portal/rss.ts'
import { COLUMN_KEYS, COLUMNS, type Column } from '../article.ts'
import { listNews } from '../verbs/read-news.ts'
import { articlePage } from './article.tsx'

type Listed = Awaited<ReturnType<typeof listNews.run>>
type Line = Listed['items'][number]

/** /news: what the city tells, the latest first; a column at a time where one is chosen (品牌动态). */
const boardPage = page({
  path: '/news',
  title: '品牌动态',
  section: 'notices',
  sitemap: true,
  description: '海河工匠品牌的动态、通知、工匠故事和活动。',
  async load({ perform, query }): Promise<Listed & { column: Column | null }> {
    const column = COLUMN_KEYS.find((one) => one === query.column) ?? null
    const place = query.after ? { after: query.after } : query.before ? { before: query.before } : {}
    return { column, ...(await perform(listNews, { ...(column ? { column } : {}), ...place })) }
  },
  view: ({ items, column, next, previous }: Listed & { column: Column | null }) => (
    <>
      <PageHeading title="品牌动态">
        每篇都经过编写、校核、发布三道手续。<a href="/news/rss.xml">订阅（RSS）</a>
      </PageHeading>
      <nav aria-label="栏目">
        <ul className="tags">
          {[null, ...COLUMN_KEYS].map((one) => (
            <li key={one ?? 'all'}>
              <a href={address(one)} {...(one === column ? { 'aria-current': 'page' as const } : {})}>
                {one ? COLUMNS[one] : '全部'}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <DataTable
        caption="品牌动态"
        captionHidden
        columns={COLUMNS_SHOWN}
        rows={items}
        rowKey={(one) => String(one.id)}
        empty={
          <EmptyState title="还没有动态" next={{ title: '回首页', href: '/' }}>
            有新的会列在这里。
          </EmptyState>
        }
      />
      <Pager of="动态" page={{ next, previous }} link={pageLinks((place) => address(column, place))} />
    </>
  ),
})

const COLUMNS_SHOWN = [
  { title: '标题', show: (one: Line) => <a href={`/news/${one.id}`}>{one.title}</a> },
  { title: '栏目', show: (one: Line) => one.columnTitle },
  { title: '发布', show: (one: Line) => formatDay(civilDate(one.publishedOn)) },
]

function address(column: Column | null, place: PagePlace = {}): string {
  const query = new URLSearchParams({ ...(column ? { column } : {}), ...place }).toString()
  return query ? `/news?${query}` : '/news'
}

/** The latest of the board, as feeds tell them. */
async function latest({ perform }: Visit): Promise<News[]> {
  const { items } = await perform(listNews, {})
  return items.map(({ id, title, summary, columnTitle, publishedOn }) => ({
    title,
    href: `/news/${id}`,
    day: civilDate(publishedOn),
    kind: columnTitle,
    summary,
  }))
}

/** /news/rss.xml: the board alone; /rss.xml tells it beside catalogues, documents and public notices. */
const feedPage = page<null>({
  path: '/news/rss.xml',
  title: 'RSS',
  async load(visit) {
    const { site } = visit.city
    const text = rss(await latest(visit), {
      origin: site.url.replace(/\/$/, ''),
      title: `${site.name}·品牌动态`,
      description: `${site.authority}发布的动态、通知、工匠故事和活动`,
    })
    const bytes = new TextEncoder().encode(text)
    return downloaded({ name: 'rss.xml', type: 'application/rss+xml; charset=utf-8', bytes }, true)
  },
  view: () => null,
})

/** What the notices board shows to the public. */
export const newsPortal: ModulePortal = {
  pages: [boardPage, feedPage, articlePage],
  news: latest,
}
