import type { z } from 'zod'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { listAddress, Pager, pageLinks, placeIn, totalText } from '../../../kit/pager.tsx'
import { CourseFilter, type CourseFiltered, courseFilterOf } from '../../../portal/kit/course-filter.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { DayText } from '../../../portal/kit/text/day-text.tsx'
import { page } from '../../../portal/page.ts'
import type { PublicClass } from '../schema.ts'
import { listClasses } from '../verbs/list-classes.ts'

interface ClassesProps {
  found: z.output<typeof listClasses.output>
  filter: CourseFiltered
}

/** /learn/classes: subsidised classes that are coming or under way, with filters that need no script (找班次). */
export const classesPage = page<ClassesProps>({
  path: '/learn/classes',
  title: '补贴培训班',
  section: 'learn',
  sitemap: true,
  description: '全市正在开和将要开的补贴培训班：学什么、在哪个区、哪天开课、上多少课时。',
  async load({ perform, query, city }) {
    const filter = courseFilterOf(query, city.districts)
    const found = await perform(listClasses, {
      ...(filter.occupation ? { occupation: filter.occupation } : {}),
      ...(filter.district ? { district: filter.district } : {}),
      ...(filter.level ? { level: filter.level as '5' } : {}),
      ...placeIn(query),
    })
    return { found, filter }
  },
  view: ({ found, filter }) => (
    <>
      <PageHeading title="补贴培训班">
        选一个想学的职业，再看哪个区、哪天开课。能网上报名的在<a href="/learn/offers">正在招生的班</a>
        ，已经备案的班请与机构联系。 也可以先学<a href="/learn/online">网课</a>。
      </PageHeading>
      <CourseFilter action="/learn/classes" label="筛选培训班" filter={filter} found={found} />
      <DataTable<PublicClass>
        caption={`共 ${totalText(found)} 个班`}
        columns={[
          {
            title: '班次',
            show: (one) => (
              <a href={`/learn/classes/${one.id}`}>
                {one.occupation} {one.levelText}
              </a>
            ),
          },
          { title: '开课', show: (one) => <DayText day={civilDate(one.startsOn)} /> },
          { title: '时间', show: (one) => one.lessonTimes },
          { title: '课时', figures: true, show: (one) => one.hours },
          { title: '方式', show: (one) => one.modeText },
          { title: '区', show: (one) => one.districtName },
          {
            title: '机构',
            show: (one) => <a href={`/learn/providers/${one.provider.id}`}>{one.provider.name}</a>,
          },
        ]}
        rows={found.items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            title="现在没有符合条件的班"
            next={{ title: '看看有哪些机构', href: '/learn/providers' }}
          >
            少选一个条件，或者直接问问机构什么时候开班。
          </EmptyState>
        }
      />
      <Pager
        of="培训班"
        unit="个"
        page={found}
        link={pageLinks((place) => listAddress('/learn/classes', filter, place))}
      />
    </>
  ),
})
