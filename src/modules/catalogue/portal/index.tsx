import type { z } from 'zod'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { Tag, type TagTone } from '../../../kit/tag.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { SearchBox } from '../../../portal/kit/field/search-box.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Results } from '../../../portal/kit/results.tsx'
import type { ModulePortal } from '../../../portal/module-portal.ts'
import { page } from '../../../portal/page.ts'
import { occupationAddress } from '../../occupations/index.ts'
import { catalogueKind } from '../rules.ts'
import { currentCatalogue } from '../verbs/current.ts'
import { listEditions } from '../verbs/editions.ts'
import { editionPages } from './editions.tsx'

type Catalogue = z.infer<typeof currentCatalogue.output>
type Entry = Catalogue['entries'][number]

interface Shown {
  sought: string
  asked: CivilDate | null
  catalogue: Catalogue
  /** Published, but not in force yet. */
  coming: z.infer<typeof listEditions.output>['items']
}

const TONES: Record<string, TagTone> = { 非常紧缺: 'brick', 紧缺: 'warn', 一般紧缺: 'plain' }

/** /subsidy/catalog: the catalogue in force, with what is carried over marked on every line. */
const cataloguePage = page({
  path: '/subsidy/catalog',
  title: '紧缺职业目录',
  section: 'catalogue',
  sitemap: true,
  script: 'instant-search',
  description: '哪些职业缺人，考取各等级按什么标准补贴。',
  async load({ perform, query, on, today }) {
    const sought = (query.q ?? '').trim().slice(0, 40)
    const asked = on === today ? null : on
    const catalogue = await perform(currentCatalogue, {
      ...(sought ? { q: sought } : {}),
      ...(asked ? { on: asked } : {}),
    })
    const { items } = await perform(listEditions, {})
    return { sought, asked, catalogue, coming: items.filter(({ from }) => from > today) }
  },
  view: ({ sought, asked, catalogue, coming }: Shown) => (
    <>
      <PageHeading title="紧缺职业目录">
        {catalogue.name}，{formatDay(catalogue.from as CivilDate)}起施行
        {catalogue.to ? `，${formatDay(catalogue.to as CivilDate)}止` : ''}。
        {asked && `这里是${formatDay(asked)}的目录。`}
      </PageHeading>
      {coming.map((one) => (
        <Notice key={one.edition}>
          <a href={`/subsidy/catalog/editions/${one.edition}`}>{one.name}</a>已公布，
          {formatDay(one.from as CivilDate)}起施行；以前备案的班仍按现行目录。
        </Notice>
      ))}
      {catalogue.status === 'assumed' && (
        <p>
          <AssumedMark />{' '}
          {catalogue.entries.some((entry) => entry.amountsFrom)
            ? '这一版没有公布金额，这里沿用此前最后一次公布的金额，以主管部门公布为准。'
            : '这一版没有查到公布原文，以主管部门公布为准。'}
        </p>
      )}
      <SearchBox
        action="/subsidy/catalog"
        label="搜索职业"
        value={sought}
        placeholder="如“焊工”，拼音首字母“hg”也行"
        id="catalogue-search"
        instant="listed"
        keep={asked ? { on: asked } : {}}
      />
      <Results id="listed" count={`共 ${catalogue.entries.length} 个职业`}>
        <DataTable
          caption="职业、紧缺程度和 120 课时培训补贴标准（元）"
          columns={[
            {
              title: '职业（工种）',
              show: (entry: Entry) => (
                <>
                  <a href={occupationAddress(entry)}>{entry.name}</a> <Marks marks={entry.marks} />
                </>
              ),
            },
            { title: '编码', show: (entry: Entry) => entry.code ?? '—', spare: true },
            {
              title: '紧缺程度',
              show: (entry: Entry) =>
                entry.demand ? <Tag tone={TONES[entry.demand] ?? 'plain'}>{entry.demand}</Tag> : '未公布',
            },
            ...(['5', '4', '3', '2', '1'] as const).map((level) => ({
              title: levelName(Number(level) as Level).slice(0, 2),
              figures: true,
              show: (entry: Entry) => cellText(entry, level),
            })),
            { title: '说明', show: (entry: Entry) => (entry.assumed ? <AssumedMark /> : basisOf(entry)) },
          ]}
          rows={catalogue.entries}
          rowKey={(entry) => entry.name}
          empty={
            <EmptyState
              title={`目录里没有“${sought}”`}
              next={{ title: '看全部职业', href: '/subsidy/catalog' }}
            >
              换一个词试试。不在目录里的职业没有培训补贴。
            </EmptyState>
          }
        />
      </Results>
      <p className="muted">
        来源：{catalogue.source}
        。“——”表示国家标准没有这一等级，“/”表示市场没有需求、不补贴，“未公布”表示没有查到金额。
        <a href="/api/v1/catalogue/current.xlsx">下载 Excel</a>，
        <a href="/subsidy/catalog/editions">历次目录和变化</a>，
        <a href="/occupations">查职业名录里的全部职业</a>，<a href="/open-data">下载开放数据</a>
      </p>
    </>
  ),
})

const Marks = ({ marks }: { marks: Entry['marks'] }) =>
  marks.map((mark) =>
    mark === 'digital' ? (
      <Tag key={mark}>数字职业</Tag>
    ) : (
      <Tag key={mark} tone="ok">
        绿色职业
      </Tag>
    ),
  )

/** What is published of an occupation that nothing is carried over for. */
const basisOf = (entry: Entry): string =>
  Object.values(entry.amounts).some((cell) => cell?.kind === 'amount') ? '已公布' : '只公布了紧缺程度'

function cellText(entry: Entry, level: string): string {
  const cell = entry.amounts[level]
  if (cell?.kind === 'amount' && cell.amount !== null)
    return formatYuan(cell.amount as Fen).replace(/\.00$/, '')
  return cell?.kind === 'notInStandard' ? '——' : cell?.kind === 'notSubsidised' ? '/' : '未公布'
}

/** What the catalogue shows to the public. */
export const cataloguePortal: ModulePortal = {
  pages: [cataloguePage, ...editionPages],
  news: async ({ standards }) =>
    (await standards()).all(catalogueKind).map(({ name, from, source }) => ({
      title: name,
      href: `/subsidy/catalog?on=${from}`,
      day: from,
      kind: '紧缺职业目录',
      summary: `${formatDay(from)}起施行。来源：${source}`,
    })),
}
