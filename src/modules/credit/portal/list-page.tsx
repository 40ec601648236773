import type { z } from 'zod'
import { AssumedMark } from '../../../kit/assumed-mark.tsx'
import { listAddress, type PagePlace, Pager, pageLinks, placeIn, totalText } from '../../../kit/pager.tsx'
import { Tag } from '../../../kit/tag.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page } from '../../../portal/page.ts'
import { listOrganisations } from '../../organisations/index.ts'
import { GRADES, type Grade } from '../standard.ts'
import { creditOverview } from '../verbs/overview.ts'
import { toneOf } from './tone.ts'

type Overview = z.output<typeof creditOverview.output>
type Found = z.output<typeof listOrganisations.output>

interface Props {
  overview: Overview
  found: Found
  grade: Grade | null
}

/** /credit: the training schools by grade, and the whole standard by which they are rated (信用公示). */
export const creditListPage = page<Props>({
  path: '/credit',
  title: '培训机构信用',
  section: 'learn',
  sitemap: true,
  description: '民办职业培训机构的信用等级：A+、A、B、C，按什么评、各等怎么对待。',
  trail: [{ title: '学技能', href: '/learn/classes' }],
  async load({ perform, query }) {
    const grade = GRADES.find((one) => one === query.grade) ?? null
    const overview = await perform(creditOverview, {})
    const found = await perform(listOrganisations, {
      kind: 'private-school',
      ...(grade ? { grade } : {}),
      ...placeIn(query),
    })
    return { overview, found, grade }
  },
  view: ({ overview, found, grade }) => (
    <>
      <PageHeading title="培训机构信用">
        民办职业培训机构每年评一次，分四等。点机构名称，看它为什么是这一等。抽查谁由
        <a href="/draws">双随机抽查</a>定；发现问题可以<a href="/report">举报</a>。
      </PageHeading>
      <nav aria-label="等级">
        <ul className="tags">
          {[null, ...GRADES].map((one) => (
            <li key={one ?? 'all'}>
              <a href={address(one)} {...(one === grade ? { 'aria-current': 'page' as const } : {})}>
                {one ? `${one}（${countOf(overview, one)} 家）` : '全部'}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{`共 ${totalText(found)} 家`}</h2>
      <DataTable
        caption="培训机构和信用等级"
        captionHidden
        rows={found.items}
        rowKey={({ id }) => id}
        columns={[
          { title: '机构', show: ({ id, name }) => <a href={`/credit/${id}`}>{name}</a> },
          {
            title: '所在区',
            show: ({ district }) => found.districts.find(({ code }) => code === district)?.name ?? '',
          },
          {
            title: '等级',
            show: ({ credit }) =>
              credit ? (
                <Tag tone={toneOf(credit.grade)}>
                  {credit.grade} {credit.title}
                </Tag>
              ) : (
                '还没有评'
              ),
          },
          { title: '年度', show: ({ credit }) => (credit ? `${credit.year}年` : '——') },
          {
            title: '新的补贴班',
            show: ({ credit }) => (credit ? (credit.newClasses ? '可以开' : '不开') : '——'),
          },
        ]}
        empty={
          <EmptyState title="没有这一等的机构" next={{ title: '看全部机构', href: '/credit' }}>
            换一个等级看看。
          </EmptyState>
        }
      />
      <Pager of="培训机构" unit="家" page={found} link={pageLinks((place) => address(grade, place))} />
      <Standard overview={overview} />
    </>
  ),
})

/** What each grade takes and brings, what is looked at, and how it goes on. */
const Standard = ({ overview }: { overview: Overview }) => (
  <>
    <Panel title="分几等，各等怎么对待">
      {overview.assumed && (
        <p>
          <AssumedMark /> {overview.source}。
        </p>
      )}
      <DataTable
        caption="等级和措施"
        captionHidden
        rows={overview.grades}
        rowKey={({ grade }) => grade}
        columns={[
          { title: '等级', show: ({ grade, title }) => `${grade}（${title}）` },
          { title: '多少分起', show: ({ from }) => `${from} 分` },
          { title: '新的补贴班', show: ({ newClasses }) => (newClasses ? '可以开' : '不开，已开的上完') },
          {
            title: '招生排序',
            show: ({ priority }) => (priority ? '同一天开课的排在前' : '按开课先后'),
          },
          { title: '每年检查', show: ({ inspections }) => `${inspections} 次` },
          { title: '抽查时占', show: ({ drawWeight }) => `${drawWeight} 签` },
        ]}
        empty={null}
      />
    </Panel>
    <Panel title="看什么，扣多少">
      <DataTable
        caption="指标"
        captionHidden
        rows={overview.indicators}
        rowKey={({ name }) => name}
        columns={[
          { title: '项目', show: ({ name }) => name },
          { title: '方面', show: ({ family }) => family },
          { title: '满分', show: ({ max }) => max },
          { title: '每有一次扣', show: ({ perEvent }) => `${perEvent} 分` },
          { title: '改正以后', show: ({ repairable }) => (repairable ? '可以修复' : '不能修复') },
        ]}
        empty={null}
      />
      <p>有下面任何一项的，最高评为 C：{overview.veto.map(({ name }) => name).join('、')}。</p>
    </Panel>
    <Panel title="怎么评出来">
      <ol className="dots">
        <li>每条记录都有依据，只增不改；记错了另记一笔更正。</li>
        <li>初评先告诉机构，机构可以对任何一条提异议。</li>
        <li>{`处理完异议，公示 ${overview.noticeDays} 个工作日，谁都可以提意见，期满生效。`}</li>
        <li>生效以后又查实问题、够不上这一等的，重新告知、公示，降等。</li>
        <li>{`改正满 ${overview.repair.afterDays} 日可以申请修复，核实后当天恢复，最高到 ${overview.repair.best}。`}</li>
      </ol>
    </Panel>
  </>
)

const countOf = ({ grades }: Overview, grade: Grade): number =>
  grades.find((one) => one.grade === grade)?.count ?? 0

const address = (grade: Grade | null, place: PagePlace = {}): string =>
  listAddress('/credit', { grade: grade ?? '' }, place)
