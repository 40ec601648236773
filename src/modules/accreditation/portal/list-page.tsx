import type { z } from 'zod'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { listAddress, Pager, pageLinks, placeIn, totalText } from '../../../kit/pager.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { DirectoryFilter } from '../../../portal/kit/directory-filter.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { DayText } from '../../../portal/kit/text/day-text.tsx'
import { page } from '../../../portal/page.ts'
import { listAccredited } from '../verbs/list.ts'

interface Props {
  found: z.output<typeof listAccredited.output>
  filter: { q: string; district: string; occupation: string }
  districts: readonly { code: string; name: string }[]
}

const ADDRESS = '/assess/organisations'

/** /assess/organisations: who may examine, and for what (评价机构名录). */
export const organisationListPage = page<Props>({
  path: ADDRESS,
  title: '评价机构',
  section: 'assess',
  sitemap: true,
  description: '全市备案的职业技能等级认定评价机构：评价哪些职业、到哪天有效、考点在哪、有没有利害关系。',
  async load({ perform, query, city }) {
    const text = (name: string) => (query[name] ?? '').trim().slice(0, 60)
    const known = city.districts.some(({ code }) => code === query.district)
    const filter = { q: text('q'), occupation: text('occupation'), district: known ? text('district') : '' }
    const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''))
    return {
      found: await perform(listAccredited, { ...asked, ...placeIn(query) }),
      filter,
      districts: city.districts,
    }
  },
  view: ({ found, filter, districts }) => (
    <>
      <PageHeading title="评价机构">
        能组织职业技能等级认定的单位：认定方案经过评审、公示以后备案，每年检查一次。证书由评价机构发，谁发证谁负责。
      </PageHeading>
      <DirectoryFilter
        action={ADDRESS}
        of="评价机构"
        occupation="评价的职业"
        filter={filter}
        districts={districts}
      />
      <h2>{`共 ${totalText(found)} 家`}</h2>
      <DataTable
        caption="评价机构"
        captionHidden
        rows={found.items}
        rowKey={({ id }) => id}
        columns={[
          { title: '机构', show: ({ id, name }) => <a href={`${ADDRESS}/${id}`}>{name}</a> },
          { title: '所在区', show: ({ districtName }) => districtName },
          { title: '作为', show: ({ category }) => category },
          { title: '备案', show: ({ since }) => <DayText day={since as CivilDate} /> },
          { title: '现在', show: ({ teachOut }) => (teachOut ? '正在退出，不办新考试' : '可以办考试') },
        ]}
        empty={
          <EmptyState title="没有符合条件的机构" next={{ title: '看全部机构', href: ADDRESS }}>
            少选一个条件，或者换一个区试试。想申请备案的看
            <a href="/services/accreditation">办事指南</a>。
          </EmptyState>
        }
      />
      <Pager
        of="评价机构"
        unit="家"
        page={found}
        link={pageLinks((place) => listAddress(ADDRESS, filter, place))}
      />
    </>
  ),
})
