import Fastify, { type FastifyInstance } from 'fastify'
import { type Actor, PUBLIC } from '../../src/kernel/identity/actor.ts'
import { Standards } from '../../src/kernel/standard/standards.ts'
import { problem } from '../../src/kernel/verb/problem.ts'
import type { VerbContext } from '../../src/kernel/verb/verb.ts'
import { secureHeaders } from '../../src/main/serve/headers.ts'
import { mountPages, type PortalOptions } from '../../src/portal/mount.ts'
import { type AnyPage, page } from '../../src/portal/page.ts'
import { aboutPage } from '../../src/portal/pages/about.tsx'
import { accessibilityPage } from '../../src/portal/pages/accessibility.tsx'
import { elderPage } from '../../src/portal/pages/elder/elder.tsx'
import { helpPage } from '../../src/portal/pages/elder/help.tsx'
import { homePage } from '../../src/portal/pages/home.tsx'
import { privacyPage } from '../../src/portal/pages/privacy.tsx'
import { searchPage } from '../../src/portal/pages/search.tsx'
import { servicePages } from '../../src/portal/pages/services.tsx'
import { siteMapPage } from '../../src/portal/pages/site-map.tsx'
import { siteOf } from '../../src/portal/site.ts'
import { donePage, kitPage } from './kit-page.tsx'
import { CITY } from './sample-city.ts'
import { SERVICES, sampleGuide, sampleHome } from './sample-home.ts'

/** A small site of the portal's own pages, and what its forms performed. */
export interface TestSite {
  app: FastifyInstance
  performed: { verb: string; key: string | null; actor: string }[]
  reported: unknown[]
  /** Listens on a free port of this machine. */
  listen(): Promise<string>
  /** Who visits from now on. */
  visitor: Actor
}

const ORIGIN = 'http://127.0.0.1'

/** Starts the site of the portal's own pages, with more pages where a test needs them. */
export async function startSite(more: readonly AnyPage[] = []): Promise<TestSite> {
  const app = Fastify()
  secureHeaders(app, ORIGIN, [])
  const site: TestSite = {
    app,
    performed: [],
    reported: [],
    visitor: PUBLIC,
    listen: () => app.listen({ port: 0, host: '127.0.0.1' }),
  }
  const pages: AnyPage[] = []
  pages.push(...ownPages(pages), kitPage, donePage, ...more)
  const standards = new Standards([], [], [])
  const options: PortalOptions = {
    site: siteOf(CITY, ORIGIN),
    city: CITY,
    demo: true,
    now: () => new Date('2026-03-02T09:00:00+08:00'),
    standards: async () => standards,
    pages,
    actorOf: () => site.visitor,
    async perform({ actor, key }, verb, input) {
      site.performed.push({ verb: verb.name, key, actor: actor.label })
      const ctx = { actor } as VerbContext
      const parsed = verb.input.parse(input)
      return verb.output.parse(await verb.run(ctx, parsed, await verb.ahead?.(ctx, parsed)))
    },
    csrf: {
      token: () => `token of ${site.visitor.label}`,
      trusts: (_request, token) => token === `token of ${site.visitor.label}`,
    },
    report: (error) => site.reported.push(error),
  }
  const portal = await mountPages(app, options)
  app.setNotFoundHandler((request, reply) => portal.sendProblem(request, reply, problem(404, '没有这个页面')))
  return site
}

/** The pages that belong to no module. */
export const ownPages = (all: readonly AnyPage[]): AnyPage[] => {
  const site = siteOf(CITY, ORIGIN)
  return [
    homePage(({ demo }) => sampleHome(demo ? '/tour' : null)),
    ...servicePages(
      () => SERVICES,
      async (_visit, code) => sampleGuide(code),
    ),
    accessibilityPage(site),
    privacyPage(site),
    aboutPage(site),
    helpPage(site),
    elderPage,
    siteMapPage(() => all),
    searchPage(
      async () => [],
      () => all,
    ),
    faultPage,
  ]
}

/** A page whose reading fails, as when the database is away. */
const faultPage = page<object>({
  path: '/fault',
  title: '故障',
  load: () => Promise.reject(new Error('secret')),
  view: () => null,
})
