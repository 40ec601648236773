import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { mySignUps } from '../verbs/sign-up.ts'

type Mine = z.output<typeof mySignUps.output>

/** /my/sign-ups: what one has signed up for and how it stands (我的报名). */
export const mySignUpsPage = page<Mine>({
  path: '/my/sign-ups',
  title: '我的报名',
  section: 'my',
  who: 'enrolment.sign-up',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: ({ perform }) => perform(mySignUps, {}),
  view: ({ items }) => (
    <>
      <PageHeading title="我的报名">点办件号看进度；不想学了，在里面退出。</PageHeading>
      <DataTable<Mine['items'][number]>
        caption="我的报名"
        captionHidden
        columns={[
          {
            title: '班',
            show: (one) => (
              <a href={`/learn/offers/${one.offer}`}>
                {one.occupation} {one.levelText}
              </a>
            ),
          },
          { title: '开课', show: (one) => formatDay(civilDate(one.startsOn)) },
          {
            title: '到哪一步',
            show: (one) => (one.before === null ? one.stateText : `候补第 ${one.before + 1} 位`),
          },
          { title: '办件号', show: (one) => <a href={`/my/cases/${one.number}`}>{one.number}</a> },
        ]}
        rows={items}
        rowKey={({ number }) => number}
        empty={
          <EmptyState title="您还没有报过名" next={{ title: '看看正在招生的班', href: '/learn/offers' }}>
            选好班点“报名”就行，不用填表。
          </EmptyState>
        }
      />
    </>
  ),
})
