import type { z } from 'zod'
import { listMessages, readMessages } from '../../kernel/message/index.ts'
import { civilDateOf, formatDay } from '../../kernel/value/time/civil-date.ts'
import { listAddress, Pager, pageLinks, placeIn, totalText } from '../../kit/pager.tsx'
import { Button } from '../../portal/kit/button.tsx'
import { EmptyState } from '../../portal/kit/empty-state.tsx'
import { HiddenField } from '../../portal/kit/field/hidden-field.tsx'
import { Form } from '../../portal/kit/form/form.tsx'
import { PageHeading } from '../../portal/kit/page-heading.tsx'
import { page, redirect } from '../../portal/page.ts'

type Inbox = z.output<typeof listMessages.output>

/** /my/messages: what my cases have told me, newest first. */
export const messagesPage = page({
  path: '/my/messages',
  title: '我的消息',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: ({ perform, query }) => perform(listMessages, placeIn(query)),
  view: ({ items, unread, unreadBeyond, ...page }: Inbox) => (
    <>
      <PageHeading title="我的消息">
        {unread > 0 ? `${totalText({ total: unread, beyond: unreadBeyond })} 条未读。` : '都看过了。'}
      </PageHeading>
      {items.length === 0 && (
        <EmptyState title="还没有消息" next={{ title: '看我的办件', href: '/my' }}>
          办件有进展、要您补正或确认的时候，这里会有一条。
        </EmptyState>
      )}
      <ul className="messages">
        {items.map((one) => (
          <li key={one.id} className={one.read ? 'read' : 'unread'}>
            <a href={one.href ?? `/my/cases/${one.case}`}>
              {!one.read && <span className="mark">未读</span>} {one.asks && <strong>要您办：</strong>}
              {one.text}
            </a>
            <span>
              {one.title} <time dateTime={one.at}>{formatDay(civilDateOf(new Date(one.at)))}</time>
            </span>
          </li>
        ))}
      </ul>
      {unread > 0 && page.previous === null && items[0] && (
        <Form action="read" label="标为已读">
          <HiddenField name="upTo" value={String(items[0].id)} />
          <Button tone="ghost">全部标为已读</Button>
        </Form>
      )}
      <Pager of="消息" page={page} link={pageLinks((place) => listAddress('/my/messages', {}, place))} />
    </>
  ),
  actions: {
    async read({ perform, form }) {
      await perform(readMessages, { upTo: form.upTo ?? '' })
      return redirect('/my/messages')
    },
  },
})
