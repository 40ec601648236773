import type { z } from 'zod'
import { type CivilDate, civilDate, formatDay } from '../../kernel/value/time/civil-date.ts'
import { AssumedMark } from '../../kit/assumed-mark.tsx'
import { DataTable } from '../../portal/kit/data-table.tsx'
import { EmptyState } from '../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../portal/kit/page-heading.tsx'
import { type AnyPage, downloaded, page, type Visit } from '../../portal/page.ts'
import { type News, rss } from '../../portal/rss.ts'
import { CASE_VERBS, OPEN_DATA_VERBS } from '../modules.ts'
import { addressOf, OPEN_DATA } from './addresses.ts'
import { CSV_NOTE } from './verbs.ts'

const { listDatasets, readDataFile } = OPEN_DATA_VERBS

type Listed = z.output<typeof listDatasets.output>
type Set = Listed['datasets'][number]

/** /open-data: what can be downloaded, what each field means, and on what terms (开放数据). */
const listPage = page<Listed & { pinned: string }>({
  path: OPEN_DATA,
  title: '开放数据',
  section: 'catalogue',
  sitemap: true,
  description: '职业名录、紧缺目录、补贴标准和政策文件，可以下载 CSV 和 JSON，附字段说明。',
  load: async ({ perform, query, today }) => {
    const listed = await perform(listDatasets, asked(query.on))
    return { ...listed, pinned: listed.on === today ? '' : `?on=${listed.on}` }
  },
  view: ({ on, licence, datasets, pinned }) => (
    <>
      <PageHeading title="开放数据">
        免费下载，不用登录。下面是{formatDay(on as CivilDate)}的数据。程序取用看
        <a href="/api/docs">接口说明</a>。
      </PageHeading>
      <p>
        使用许可：{licence ? licence.text : '没有公布'}。{licence?.status === 'assumed' && <AssumedMark />}
      </p>
      <p>
        要过去某一天的数据，在网址后加上日期，例如
        <a href={`${addressOf('catalogue', 'csv')}?on=2023-01-10`}>2023年1月10日的紧缺目录</a>。
      </p>
      {datasets.map((set) => (
        <section key={set.id} id={set.id} className="card pad dataset" aria-label={set.title}>
          <h2>{set.title}</h2>
          <p>{set.description}</p>
          <p className="muted">
            {set.rows} 行{set.modified && `，最近一次变动 ${formatDay(set.modified as CivilDate)}`}。来源：
            {set.source || '没有'}。{set.assumed && <AssumedMark />}
          </p>
          <p className="tags">
            {(['csv', 'json'] as const).map((form) => (
              <a key={form} className="btn ghost" href={`${addressOf(set.id, form)}${pinned}`} download>
                下载 {form.toUpperCase()}
                <span className="sr">：{set.title}</span>
              </a>
            ))}
          </p>
          <details className="fold">
            <summary>
              字段说明<span className="sr">：{set.title}</span>
            </summary>
            <DataTable<Set['fields'][number]>
              caption={`${set.title}的字段`}
              captionHidden
              columns={[
                { title: '中文名（CSV）', show: (field) => field.title },
                { title: '英文名（JSON）', show: (field) => <code>{field.key}</code> },
                { title: '含义', show: (field) => meaningOf(field) },
              ]}
              rows={set.fields}
              rowKey={({ key }) => key}
              empty={<EmptyState title="没有字段" next={{ title: '看全部数据', href: OPEN_DATA }} />}
            />
          </details>
        </section>
      ))}
      <section className="card pad dataset" aria-labelledby="machines">
        <h2 id="machines">给程序用</h2>
        <ul className="dots">
          <li>
            <a href={`${OPEN_DATA}/catalog.jsonld`}>数据目录（DCAT，JSON-LD）</a>
          </li>
          <li>
            <a href={`${OPEN_DATA}/fields.json`}>全部字段说明（JSON）</a>
          </li>
          <li>
            <a href="/rss.xml">目录、政策、公示的更新（RSS）</a>
          </li>
        </ul>
        <p className="muted">CSV 文件：{CSV_NOTE}</p>
      </section>
    </>
  ),
})

/** /open-data/{file}: the files themselves, at addresses that never change. */
const filePage = page<null>({
  path: `${OPEN_DATA}/{file}`,
  title: '开放数据',
  async load({ perform, params, query }) {
    const file = (params.file ?? '').slice(0, 60)
    return downloaded(await perform(readDataFile, { file, ...asked(query.on) }), !file.endsWith('.csv'))
  },
  view: () => null,
})

/** What there is to tell, from wherever it comes. */
type NewsOf = (visit: Visit) => Promise<readonly News[]>

/** /rss.xml: catalogues, policy documents and public notices as they appear. */
const rssPage = (origin: string, told: NewsOf) =>
  page<null>({
    path: '/rss.xml',
    title: 'RSS',
    load: async (visit) => {
      const { site } = visit.city
      const news = [...(await told(visit)), ...(await noticesOf(visit))]
      const text = rss(
        news.filter(({ day }) => day <= visit.today),
        {
          origin,
          title: site.name,
          description: `${site.authority}：紧缺职业目录、政策文件和公示的更新`,
        },
      )
      const file = {
        name: 'rss.xml',
        type: 'application/rss+xml; charset=utf-8',
        bytes: new TextEncoder().encode(text),
      }
      return downloaded(file, true)
    },
    view: () => null,
  })

/** What notices there are, beside what modules tell. */
async function noticesOf({ perform }: Visit): Promise<News[]> {
  const { items } = await perform(CASE_VERBS.listPublicNotices, {})
  return items.map(({ id, title, openedOn, endsOn }) => ({
    title,
    href: `/notices/${id}`,
    day: civilDate(openedOn),
    kind: '公示',
    summary: `公示期至${formatDay(civilDate(endsOn))}。`,
  }))
}

/** The day that was asked for, as it was typed: a wrong one is refused, not taken for today. */
const asked = (on: string | undefined) => (on ? { on } : {})

function meaningOf({ note, values }: Set['fields'][number]): string {
  const told = Object.entries(values ?? {}).map(([value, means]) => `${value || '空白'} ${means}`)
  return told.length === 0 ? note : `${note}（${told.join('；')}）`
}

/** The pages and files of the open data of a city that is served at this address. */
export const openDataPages = (origin: string, told: NewsOf): AnyPage[] => [
  listPage,
  filePage,
  rssPage(origin, told),
]
