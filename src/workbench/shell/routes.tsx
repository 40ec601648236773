import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { Late } from '../kit/late.tsx'
import { Waiting } from '../kit/waiting.tsx'
import { BASE, parseQuery, writeQuery } from './address.ts'
import { Frame } from './frame.tsx'
import { NoSuchScreen, ScreenBroke } from './missing.tsx'
import { Permitted } from './permitted.tsx'
import type { Screen } from './screen.ts'

/** The router of these screens, below /work. */
export function makeRouter(screens: readonly Screen[]) {
  const root = createRootRoute({ component: Frame, notFoundComponent: NoSuchScreen })
  const routes = screens.map((screen) => {
    const waiting = <Waiting what={`正在打开${screen.title}`} />
    return createRoute({
      getParentRoute: () => root,
      path: screen.path.replaceAll(/\{(\w+)\}/g, '$$$1'),
      component: () => (
        <Permitted screen={screen}>
          <Late part={screen.component} meanwhile={waiting} />
        </Permitted>
      ),
      pendingComponent: () => waiting,
      errorComponent: ScreenBroke,
    })
  })
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: BASE,
    parseSearch: parseQuery,
    stringifySearch: (search) => writeQuery(search as Record<string, string>),
    scrollRestoration: false,
  })
}
