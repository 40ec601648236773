import type { z } from 'zod'
import { parseCivilDate } from '../../../kernel/value/time/civil-date.ts'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { listAddress, Pager, pageLinks, placeIn, totalText } from '../../../kit/pager.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { CourseFilter, type CourseFiltered, courseFilterOf } from '../../../portal/kit/course-filter.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { SelectField } from '../../../portal/kit/field/select-field.tsx'
import { DistrictTiles } from '../../../portal/kit/map/district-tiles.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import type { PublicOffer } from '../offer/view.ts'
import { listOffers } from '../verbs/find-offers.ts'
import { OFFER_COLUMNS } from './offer-columns.tsx'

interface OffersProps {
  found: z.output<typeof listOffers.output>
  filter: CourseFiltered & { from: string }
  shorts: Readonly<Record<string, string>>
}

/** /learn/offers: what one can sign up for today, on the map and as a list (找班报名). */
export const offersPage = page<OffersProps>({
  path: '/learn/offers',
  title: '正在招生的班',
  section: 'learn',
  sitemap: true,
  description: '现在能报名的补贴培训班：学什么、在哪个区、哪天开课、自己出多少钱。',
  async load({ perform, query, city }) {
    const from = parseCivilDate(query.from ?? '').valid ? (query.from ?? '') : ''
    const filter = { ...courseFilterOf(query, city.districts), from }
    const found = await perform(listOffers, {
      ...(filter.occupation ? { occupation: filter.occupation } : {}),
      ...(filter.district ? { district: filter.district } : {}),
      ...(filter.level ? { level: filter.level as '5' } : {}),
      ...(filter.from ? { from: filter.from } : {}),
      ...placeIn(query),
    })
    const shorts = Object.fromEntries(city.districts.map(({ code, short }) => [code, short]))
    return { found, filter, shorts }
  },
  view: ({ found, filter, shorts }) => (
    <>
      <PageHeading title="正在招生的班">
        选好班点“报名”就行，不用填表。机构一个工作日内答复；满了可以排候补。
      </PageHeading>
      <p className="muted">
        按开课先后排
        {found.gradesFirst.length > 0 && (
          <>
            ；同一天开课的，<a href="/credit">信用 {found.gradesFirst.join('、')}</a> 的机构在前。{' '}
            <AssumedMark />
          </>
        )}
      </p>
      <CourseFilter action="/learn/offers" label="筛选招生" filter={filter} found={found} />
      <DataTable<PublicOffer>
        caption={`共 ${totalText(found)} 个班`}
        columns={[
          ...OFFER_COLUMNS,
          { title: '区', show: (one) => one.districtName },
          {
            title: '机构',
            show: (one) => (
              <span>
                <a href={`/learn/providers/${one.provider.id}`}>{one.provider.name}</a>
                {one.provider.grade && `（信用 ${one.provider.grade}）`}
              </span>
            ),
          },
        ]}
        rows={found.items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            title="现在没有符合条件的招生"
            next={{ title: '看看已经备案的班', href: '/learn/classes' }}
          >
            少选一个条件，或者直接问问机构什么时候招生。
          </EmptyState>
        }
      />
      <Pager
        of="招生"
        unit="个"
        page={found}
        link={pageLinks((place) => listAddress('/learn/offers', filter, place))}
      />
      {found.items.length > 1 && <Comparing offers={found.items} />}
      <DistrictTiles
        label="各区正在招生的班"
        unit="个班"
        tiles={found.districts.map(({ code, name, count }) => ({
          code,
          short: shorts[code] ?? name,
          count,
          href: listAddress('/learn/offers', { ...filter, district: code }, {}),
        }))}
      />
    </>
  ),
})

/** Two of the list, to be laid side by side without a script (比一比). */
const Comparing = ({ offers }: { offers: readonly PublicOffer[] }) => {
  const options = offers.map(({ id, occupation, levelText, startsOn, provider }) => ({
    value: id,
    label: `${occupation} ${levelText}，${startsOn} 开课，${provider.name}`,
  }))
  return (
    <form className="card pad filters" action="/learn/compare" aria-label="比一比两个班">
      <SelectField name="one" label="第一个班" value={options[0]?.value ?? ''} options={options} />
      <SelectField name="other" label="第二个班" value={options[1]?.value ?? ''} options={options} />
      <Button>看两个班的不同</Button>
    </form>
  )
}
