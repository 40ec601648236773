import type { z } from 'zod'
import { type CivilDate, dayOrNull, formatDay } from '../../kernel/value/time/civil-date.ts'
import { listAddress, Pager, pageLinks, placeIn } from '../../kit/pager.tsx'
import { Tag } from '../../kit/tag.tsx'
import { calendar } from '../../portal/calendar.ts'
import { Button } from '../../portal/kit/button.tsx'
import { DataTable } from '../../portal/kit/data-table.tsx'
import { EmptyState } from '../../portal/kit/empty-state.tsx'
import { TextField } from '../../portal/kit/field/text-field.tsx'
import { Confirmation } from '../../portal/kit/form/confirmation.tsx'
import { Form } from '../../portal/kit/form/form.tsx'
import { PageHeading } from '../../portal/kit/page-heading.tsx'
import { asWritten } from '../../portal/kit/text/as-written.ts'
import { page, redirect } from '../../portal/page.ts'
import { CASE_VERBS } from '../modules.ts'

type Notice = z.infer<typeof CASE_VERBS.readPublicNotice.output>

/** /notices: everything that stands in public notice. */
const listPage = page({
  path: '/notices',
  title: '公示公告',
  section: 'notices',
  sitemap: true,
  description: '补贴、成绩等正在公示和已经公示的名单。',
  load: ({ perform, query }) => perform(CASE_VERBS.listPublicNotices, placeIn(query)),
  view: ({ items, ...found }: z.infer<typeof CASE_VERBS.listPublicNotices.output>) => (
    <>
      <PageHeading title="公示公告">公示期内，任何人都可以提出异议。</PageHeading>
      <DataTable
        caption="公示"
        captionHidden
        columns={[
          { title: '公示', show: (one: Notice) => <a href={`/notices/${one.id}`}>{one.title}</a> },
          { title: '开始', show: (one: Notice) => formatDay(one.openedOn as CivilDate) },
          { title: '截止', show: (one: Notice) => formatDay(one.endsOn as CivilDate) },
          {
            title: '状态',
            show: (one: Notice) => (one.open ? <Tag tone="brick">公示中</Tag> : <Tag>已结束</Tag>),
          },
        ]}
        rows={items}
        rowKey={(one) => one.id}
        empty={
          <EmptyState title="现在没有公示" next={{ title: '回首页', href: '/' }}>
            有新的公示会列在这里。
          </EmptyState>
        }
      />
      <Pager
        of="公示"
        unit="则"
        page={found}
        link={pageLinks((place) => listAddress('/notices', {}, place))}
      />
    </>
  ),
})

/** /notices/{id}: one notice, and while it is open the way to object. */
const noticePage = page({
  path: '/notices/{id}',
  title: (one: { notice: Notice }) => one.notice.title,
  section: 'notices',
  trail: [{ title: '公示公告', href: '/notices' }],
  load: async ({ perform, params, query }) => ({
    notice: await perform(CASE_VERBS.readPublicNotice, { id: params.id ?? '' }),
    filed: /^YY-\d{4}-\d{6}-\d{6}$/.test(query.filed ?? '') ? (query.filed as string) : null,
    due: dayOrNull(query.due),
  }),
  view: ({ notice, filed, due }: { notice: Notice; filed: string | null; due: CivilDate | null }) => (
    <>
      {filed && (
        <Confirmation
          title="异议已收到"
          number={filed}
          next={[
            `市人社局复核岗核查${due ? `，${formatDay(due)}以前` : ''}。`,
            '核查期间公示不会通过。',
            '查清以后，按您留的联系方式答复您。',
          ]}
        />
      )}
      <PageHeading title={notice.title}>
        {formatDay(notice.openedOn as CivilDate)}至{formatDay(notice.endsOn as CivilDate)}，
        {notice.open ? '公示中' : '已结束'}。
      </PageHeading>
      {notice.estimatedYears.length > 0 && (
        <p>{notice.estimatedYears.join('、')} 年放假安排未发布，截止日按周末估算。</p>
      )}
      {notice.open && (
        <p>
          <a href={`/notices/${notice.id}/calendar.ics`}>把截止日加进日历</a>，
          <a href={`/notices/${notice.id}/notice.pdf`}>打印公示（PDF）</a>
        </p>
      )}
      <dl className="pairs card pad">
        {notice.fields.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd {...asWritten(label)}>{text}</dd>
          </div>
        ))}
      </dl>
      {notice.open && (
        <section className="card pad" aria-labelledby="object">
          <h2 id="object">提出异议</h2>
          <Form action="object" check label="提出异议">
            <TextField name="text" label="事实和理由" hint="至少 10 个字" lines={5} maxLength={2000} />
            <TextField name="contact" label="联系方式" hint="只给核查人员看，用来答复您" maxLength={100} />
            <Button>提交异议</Button>
          </Form>
        </section>
      )}
    </>
  ),
  actions: {
    async object({ perform, params, form }) {
      const { number, due } = await perform(CASE_VERBS.objectToNotice, {
        id: params.id ?? '',
        text: form.text ?? '',
        contact: form.contact ?? '',
      })
      return redirect(`/notices/${params.id}?filed=${number}${due ? `&due=${due}` : ''}`)
    },
  },
})

/** /notices/{id}/calendar.ics: the last day on which one can object. */
const calendarPage = page<object>({
  path: '/notices/{id}/calendar.ics',
  title: '公示日历',
  async load({ perform, params, origin, now }) {
    const notice = await perform(CASE_VERBS.readPublicNotice, { id: params.id ?? '' })
    const last = {
      id: `notice-${notice.id}`,
      day: notice.endsOn as CivilDate,
      title: `公示截止：${notice.title}`,
      note: '有不同意见的，这一天以前提出异议',
      href: `/notices/${notice.id}`,
      remind: 1,
    }
    return calendar('公示截止日', [last], { origin, now })
  },
  view: () => null,
})

export const noticePages = [listPage, noticePage, calendarPage]
