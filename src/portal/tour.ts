import type { Texts } from './page.ts'

/** The cookie that says on which walk of the demo's tour (演示导览) the visitor is; the workbench reads it, too. */
const TOUR = 'haihe-tour'

/** Remembers the walk until the browser is closed. */
export const tourCookie = (walk: string): string => `${TOUR}=${walk}; Path=/; SameSite=Lax`

/** Where the visitor's tour goes on; null for whoever is on none. */
export function tourOf(cookies: Texts): string | null {
  const walk = cookies[TOUR]
  return walk && /^[0-9a-f-]{36}$/.test(walk) ? `/tour?walk=${walk}#next` : null
}
