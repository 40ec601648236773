import { civilDateOf } from '../kernel/value/time/civil-date.ts'
import type { Kernel } from '../kernel/verb/index.ts'
import { assessmentPages } from '../modules/assessment/portal/index.tsx'
import { cataloguePages } from '../modules/catalogue/portal/index.tsx'
import { certificatesPages, certificatesStyles } from '../modules/certificates/portal/index.ts'
import { occupationAddress, registerOn } from '../modules/occupations/index.ts'
import { occupationsPages } from '../modules/occupations/portal/index.tsx'
import { organisationsPages, organisationsStyles } from '../modules/organisations/portal/index.ts'
import { peoplePages } from '../modules/people/portal/index.ts'
import { policyPages, policyStyles } from '../modules/policy/portal/index.tsx'
import { subsidyPages } from '../modules/subsidy/portal/index.tsx'
import { trainingPages } from '../modules/training/portal/index.ts'
import { nameRules } from '../portal/kit/rule-names.ts'
import type { AnyPage } from '../portal/page.ts'
import { aboutPage } from '../portal/pages/about.tsx'
import { accessibilityPage } from '../portal/pages/accessibility.tsx'
import { homePage } from '../portal/pages/home.tsx'
import { privacyPage } from '../portal/pages/privacy.tsx'
import { searchPage } from '../portal/pages/search.tsx'
import { servicePages } from '../portal/pages/services.tsx'
import { siteMapPage } from '../portal/pages/site-map.tsx'
import { siteOf } from '../portal/site.ts'
import type { MoreAddresses } from '../portal/site-map-xml.ts'
import type { Config } from './config.ts'
import { openDataPages } from './open-data/pages.tsx'
import { myFilePage } from './pages/case-files.tsx'
import { homeData } from './pages/home-data.ts'
import { messagesPage } from './pages/messages.tsx'
import { myPages } from './pages/my.tsx'
import { noticePages } from './pages/notices.tsx'
import { occupationPage } from './pages/occupation.tsx'
import { SEARCH_SOURCES } from './pages/search-sources.ts'
import { services } from './pages/services.ts'
import { RULE_NAMES } from './rule-names.ts'
import { tourPages } from './tour/page.tsx'

/** Every public page, in the order of the navigation. */
export function portalPages(kernel: Kernel, config: Config): AnyPage[] {
  nameRules(RULE_NAMES)
  const site = siteOf(kernel.city, config.origin)
  const pages: AnyPage[] = [
    homePage(homeData),
    ...trainingPages,
    ...assessmentPages,
    ...subsidyPages,
    ...cataloguePages,
    ...occupationsPages,
    occupationPage,
    ...openDataPages(config.origin),
    ...certificatesPages,
    ...organisationsPages,
    ...noticePages,
    ...policyPages,
    ...servicePages(services),
    ...peoplePages,
    ...myPages,
    messagesPage,
    myFilePage,
    searchPage(SEARCH_SOURCES, () => pages),
    siteMapPage(() => pages),
    aboutPage(site),
    accessibilityPage(site),
    privacyPage(site),
    ...(kernel.demo ? tourPages(kernel) : []),
  ]
  return pages
}

/** Addresses in the site map beside those of the pages themselves: one for each occupation. */
export const portalAddresses = (kernel: Kernel): MoreAddresses[] => [
  async () => {
    const { occupations } = registerOn(await kernel.standards(), civilDateOf(kernel.clock.now()))
    return occupations.map(occupationAddress)
  },
]

/** Style sheets of modules beside the kit's. */
export const PORTAL_STYLES: readonly URL[] = [
  ...certificatesStyles,
  ...organisationsStyles,
  ...policyStyles,
  new URL('./pages/pages.css', import.meta.url),
]

/** Scripts of single pages, as src/main/build.ts leaves them. */
export const PORTAL_SCRIPTS: readonly URL[] = [new URL('../../dist/portal/calculator.js', import.meta.url)]
