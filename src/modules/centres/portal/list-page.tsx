import type { z } from 'zod'
import { listAddress, type PagePlace, Pager, pageLinks, placeIn, totalText } from '../../../kit/pager.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { DirectoryFilter } from '../../../portal/kit/directory-filter.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { DistrictTiles } from '../../../portal/kit/map/district-tiles.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page, type Texts } from '../../../portal/page.ts'
import { listCentres } from '../verbs/list-centres.ts'

interface Props {
  found: z.output<typeof listCentres.output>
  filter: Record<'q' | 'district' | 'occupation', string>
}

/** /centres: the enterprise training centres of the city, district by district (企业培训中心名录). */
export const centreListPage = page<Props>({
  path: '/centres',
  title: '企业培训中心',
  section: 'learn',
  sitemap: true,
  description: '全市的“海河工匠”企业培训中心：在哪个区、能同时培训多少人、培训哪些职业、为什么命名。',
  trail: [{ title: '学技能', href: '/learn/classes' }],
  async load({ perform, query, city }) {
    const filter = filterOf(query, city.districts)
    const found = await perform(listCentres, {
      ...(filter.q ? { q: filter.q } : {}),
      ...(filter.district ? { district: filter.district } : {}),
      ...(filter.occupation ? { occupation: filter.occupation } : {}),
      ...placeIn(query),
    })
    return { found, filter }
  },
  view: ({ found, filter }) => (
    <>
      <PageHeading title="企业培训中心">
        企业自己办的培训中心：区里推荐、两人实地复核、公示以后命名，每年评估一次。
      </PageHeading>
      <Panel title="按区找">
        <DistrictTiles
          label="各区企业培训中心数"
          unit="家中心"
          tiles={found.districts.map(({ code, short, count }) => ({
            code,
            short,
            count,
            href: address({ ...filter, district: code === filter.district ? '' : code }),
          }))}
        />
      </Panel>
      <DirectoryFilter
        action="/centres"
        of="企业培训中心"
        occupation="培训的职业"
        filter={filter}
        districts={found.districts}
      />
      <h2>{`共 ${totalText(found)} 家`}</h2>
      <DataTable
        caption="企业培训中心"
        captionHidden
        rows={found.items}
        rowKey={({ id }) => id}
        columns={[
          { title: '中心', show: ({ id, name }) => <a href={`/centres/${id}`}>{name}</a> },
          { title: '所在区', show: ({ districtName }) => districtName },
          { title: '同期培训', show: ({ capacity }) => `${capacity} 人` },
          { title: '培训的职业', show: ({ occupations }) => occupations.join('、') },
          { title: '为什么命名', show: ({ why }) => (why.length > 40 ? `${why.slice(0, 40)}…` : why) },
        ]}
        empty={
          <EmptyState title="没有符合条件的中心" next={{ title: '看全部中心', href: '/centres' }}>
            少选一个条件，或换一个区试试。想申报的企业看<a href="/services/enterprise-centre">办事指南</a>。
          </EmptyState>
        }
      />
      <Pager of="企业培训中心" unit="家" page={found} link={pageLinks((place) => address(filter, place))} />
    </>
  ),
})

function filterOf(query: Texts, districts: readonly { code: string }[]): Props['filter'] {
  const text = (name: keyof Props['filter']) => (query[name] ?? '').trim().slice(0, 60)
  return {
    q: text('q'),
    occupation: text('occupation'),
    district: districts.some(({ code }) => code === query.district) ? text('district') : '',
  }
}

const address = (filter: Props['filter'], place: PagePlace = {}): string =>
  listAddress('/centres', filter, place)
