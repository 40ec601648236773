import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { listAddress, Pager, pageLinks, placeIn } from '../../../kit/pager.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { SelectField } from '../../../portal/kit/field/select-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Results } from '../../../portal/kit/results.tsx'
import type { ModulePortal } from '../../../portal/module-portal.ts'
import { page, type Texts } from '../../../portal/page.ts'
import { occupationAddress } from '../address.ts'
import { registerOn } from '../rules.ts'
import { findOccupations } from '../verbs/find-occupations.ts'
import { OccupationMarks } from './occupation-marks.tsx'

type Found = z.output<typeof findOccupations.output>
type Occupation = Found['items'][number]

const FILTERS = ['q', 'group', 'mark', 'on'] as const
type Filter = Record<(typeof FILTERS)[number], string>

/** /occupations: every occupation that there is, found while one types (职业名录). */
const registerPage = page<{ found: Found; filter: Filter }>({
  path: '/occupations',
  title: '职业名录',
  section: 'catalogue',
  sitemap: true,
  script: 'instant-search',
  description: '职业分类大典和新职业：按名称、拼音首字母或编码查。',
  async load({ perform, query, on, today }) {
    const filter = filterOf(query, on, today)
    const found = await perform(findOccupations, {
      ...(filter.q ? { q: filter.q } : {}),
      ...(filter.group ? { group: filter.group as '6' } : {}),
      ...(filter.mark ? { mark: filter.mark as 'green' } : {}),
      ...(filter.on ? { on: filter.on } : {}),
      ...placeIn(query),
    })
    return { found, filter }
  },
  view: ({ found, filter }) => (
    <>
      <PageHeading title="职业名录">
        {found.classification
          ? `${found.classification.name}和${formatDay(found.on as CivilDate)}以前的新职业。`
          : `${formatDay(found.on as CivilDate)}没有收录的职业分类。`}
        点职业看它的紧缺程度、补贴、谁在培训、近期考试。
      </PageHeading>
      {found.classification?.status === 'assumed' && (
        <p>
          <AssumedMark /> 名录取自第三方整理稿，编码以正式公布的大典为准。
        </p>
      )}
      <form className="card pad filters" action="/occupations" aria-label="查职业" data-instant="found">
        <TextField
          name="q"
          type="search"
          label="名称、拼音或编码"
          hint="例如：焊工、hangong、hg、6-18"
          value={filter.q}
          maxLength={40}
          autoComplete="off"
          optional
        />
        <SelectField
          name="group"
          label="哪一类"
          value={filter.group}
          none="全部"
          options={[
            ...found.groups.map(({ value, name }) => ({ value, label: `${value} ${name}` })),
            { value: 'new', label: '新职业' },
          ]}
          optional
        />
        <SelectField
          name="mark"
          label="标注"
          value={filter.mark}
          none="不限"
          options={[
            { value: 'digital', label: '数字职业' },
            { value: 'green', label: '绿色职业' },
          ]}
          optional
        />
        {filter.on && <input type="hidden" name="on" value={filter.on} />}
        <Button>查询</Button>
      </form>
      <Results id="found" count={`共 ${found.total} 个职业`}>
        <DataTable<Occupation>
          caption="职业"
          captionHidden
          columns={[
            { title: '职业', show: (one) => <a href={addressOn(one, filter.on)}>{one.name}</a> },
            { title: '编码', show: (one) => one.code ?? '未查到' },
            { title: '标注', show: (one) => <OccupationMarks occupation={one} none="—" /> },
          ]}
          rows={found.items}
          rowKey={(one) => `${one.code} ${one.name}`}
          empty={
            <EmptyState title="没有找到这样的职业" next={{ title: '看全部职业', href: '/occupations' }}>
              少打几个字，或者只打拼音首字母试试。
            </EmptyState>
          }
        />
        <Pager
          of="职业"
          unit="个"
          page={found}
          link={pageLinks((place) => listAddress('/occupations', filter, place))}
        />
      </Results>
      {found.classification && (
        <p className="muted">
          来源：{found.classification.source}。<a href="/open-data#occupations">下载开放数据</a>
        </p>
      )}
    </>
  ),
})

function filterOf(query: Texts, on: CivilDate, today: CivilDate): Filter {
  return {
    q: (query.q ?? '').trim().slice(0, 40),
    group: /^([1-8]|new)$/.test(query.group ?? '') ? (query.group ?? '') : '',
    mark: query.mark === 'digital' || query.mark === 'green' ? query.mark : '',
    on: on === today ? '' : on,
  }
}

const addressOn = (one: Occupation, on: string): string =>
  on ? `${occupationAddress(one)}?on=${on}` : occupationAddress(one)

/** What occupations show to the public. */
export const occupationsPortal: ModulePortal = {
  pages: [registerPage],
  addresses: (standards, today) => registerOn(standards, today).occupations.map(occupationAddress),
}
