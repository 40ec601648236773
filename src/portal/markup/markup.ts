import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { NotPlain, plainMarkup } from './plain-markup.ts'

/** Views of which something was found that only React draws: pages with forms, mostly. */
const needReact = new WeakSet<object>()

/**
 * A view as HTML, letter for letter as React writes it: most pages are plain parts, which are drawn in half of
 * React's time. Where there is anything else in it, React draws the whole; `of` says whose view it is, so that it is
 * asked only once. `within` puts the view into the contexts that React's parts read.
 */
export function markup(of: object, view: ReactNode, within: (view: ReactNode) => ReactNode): string {
  if (!needReact.has(of)) {
    try {
      return plainMarkup(view)
    } catch (error) {
      if (!(error instanceof NotPlain)) throw error
      needReact.add(of)
    }
  }
  return renderToStaticMarkup(within(view))
}
