import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { listAddress, Pager, pageLinks, placeIn } from '../../../kit/pager.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { listDraws } from '../verbs/draws.ts'

type Found = z.output<typeof listDraws.output>

/** /draws: every draw of whom to inspect, those that were voided among them (双随机抽查公示). */
export const drawsPage = page<{ found: Found }>({
  path: '/draws',
  title: '双随机抽查公示',
  section: 'notices',
  sitemap: true,
  description: '随机抽取检查谁、由谁去查：名单和签数先公布，两位官员先承诺、后开启，谁都可以重算。',
  trail: [{ title: '公示公告', href: '/notices' }],
  load: async ({ perform, query }) => ({ found: await perform(listDraws, { ...placeIn(query) }) }),
  view: ({ found }) => (
    <>
      <PageHeading title="双随机抽查公示">
        随机抽取检查谁、由谁去查。名单和签数先公布，两位官员先承诺秘密、后开启；结果谁都可以重算。
      </PageHeading>
      <DataTable
        caption="抽查"
        captionHidden
        rows={found.items}
        rowKey={({ number }) => number}
        columns={[
          { title: '抽查', show: ({ number, title }) => <a href={`/draws/${number}`}>{title}</a> },
          {
            title: '公布',
            show: ({ publishedOn }) => (publishedOn ? formatDay(publishedOn as CivilDate) : '——'),
          },
          { title: '名单', show: ({ organisations, count }) => `${organisations} 家里抽 ${count} 家` },
          { title: '状态', show: ({ standing }) => standing },
        ]}
        empty={
          <EmptyState title="还没有公布的抽查" next={{ title: '看培训机构信用', href: '/credit' }}>
            公布以后在这里看。
          </EmptyState>
        }
      />
      <Pager of="抽查" unit="次" page={found} link={pageLinks((place) => listAddress('/draws', {}, place))} />
    </>
  ),
})
