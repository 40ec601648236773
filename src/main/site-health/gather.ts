import { PUBLIC } from '../../kernel/identity/actor.ts'
import { type CivilDate, civilDateOf, parseCivilDate } from '../../kernel/value/time/civil-date.ts'
import type { Kernel } from '../../kernel/verb/index.ts'
import { lettersLate } from '../../modules/feedback/index.ts'
import type { Visit } from '../../portal/page.ts'
import { missingIn } from '../../portal/pages/service-guide.tsx'
import { NAVIGATION } from '../../portal/shell/navigation.ts'
import { MODULES } from '../modules.ts'
import { guidesFrom } from '../pages/guides.ts'
import { type Came, crawl, type Get } from './crawl.ts'
import { PATIENCE_MS, type SiteFacts } from './inspect.ts'

/** Looks at the site as anybody does, over its own address, and at what the city has still to answer. */
export async function gatherFacts(kernel: Kernel, get: Get = overHttp(kernel.origin)): Promise<SiteFacts> {
  const began = performance.now()
  const home = await get('/')
  const milliseconds = performance.now() - began
  const { pages, dead, html } = await crawl(get)
  const feed = await get('/rss.xml')
  const today = civilDateOf(kernel.clock.now())
  return {
    today,
    home: { came: home.status === 200, milliseconds },
    updatedOn: lastDayIn(feed.html, today),
    dead,
    pages,
    empty: NAVIGATION.filter(({ href }) => html.get(href)?.includes('class="empty"')).map(
      ({ title }) => title,
    ),
    late: await lettersLate(kernel.database.db, today),
    missing: await missingElements(kernel, today),
    unsaid: unsaidOn(home.html),
  }
}

/** The last day, not after today, that the feed tells of: news, policy documents, catalogues, public notices. */
export function lastDayIn(feed: string, today: CivilDate): CivilDate | null {
  const days = [...feed.matchAll(/<pubDate>([^<]+)<\/pubDate>/g)].flatMap(([, text]) => {
    const at = new Date(text as string)
    return Number.isNaN(at.getTime()) ? [] : [civilDateOf(at)]
  })
  return (
    days
      .filter((day) => day <= today && parseCivilDate(day).valid)
      .sort()
      .at(-1) ?? null
  )
}

/** What the home page does not say of what a government site must. */
export function unsaidOn(home: string): string[] {
  const said: Record<string, boolean> = {
    网站标识码: /<meta name="SiteIDCode" content="[^"]+"/.test(home),
    'ICP 备案': /ICP 备案：(?!上线时填写)/.test(home),
    我为网站找错: home.includes('我为网站找错'),
  }
  return Object.entries(said).flatMap(([what, there]) => (there ? [] : [what]))
}

/** Elements that a guide lacks, each with its service. */
async function missingElements(kernel: Kernel, today: CivilDate): Promise<string[]> {
  const { city } = kernel
  const visit = { city, today, actor: PUBLIC, standards: () => kernel.standards() } as unknown as Visit
  const portals = await Promise.all(MODULES.flatMap(({ portal }) => (portal ? [portal()] : [])))
  const services = async () => (await Promise.all(portals.map((one) => one.services?.(visit) ?? []))).flat()
  const guideOf = guidesFrom(services, kernel.origin)
  const missing: string[] = []
  for (const { code, title } of await services()) {
    const guide = await guideOf(visit, code)
    for (const what of guide ? missingIn(guide) : ['整份指南']) missing.push(`${title}：${what}`)
  }
  return missing
}

const overHttp =
  (origin: string): Get =>
  async (address): Promise<Came> => {
    try {
      const answer = await fetch(new URL(address, origin), {
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: { accept: 'text/html' },
      })
      return { status: answer.status, html: await answer.text() }
    } catch {
      return { status: 0, html: '' }
    }
  }
