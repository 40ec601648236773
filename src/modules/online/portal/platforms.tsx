import type { z } from 'zod'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { HiddenField } from '../../../portal/kit/field/hidden-field.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page, redirect } from '../../../portal/page.ts'
import { joinAsTrainee, leaveAsTrainee, myPlatforms } from '../verbs/platform/learn.ts'
import { listPlatforms } from '../verbs/platform/read.ts'
import { lasting } from './minutes.ts'

type Listed = z.output<typeof listPlatforms.output>
type Line = Listed['items'][number]

/** /learn/platforms: the platforms on which hours count, and those that have left (线上平台). */
export const platformsPage = page<Listed>({
  path: '/learn/platforms',
  title: '线上平台',
  section: 'learn',
  sitemap: true,
  description: '市里遴选的线上培训平台：谁办的、教什么、哪天入选、哪天退出。',
  trail: [{ title: '网课', href: '/learn/online' }],
  load: ({ perform }) => perform(listPlatforms, {}),
  view: ({ items }) => (
    <>
      <PageHeading title="线上平台">
        市里遴选的平台，公示后入选，分阶段评估。在平台上学，学时由市里按播放记录计。
        <a href="/my/platforms">我的平台学习</a>
      </PageHeading>
      <DataTable<Line>
        caption="线上平台"
        captionHidden
        columns={[
          { title: '平台', show: ({ name, site }) => <a href={site}>{name}</a> },
          {
            title: '单位',
            show: ({ organisation, operator }) => <a href={`/learn/providers/${organisation}`}>{operator}</a>,
          },
          { title: '教什么', show: ({ about }) => about },
          { title: '状态', show: standingOf },
        ]}
        rows={items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState title="还没有入选的平台" next={{ title: '看市里的网课', href: '/learn/online' }}>
            入选的会列在这里。
          </EmptyState>
        }
      />
    </>
  ),
})

const standingOf = (one: Line) =>
  one.endedOn ? (
    <>
      <Tag tone="bad">已退出</Tag> {formatDay(one.endedOn as Parameters<typeof formatDay>[0])}，
      {one.endReason}
    </>
  ) : (
    <>
      <Tag tone="ok">已入选</Tag>{' '}
      {one.selectedOn && formatDay(one.selectedOn as Parameters<typeof formatDay>[0])}
    </>
  )

interface Mine {
  items: z.output<typeof myPlatforms.output>['items']
  others: Line[]
}

/** /my/platforms: where one learns and under which code, and where one can begin (我的平台学习). */
export const myPlatformsPage = page<Mine>({
  path: '/my/platforms',
  title: '我的平台学习',
  section: 'my',
  who: 'online.learn',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  async load({ perform }) {
    const { items } = await perform(myPlatforms, {})
    const there = new Set(items.filter(({ left }) => !left).map(({ id }) => id))
    const { items: all } = await perform(listPlatforms, {})
    return { items, others: all.filter(({ id, standing }) => standing === 'selected' && !there.has(id)) }
  },
  view: ({ items, others }) => (
    <>
      <PageHeading title="我的平台学习">
        把学员码填到平台上，平台就能把您看过的报给市里。学员码里没有您的姓名和证件号码。
      </PageHeading>
      {items.map((one) => (
        <Panel key={one.id} title={one.name}>
          <p>
            {one.ended ? (
              <Tag tone="bad">平台已退出</Tag>
            ) : one.left ? (
              <Tag>已不学</Tag>
            ) : (
              <Tag tone="ok">在学</Tag>
            )}
          </p>
          <CheckAnswers
            answers={[
              { label: '学员码', value: <strong>{spaced(one.code)}</strong> },
              { label: '平台网址', value: <a href={one.site}>{one.site}</a> },
              { label: '已计学时', value: lasting(one.seconds) },
            ]}
          />
          {!one.left && !one.ended && (
            <Form action="leave" id={one.id} label={`不再在${one.name}学习`}>
              <HiddenField name="id" value={one.id} />
              <Button tone="ghost">不再学习</Button>
            </Form>
          )}
        </Panel>
      ))}
      {others.map((one) => (
        <Panel key={one.id} title={one.name}>
          <p>{one.about}</p>
          <Form action="join" id={one.id} label={`登记为${one.name}学员`}>
            <HiddenField name="id" value={one.id} />
            <Button>登记为学员</Button>
          </Form>
        </Panel>
      ))}
      {items.length === 0 && others.length === 0 && (
        <EmptyState title="还没有可以登记的平台" next={{ title: '看市里的网课', href: '/learn/online' }}>
          平台入选以后列在这里。
        </EmptyState>
      )}
    </>
  ),
  actions: {
    async join({ perform, form }) {
      await perform(joinAsTrainee, { id: form.id ?? '' })
      return redirect('/my/platforms')
    },
    async leave({ perform, form }) {
      await perform(leaveAsTrainee, { id: form.id ?? '' })
      return redirect('/my/platforms')
    },
  },
})

/** A short code in groups, as one reads it out; an old one as it is. */
const spaced = (code: string): string =>
  code.length === 13 ? `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}` : code
