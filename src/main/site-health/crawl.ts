/** A page as it came: its status, and its text where it is a page. */
export interface Came {
  status: number
  html: string
}

/** Asks the site for an address; an address that does not answer has status 0. */
export type Get = (address: string) => Promise<Came>

export interface Crawled {
  pages: number
  dead: { address: string; on: string }[]
  /** The pages that came, by their address. */
  html: ReadonlyMap<string, string>
}

/** No more pages are asked for: what hangs on lists without end is looked at from its first page. */
export const MOST = 400

/** What is behind a login, changes something, is a feed or a file, or only looks different. */
const LEFT_OUT =
  /^\/(?:work|my|login|logout|api\/v1|tour|oidc|zh-hant)(?:\/|$)|[?#]|\.(?:xml|csv|json|pdf|ics|txt|svg|xlsx)$|^\/interact\/ratings/

/** Follows the site's own links from its home page, breadth first, each once (查错链). */
export async function crawl(get: Get, start = '/'): Promise<Crawled> {
  const found = new Map<string, string>([[start, start]])
  const html = new Map<string, string>()
  const dead: Crawled['dead'] = []
  let pages = 0
  for (const [address, on] of found) {
    if (pages >= MOST) break
    pages += 1
    const came = await get(address)
    if (came.status === 0 || came.status >= 400) {
      dead.push({ address, on })
      continue
    }
    html.set(address, came.html)
    for (const next of linksIn(came.html)) if (!found.has(next)) found.set(next, address)
  }
  return { pages, dead, html }
}

/** The addresses of the site to which a page leads, without what is left out. */
export function linksIn(html: string): string[] {
  const links = [...html.matchAll(/<a\s[^>]*?href="(\/[^"]*)"/g)].map(([, address]) =>
    (address as string).replaceAll('&amp;', '&').replace(/#.*$/, ''),
  )
  return [...new Set(links)].filter((address) => address.startsWith('/') && !LEFT_OUT.test(address))
}
