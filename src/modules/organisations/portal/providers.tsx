import type { z } from 'zod'
import { listAddress, type PagePlace, Pager, pageLinks, placeIn, totalText } from '../../../kit/pager.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { SelectField } from '../../../portal/kit/field/select-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { DistrictTiles } from '../../../portal/kit/map/district-tiles.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page, type Texts } from '../../../portal/page.ts'
import { listOrganisations } from '../verbs/list-organisations.ts'
import type { PublicOrganisation } from '../views.ts'
import { AgreementTag, AgreementText, CreditLine } from './provider-scopes.tsx'

interface ProvidersProps {
  found: z.output<typeof listOrganisations.output>
  filter: Record<FilterName, string>
}

const FILTERS = ['q', 'district', 'occupation', 'agreed'] as const
type FilterName = (typeof FILTERS)[number]

/** /learn/providers: who trains, district by district, with what each may teach and its agreement (找机构). */
export const providersPage = page<ProvidersProps>({
  path: '/learn/providers',
  title: '培训机构',
  section: 'learn',
  sitemap: true,
  description: '全市可以开补贴培训班的机构：在哪个区、能教哪些职业和等级、协议到哪天。',
  trail: [{ title: '学技能', href: '/learn/classes' }],
  async load({ perform, query, city }) {
    const filter = filterOf(query, city.districts)
    const found = await perform(listOrganisations, {
      kind: 'trainers',
      ...(filter.q ? { q: filter.q } : {}),
      ...(filter.district ? { district: filter.district } : {}),
      ...(filter.occupation ? { occupation: filter.occupation } : {}),
      ...(filter.agreed ? { agreed: true } : {}),
      ...placeIn(query),
    })
    return { found, filter }
  },
  view: ({ found, filter }) => (
    <>
      <PageHeading title="培训机构">
        参加补贴培训前看两样：机构有没有有效的补贴培训协议，想学的职业和等级在不在它的范围里。
      </PageHeading>
      <Panel title="按区找">
        <DistrictTiles
          label="各区培训机构数"
          unit="家机构"
          tiles={found.districts.map(({ code, short, count }) => ({
            code,
            short,
            count,
            href: address({ ...filter, district: code === filter.district ? '' : code }),
          }))}
        />
      </Panel>
      <FilterForm filter={filter} districts={found.districts} />
      <h2 id="found">{`共 ${totalText(found)} 家`}</h2>
      <ul className="providers" aria-labelledby="found">
        {found.items.map((provider) => (
          <Provider
            key={provider.id}
            provider={provider}
            district={found.districts.find(({ code }) => code === provider.district)?.name ?? ''}
          />
        ))}
      </ul>
      {found.total === 0 && (
        <EmptyState title="没有符合条件的机构" next={{ title: '看全部机构', href: '/learn/providers' }}>
          少选一个条件，或换一个区试试。
        </EmptyState>
      )}
      <Pager of="培训机构" unit="家" page={found} link={pageLinks((place) => address(filter, place))} />
    </>
  ),
})

const FilterForm = ({
  filter,
  districts,
}: {
  filter: ProvidersProps['filter']
  districts: ProvidersProps['found']['districts']
}) => (
  <form className="card pad filters" action="/learn/providers" aria-label="筛选培训机构">
    <TextField name="q" label="机构名称" value={filter.q} maxLength={60} optional />
    <TextField
      name="occupation"
      label="想学的职业"
      hint="写全名，例如：焊工"
      value={filter.occupation}
      maxLength={60}
      optional
    />
    <SelectField
      name="district"
      label="所在区"
      value={filter.district}
      none="全市"
      options={districts.map(({ code, name }) => ({ value: code, label: name }))}
    />
    <SelectField
      name="agreed"
      label="补贴培训协议"
      value={filter.agreed}
      none="不限"
      options={[{ value: 'true', label: '只看协议有效的' }]}
    />
    <Button>筛选</Button>
  </form>
)

const Provider = ({ provider, district }: { provider: PublicOrganisation; district: string }) => (
  <li className="card pad">
    <h3>
      <a href={`/learn/providers/${provider.id}`}>{provider.name}</a>
    </h3>
    <p className="muted">
      {provider.kindText} · {district}
      {provider.address && ` · ${provider.address}`}
    </p>
    <CreditLine provider={provider} />
    <p>
      <AgreementTag provider={provider} />
    </p>
    <p>
      协议：
      <AgreementText agreement={provider.agreement} />
    </p>
    <p>
      能教：
      {provider.training.length > 0
        ? provider.training.map(({ occupation, levelText }) => `${occupation}（${levelText}）`).join('；')
        : '没有核定的范围'}
    </p>
  </li>
)

function filterOf(query: Texts, districts: readonly { code: string }[]): ProvidersProps['filter'] {
  const text = (name: FilterName) => (query[name] ?? '').trim().slice(0, 60)
  return {
    q: text('q'),
    occupation: text('occupation'),
    district: districts.some(({ code }) => code === query.district) ? text('district') : '',
    agreed: query.agreed === 'true' ? 'true' : '',
  }
}

const address = (filter: ProvidersProps['filter'], place: PagePlace = {}): string =>
  listAddress('/learn/providers', filter, place)
