import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { listEditions, readEdition } from '../verbs/editions.ts'

type Listed = z.output<typeof listEditions.output>['items'][number]
type Read = z.output<typeof readEdition.output>
type Changed = Read['differences'][number]

const HERE = '/subsidy/catalog/editions'
const CATALOGUE = { title: '紧缺职业目录', href: '/subsidy/catalog' }

const daysOf = ({ from, to }: Pick<Listed, 'from' | 'to'>): string =>
  `${formatDay(from as CivilDate)}起${to ? `，${formatDay(to as CivilDate)}止` : ''}`

/** /subsidy/catalog/editions: every edition for ever, newest first, those that are still to come included. */
const editionsPage = page({
  path: HERE,
  title: '历次紧缺职业目录',
  section: 'catalogue',
  sitemap: true,
  trail: [CATALOGUE],
  description: '历次公布的紧缺职业目录，每一版的施行日和变化。',
  load: async ({ perform, today }) => ({ items: (await perform(listEditions, {})).items, today }),
  view: ({ items, today }: { items: Listed[]; today: CivilDate }) => (
    <>
      <PageHeading title="历次紧缺职业目录">每一版永久保留。开班按备案当日施行的那一版补贴。</PageHeading>
      <DataTable
        caption="历次目录"
        captionHidden
        columns={[
          {
            title: '目录',
            show: (one: Listed) => (
              <>
                <a href={`${HERE}/${one.edition}`}>{one.name}</a>
                {one.from > today && '（已公布，尚未施行）'}
              </>
            ),
          },
          { title: '施行', show: (one: Listed) => daysOf(one) },
          {
            title: '职业',
            figures: true,
            show: (one: Listed) => (one.published === null ? '未查到' : `${one.published} 个`),
          },
          { title: '本系统收录', figures: true, show: (one: Listed) => `${one.rows} 个` },
          { title: '依据', show: (one: Listed) => (one.status === 'assumed' ? <AssumedMark /> : '已核实') },
        ]}
        rows={items}
        rowKey={(one) => one.edition}
        empty={
          <EmptyState title="还没有目录" next={CATALOGUE}>
            公布以后在这里查阅。
          </EmptyState>
        }
      />
    </>
  ),
})

/** /subsidy/catalog/editions/{edition}: one edition at an address that stays, and what it changed. */
const editionPage = page({
  path: `${HERE}/{edition}`,
  title: (read: Read) => read.name,
  section: 'catalogue',
  trail: [CATALOGUE, { title: '历次目录', href: HERE }],
  load: ({ perform, params }) => perform(readEdition, { edition: params.edition ?? '' }),
  view: (read: Read) => (
    <>
      <PageHeading title={read.name}>{daysOf(read)}施行。</PageHeading>
      {read.status === 'assumed' && (
        <p>
          <AssumedMark />
        </p>
      )}
      <p>
        <a href={`/subsidy/catalog?on=${read.from}`}>看这一版的全部职业和金额</a>
      </p>
      <h2>{read.before ? `与${read.before.name}相比` : '这是收录的第一版'}</h2>
      {read.before && (
        <DataTable
          caption="变化"
          captionHidden
          columns={[
            { title: '职业（工种）', show: (one: Changed) => one.name },
            { title: '变化', show: (one: Changed) => KINDS[one.kind] },
            {
              title: '栏目',
              show: (one: Changed) =>
                one.changes.length === 0 ? (
                  '—'
                ) : (
                  <ul>
                    {one.changes.map(({ column, before, after }) => (
                      <li key={column}>
                        {column}：{before || '（空）'} → {after || '（空）'}
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
          rows={read.differences}
          rowKey={(one) => one.name}
          empty={
            <EmptyState title="没有变化" next={{ title: '历次目录', href: HERE }}>
              两版收录的内容相同。
            </EmptyState>
          }
        />
      )}
      <p className="muted">来源：{read.source}。只比较本系统收录的职业，没有收录的不等于移出。</p>
    </>
  ),
})

const KINDS = { added: '新收录', removed: '不再收录', changed: '有调整' }

export const editionPages = [editionsPage, editionPage]
