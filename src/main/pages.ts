import { soundsLike } from '../kernel/value/text/sounds-like.ts'
import { civilDateOf } from '../kernel/value/time/civil-date.ts'
import type { Kernel } from '../kernel/verb/index.ts'
import { nameRules } from '../kit/rule-names.ts'
import type { ModulePortal } from '../portal/module-portal.ts'
import { type AnyPage, page, redirect, type Visit } from '../portal/page.ts'
import { aboutPage } from '../portal/pages/about.tsx'
import { accessibilityPage } from '../portal/pages/accessibility.tsx'
import { elderPage } from '../portal/pages/elder/elder.tsx'
import { helpPage } from '../portal/pages/elder/help.tsx'
import { homePage } from '../portal/pages/home.tsx'
import { privacyPage } from '../portal/pages/privacy.tsx'
import { type FoundGroup, searchPage } from '../portal/pages/search.tsx'
import type { Service } from '../portal/pages/service-guide.tsx'
import { servicePages } from '../portal/pages/services.tsx'
import { siteMapPage } from '../portal/pages/site-map.tsx'
import { siteOf } from '../portal/site.ts'
import type { MoreAddresses } from '../portal/site-map-xml.ts'
import type { Config } from './config.ts'
import { MODULES, RULE_NAMES, SEARCH_VERBS } from './modules.ts'
import { openDataPages } from './open-data/pages.tsx'
import { apiDocsPages } from './pages/api-docs.tsx'
import { termsPage } from './pages/calendar.ts'
import { myFilePage } from './pages/case-files.tsx'
import { guidesFrom } from './pages/guides.ts'
import { homeData } from './pages/home-data.ts'
import { withOpenOffers } from './pages/joined/provider-offers.tsx'
import { withReturnedMoney } from './pages/joined/returned-notice.tsx'
import { messagesPage } from './pages/messages.tsx'
import { myPages } from './pages/my.tsx'
import { noticePages } from './pages/notices.tsx'
import { occupationPage } from './pages/occupation.tsx'
import { paperPages } from './papers/pages.ts'
import { tourPages } from './tour/page.tsx'

/** What the public site is made of. */
interface Portal {
  pages: readonly AnyPage[]
  /** Style sheets beside the kit's. */
  styles: readonly URL[]
  /** Scripts of single pages, as src/main/build.ts leaves them. */
  scripts: readonly URL[]
  addresses: readonly MoreAddresses[]
}

/** The public site: what modules show, and the pages that look at several of them. */
export async function openPortal(
  kernel: Kernel,
  config: Pick<Config, 'origin'>,
  api: Record<string, unknown>,
): Promise<Portal> {
  nameRules(RULE_NAMES)
  const portals = await modulePortals()
  return {
    pages: pagesOf(kernel, config.origin, portals, api),
    styles: [...portals.flatMap(({ styles = [] }) => styles), new URL('./pages/pages.css', import.meta.url)],
    scripts: portals
      .flatMap(({ scripts = [] }) => scripts)
      .map((name) => new URL(`../../dist/portal/${name}.js`, import.meta.url)),
    addresses: portals.flatMap(({ addresses }) =>
      addresses ? [async () => addresses(await kernel.standards(), civilDateOf(kernel.clock.now()))] : [],
    ),
  }
}

/** /admin/site-health: where an inspector looks for it; it stands in the workbench. */
const siteHealthDoor = page<object>({
  path: '/admin/site-health',
  title: '站点体检',
  load: () => redirect('/work/system/site-health'),
  view: () => null,
})

/** What every module shows to the public, in the order of the floors. */
const modulePortals = (): Promise<ModulePortal[]> =>
  Promise.all(MODULES.flatMap(({ portal }) => (portal ? [portal()] : [])))

function pagesOf(
  kernel: Kernel,
  origin: string,
  portals: readonly ModulePortal[],
  api: Record<string, unknown>,
): AnyPage[] {
  const site = siteOf(kernel.city, origin)
  const services = (visit: Visit) => servicesOf(portals, visit)
  const pages: AnyPage[] = [
    homePage((visit) => homeData(visit, services)),
    ...portals
      .flatMap((one) => one.pages)
      .map(withReturnedMoney)
      .map(withOpenOffers),
    occupationPage,
    ...openDataPages(origin, async (visit) =>
      (await Promise.all(portals.map(({ news }) => news?.(visit) ?? []))).flat(),
    ),
    ...noticePages,
    ...apiDocsPages(api),
    siteHealthDoor,
    ...servicePages(services, guidesFrom(services, origin)),
    ...myPages,
    ...paperPages,
    messagesPage,
    termsPage,
    myFilePage,
    searchPage(
      (sought, visit) => foundAt(sought, visit, services),
      () => pages,
    ),
    siteMapPage(() => pages),
    aboutPage(site),
    helpPage(site),
    elderPage,
    accessibilityPage(site),
    privacyPage(site),
    ...(kernel.demo ? tourPages(kernel) : []),
  ]
  return pages
}

/** 办事大厅: what can be done here today, resting on the documents that the city has in force. */
async function servicesOf(portals: readonly ModulePortal[], visit: Visit): Promise<Service[]> {
  const found = await Promise.all(portals.map(({ services }) => services?.(visit) ?? []))
  return found.flat().sort((a, b) => a.order - b.order)
}

/** What the site's box finds besides its pages: what can be done here, then what every module lets be found. */
async function foundAt(
  sought: string,
  visit: Visit,
  services: (visit: Visit) => Promise<readonly Service[]>,
): Promise<FoundGroup[]> {
  const fits = soundsLike(sought)
  const doable = (await services(visit)).filter(
    ({ title, words = '' }) => words.includes(sought) || fits(title, null) !== null,
  )
  const { groups } = await visit.perform(SEARCH_VERBS.searchAll, { q: sought })
  return [
    {
      title: '办事',
      found: doable.map(({ code, title, summary }) => ({ title, href: `/services/${code}`, summary })),
    },
    ...groups.map(({ title, items }) => ({
      title,
      found: items.map(({ site, work, ...one }) => ({
        title: one.title,
        href: site ?? `/work${work}`,
        summary: one.more,
      })),
    })),
  ]
}
