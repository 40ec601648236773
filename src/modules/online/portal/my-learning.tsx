import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page } from '../../../portal/page.ts'
import { myLearning } from '../verbs/my-learning.ts'
import { lasting } from './minutes.ts'

type Mine = z.output<typeof myLearning.output>

/** /my/online: what has been counted for the visitor, and why other time was not (我的网课). */
export const myLearningPage = page<Mine>({
  path: '/my/online',
  title: '我的网课',
  section: 'my',
  who: 'online.learn',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: ({ perform }) => perform(myLearning, {}),
  view: ({ items }) => (
    <>
      <PageHeading title="我的网课">
        每一秒按服务器的时钟计，同一段只计一次。在别的平台上学的看<a href="/my/platforms">我的平台学习</a>。
      </PageHeading>
      {items.length === 0 && (
        <EmptyState title="还没有学过网课" next={{ title: '看看有哪些网课', href: '/learn/online' }}>
          打开课件开始播放，这里就有进度。
        </EmptyState>
      )}
      {items.map((one) => (
        <Panel key={one.id} title={one.title} more={{ title: '接着学', href: `/learn/online/${one.id}` }}>
          <p>
            {one.done ? <Tag tone="ok">已学完</Tag> : <Tag>在学</Tag>} 已计 {lasting(one.counted)}，视频共{' '}
            {lasting(one.length)}
          </p>
          <progress value={one.counted} max={one.length} aria-label={`${one.title}进度`} />
          {one.days.length > 0 && (
            <DataTable
              caption="每天计了多少"
              columns={[
                { title: '日期', show: ({ day }) => formatDay(civilDate(day)) },
                { title: '已计', show: ({ counted }) => lasting(counted) },
              ]}
              rows={one.days}
              rowKey={({ day }) => day}
              empty={null}
            />
          )}
          {one.uncounted.length > 0 && (
            <DataTable
              caption="为什么有的时间不计"
              columns={[
                { title: '原因', show: ({ text }) => text },
                { title: '次数', figures: true, show: ({ times }) => times },
                { title: '不计的时间', show: ({ seconds }) => (seconds > 0 ? lasting(seconds) : '—') },
              ]}
              rows={one.uncounted}
              rowKey={({ code }) => code}
              empty={null}
            />
          )}
        </Panel>
      ))}
    </>
  ),
})
