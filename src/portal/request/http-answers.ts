import { createElement, Fragment } from 'react'
import { Trail } from '../kit/trail.tsx'
import { markup } from '../markup/markup.ts'
import type { AnyPage } from '../page.ts'
import { inFrame } from '../shell/frame.ts'
import type { Downloaded } from './answers.ts'
import { type Filling, PageFilling } from './filling.ts'
import type { House, PageRequest, Rendered } from './page-request.ts'

interface Showing {
  status: number
  cache: 'no-cache' | 'no-store'
  page: Pick<
    AnyPage,
    'title' | 'view' | 'wide' | 'bare' | 'trail' | 'section' | 'article' | 'description' | 'script' | 'later'
  >
  props: unknown
  filling: Filling
}

/** A page as HTML, in the frame of the site. */
export function html(
  house: House,
  request: PageRequest,
  { status, cache, page, props, filling }: Showing,
): Rendered {
  const title = typeof page.title === 'string' ? page.title : page.title(props)
  const trail = typeof page.trail === 'function' ? page.trail(props) : (page.trail ?? [])
  const body = markup(
    page,
    createElement(Fragment, null, createElement(Trail, { trail, here: title }), page.view(props)),
    (view) => createElement(PageFilling, { value: filling }, view),
  )
  const keepTag = filling.keeps && body.includes(' data-keep') ? scriptTag(house, request, 'keep-form') : ''
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': cache, vary: 'Cookie' },
    body: inFrame(house, request, {
      title: filling.errors.length > 0 ? `有错误，请改正 · ${title}` : title,
      description: page.description ?? `${title}。${house.site.name}，${house.site.subtitle}。`,
      section: page.section,
      bare: page.bare === true,
      article: page.article?.(props) ?? null,
      main: `${page.wide ? body : `<div class="wrap page">${body}</div>`}${(page.later ?? []).map((name) => laterTag(house, name)).join('')}${scriptTag(house, request, page.script)}${keepTag}`,
    }),
  }
}

/** A script that draws its own words knows simplified characters only; without it the page does all the same. */
const scriptTag = ({ assets }: House, { hant }: PageRequest, name: string | undefined): string => {
  if (name === undefined || (hant && assets.drawing.has(name))) return ''
  const script = assets.scripts.get(name)
  return script ? `<script type="module" src="${script.path}"></script>` : ''
}

/** Names a script that another loads when it needs it; it is fetched while nothing else is to be done. */
const laterTag = ({ assets }: House, name: string): string => {
  const script = assets.scripts.get(name)
  return script ? `<link rel="prefetch" as="script" href="${script.path}" data-later="${name}">` : ''
}

/** HTML that was drawn elsewhere, in the frame of the site. */
export const framed = (
  house: House,
  request: PageRequest,
  { status, title, main }: { status: number; title: string; main: string },
): Rendered => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', vary: 'Cookie' },
  body: inFrame(house, request, {
    title,
    description: `${title}。${house.site.name}，${house.site.subtitle}。`,
    section: 'my',
    bare: false,
    article: null,
    main: `<div class="wrap page">${main}</div>`,
  }),
})

/** On to another address (303). */
export const passed = (to: string, cookies: readonly string[] = []): Rendered => ({
  status: 303,
  headers: {
    location: to,
    'cache-control': 'no-store',
    ...(cookies.length > 0 ? { 'set-cookie': [...cookies] } : {}),
  },
  body: '',
})

/** A file, to save or to look at. */
export const sent = ({ file, inline, kept }: Downloaded): Rendered => ({
  status: 200,
  headers: {
    'content-type': file.type,
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'cache-control': kept > 0 ? `public, max-age=${kept}` : 'no-store',
  },
  body: file.bytes,
})
