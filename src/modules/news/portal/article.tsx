import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page } from '../../../portal/page.ts'
import { readNews } from '../verbs/read-news.ts'

type Read = z.output<typeof readNews.output>

/** /news/{id}: one article; a withdrawn one says when and why, and shows nothing else. */
export const articlePage = page({
  path: '/news/{id}',
  title: (one: Read) => one.title,
  section: 'notices',
  trail: [{ title: '品牌动态', href: '/news' }],
  article: ({ title, publishedOn, source }) => ({ title, published: civilDate(publishedOn), source }),
  load: ({ perform, params }) =>
    /^[1-9]\d{0,9}$/.test(params.id ?? '')
      ? perform(readNews, { id: Number(params.id) })
      : notFound('没有这篇动态'),
  view: ({ title, columnTitle, publishedOn, source, pieces, withdrawn }: Read) => (
    <article>
      <PageHeading title={title}>
        {columnTitle} · {formatDay(civilDate(publishedOn))} · 来源：{source}
      </PageHeading>
      {withdrawn && (
        <Notice tone="warn" title="这篇已经撤下">
          {formatDay(civilDate(withdrawn.on))}撤下，原因：{withdrawn.why}。
        </Notice>
      )}
      {withPlaces(pieces).map(({ kind, text, place }) =>
        kind === 'heading' ? <h2 key={place}>{text}</h2> : <p key={place}>{text}</p>,
      )}
    </article>
  ),
})

const withPlaces = (pieces: Read['pieces']) => pieces.map((piece, place) => ({ ...piece, place }))
