import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { myFacts } from '../verbs/my-facts.ts'

type Mine = z.output<typeof myFacts.output>['items'][number]

const TRUSTS = { A: '发证机构数据', B: '窗口已核验', C: '本人或机构填报', D: '本人承诺' } as const
const STATES = { standing: '有效', corrected: '已更正', withdrawn: '已撤回' } as const

/** /my/facts: everything that is registered of the visitor, and where a correction is asked for (我的登记信息). */
export const myFactsPage = page({
  path: '/my/facts',
  title: '我的登记信息',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的资料', href: '/my/profile' },
  ],
  load: async ({ perform }) => (await perform(myFacts, {})).items,
  view: (items: Mine[]) => (
    <>
      <PageHeading title="我的登记信息">
        各部门登记的您的情况，办补贴、报考时直接用，不用您再填。哪一条不对，就点那一条申请更正。
      </PageHeading>
      <DataTable
        caption="我的登记信息"
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            title: '登记',
            show: ({ title, detail }) => (
              <>
                {title}
                {detail && <span className="hint"> {detail}</span>}
              </>
            ),
          },
          {
            title: '期间',
            show: ({ from, to }) =>
              `${formatDay(from as CivilDate)} 至 ${to ? formatDay(to as CivilDate) : '今'}`,
          },
          { title: '来源', show: ({ source, trust }) => `${source}，${TRUSTS[trust]}` },
          {
            title: '状态',
            show: ({ state, why }) => (state === 'withdrawn' && why ? `已撤回：${why}` : STATES[state]),
          },
          { title: '不对？', show: correctionOf },
        ]}
        empty={
          <EmptyState title="还没有登记" next={{ title: '看看我的资料', href: '/my/profile' }}>
            各部门送来数据、窗口登记以后，会出现在这里。
          </EmptyState>
        }
      />
    </>
  ),
})

function correctionOf({ id, title, correction, words }: Mine) {
  if (correction) return <a href={`/my/cases/${correction}`}>正在更正 {correction}</a>
  if (words === null) return '——'
  return (
    <a href={`/my/facts/${id}/correction`}>
      申请更正<span className="sr">“{title}”</span>
    </a>
  )
}
