import type { CivilDate } from '../kernel/value/time/civil-date.ts'
import { escapeHtml } from './markup/escape-html.ts'

/** Something new: a catalogue, a document, a notice. Its address is its identity. */
export interface News {
  title: string
  href: string
  day: CivilDate
  kind: string
  summary: string
}

const MOST = 50

/** The newest first as RSS 2.0, at most 50; the same news give the same bytes. */
export function rss(
  news: readonly News[],
  site: { origin: string; title: string; description: string },
): string {
  const items = [...news]
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.href < b.href ? -1 : 1))
    .slice(0, MOST)
  const built = items[0] ? `<lastBuildDate>${stamp(items[0].day)}</lastBuildDate>` : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${plain(site.title)}</title>
<link>${plain(site.origin)}/</link>
<description>${plain(site.description)}</description>
<language>zh-cn</language>
${built}<atom:link href="${plain(site.origin)}/rss.xml" rel="self" type="application/rss+xml"/>
${items.map((one) => itemOf(one, site.origin)).join('\n')}
</channel></rss>
`
}

function itemOf({ title, href, day, kind, summary }: News, origin: string): string {
  const address = plain(`${origin}${href}`)
  return `<item><title>${plain(title)}</title><link>${address}</link><guid isPermaLink="true">${address}</guid><category>${plain(kind)}</category><pubDate>${stamp(day)}</pubDate><description>${plain(summary)}</description></item>`
}

/** The beginning of the day in China, as RFC 822 writes it. */
const stamp = (day: CivilDate): string => {
  const at = new Date(`${day}T00:00:00Z`)
  return at.toUTCString().replace(/ GMT$/, ' +0800')
}

/** Text as XML 1.0 allows it: characters that no document may hold are left out. */
const plain = (text: string): string =>
  escapeHtml(text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
