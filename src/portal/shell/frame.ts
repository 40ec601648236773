import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Actor } from '../../kernel/identity/actor.ts'
import { HANT } from '../hant/address.ts'
import { escapeHtml } from '../markup/escape-html.ts'
import type { Article } from '../page.ts'
import type { House, PageRequest } from '../request/page-request.ts'
import { type Preferences, preferencesOf } from '../request/preferences.ts'
import { readQuery } from '../texts.ts'
import { tourOf } from '../tour.ts'
import { sectionTitle } from './navigation.ts'
import { Shell, type ShellState } from './shell.tsx'
import { type CutShell, cutShell, fillShell } from './shell-slots.ts'

/** What a page says of itself to its frame. */
export interface Framed {
  title: string
  description: string
  section: ShellState['section']
  bare: boolean
  article: Article | null
  /** The page's own HTML. */
  main: string
}

/** The whole document: a frame that was rendered once for its state, filled with this page's parts. */
export function inFrame(house: House, request: PageRequest, page: Framed): string {
  const preferences = preferencesOf(readQuery(request.query), request.cookies)
  const { actor } = request
  const tour = house.demo ? tourOf(request.cookies) : null
  const shell = shellFor(house, {
    ...preferences,
    section: page.section,
    bare: page.bare,
    home: homeOf(actor),
    hant: request.hant,
    demo: house.demo,
    tour: tour !== null,
  })
  return `<!doctype html>${fillShell(shell, {
    title: escapeHtml(
      page.section === 'home'
        ? `${house.site.name} · ${house.site.subtitle}`
        : `${page.title} · ${house.site.name}`,
    ),
    description: escapeHtml(page.description),
    column: escapeHtml(sectionTitle(page.section)),
    article: page.article ? articleTags(page.article) : '',
    ...toggles(request, preferences),
    login: escapeHtml(loginAddress(request)),
    label: escapeHtml(actor.label),
    token: escapeHtml(request.token),
    tour: tour ?? '',
    hans: escapeHtml(addressOf(request)),
    hant: escapeHtml(HANT + addressOf(request)),
    main: page.main,
  })}`
}

/** Where somebody who is not signed in goes to sign in, and comes back from. */
export function loginAddress(request: PageRequest): string {
  if (request.path === '/login') return '/login'
  return `/login?next=${encodeURIComponent(addressOf(request))}`
}

/** The page's own address, as it is filtered, without what the cookies remember. */
export function addressOf(request: PageRequest): string {
  const query = withoutPreferences(request.query).toString()
  return query ? `${request.path}?${query}` : request.path
}

const cutShells = new WeakMap<House, Map<string, CutShell>>()

function shellFor(house: House, state: ShellState): CutShell {
  const known = cutShells.get(house) ?? new Map<string, CutShell>()
  cutShells.set(house, known)
  const key = `${state.mode} ${state.theme} ${state.section} ${state.bare} ${state.home} ${state.hant} ${state.tour}`
  let shell = known.get(key)
  if (!shell) {
    const { site, assets } = house
    const element = createElement(Shell, {
      state,
      site,
      stylesheet: assets.stylesheet.path,
      icon: assets.icon.path,
      readAloud: assets.scripts.get('read-aloud')?.path,
    })
    shell = cutShell(renderToStaticMarkup(element))
    known.set(key, shell)
  }
  return shell
}

const homeOf = (actor: Actor): ShellState['home'] =>
  actor.kind === 'public' ? null : actor.kind === 'citizen' ? '/my' : '/work'

const articleTags = ({ title, published, source }: Article): string =>
  [
    ['ArticleTitle', title],
    ['PubDate', published],
    ['ContentSource', source],
  ]
    .map(([name, content]) => `<meta name="${name}" content="${escapeHtml(content!)}"/>`)
    .join('')

/** The links that switch 长者模式 and 深色, staying on the page as it is filtered. */
function toggles(request: PageRequest, { mode, theme }: Preferences): { mode: string; theme: string } {
  const rest = withoutPreferences(request.query)
  const link = (name: string, value: string): string => {
    const query = new URLSearchParams(rest)
    query.set(name, value)
    return escapeHtml(`?${query}`)
  }
  return {
    mode: link('mode', mode === 'elder' ? 'normal' : 'elder'),
    theme: link('theme', theme === 'dark' ? 'light' : 'dark'),
  }
}

function withoutPreferences(query: URLSearchParams): URLSearchParams {
  const rest = new URLSearchParams(query)
  rest.delete('mode')
  rest.delete('theme')
  return rest
}
