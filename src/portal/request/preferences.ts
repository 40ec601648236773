import type { Texts } from '../page.ts'
import { readQuery } from '../texts.ts'
import type { PageRequest, Rendered } from './page-request.ts'

/** How a visitor wants to see the site: 长者模式 and 深色. */
export interface Preferences {
  mode: 'normal' | 'elder'
  theme: 'light' | 'dark'
}

const MODE = 'haihe-mode'
const THEME = 'haihe-theme'
const YEAR = 365 * 24 * 60 * 60

/** The preferences of this visit: what the address asks for (`?mode=elder`), else what the cookies remember. */
export function preferencesOf(query: Texts, cookies: Texts): Preferences {
  return {
    mode: (asked(query.mode, 'normal', 'elder') ?? cookies[MODE]) === 'elder' ? 'elder' : 'normal',
    theme: (asked(query.theme, 'light', 'dark') ?? cookies[THEME]) === 'dark' ? 'dark' : 'light',
  }
}

/** An answer together with the cookies that remember what the address asked for. */
export function remembering(request: PageRequest, rendered: Rendered): Rendered {
  const more = preferenceCookies(readQuery(request.query), request.secure)
  if (more.length > 0) rendered.headers['set-cookie'] = [rendered.headers['set-cookie'] ?? [], more].flat()
  return rendered
}

/** The cookies that remember what the address asks for; the workbench is asked the same way. */
export function preferenceCookies({ mode, theme }: Texts, secure: boolean): string[] {
  const cookies: string[] = []
  if (asked(mode, 'normal', 'elder')) cookies.push(cookie(MODE, mode!, secure))
  if (asked(theme, 'light', 'dark')) cookies.push(cookie(THEME, theme!, secure))
  return cookies
}

const asked = (given: string | undefined, ...known: string[]): string | null =>
  given !== undefined && known.includes(given) ? given : null

const cookie = (name: string, value: string, secure: boolean): string =>
  `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly${secure ? '; Secure' : ''}`
