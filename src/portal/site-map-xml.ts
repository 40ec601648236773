import { escapeHtml } from './markup/escape-html.ts'
import type { AnyPage } from './page.ts'

/** Addresses that a module adds to the site map: one for each document, notice … */
export type MoreAddresses = () => Promise<readonly string[]>

/** /sitemap.xml: every public page with an address of its own. */
export async function siteMapXml(
  origin: string,
  pages: readonly AnyPage[],
  more: readonly MoreAddresses[],
): Promise<string> {
  const own = pages.filter((one) => one.sitemap && !one.path.includes('{')).map(({ path }) => path)
  const added = await Promise.all(more.map((addresses) => addresses()))
  const all = [...new Set([...own, ...added.flat()])].slice(0, 50_000)
  const lines = all.map((path) => `<url><loc>${escapeHtml(new URL(path, origin).href)}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`
}
