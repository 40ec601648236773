import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Logo } from './kit/text/logo.tsx'

/** A file served under /assets/ with its content's hash in the name, so that it may be kept for ever. */
export interface Asset {
  path: string
  type: string
  bytes: Buffer
  /** The same, compressed once for all; it tells nothing of anybody, so that its length may be seen. */
  zipped: Buffer
}

export interface Assets {
  stylesheet: Asset
  icon: Asset
  /** Scripts of single pages by name. */
  scripts: ReadonlyMap<string, Asset>
  /** Those that draw parts of the page themselves, by name. */
  drawing: ReadonlySet<string>
  files: readonly Asset[]
}

/** What the workbench has too comes from the kit, in this order; the rest is the portal's own. */
const STYLES = [
  ...['tokens', 'base', 'tag', 'decision-view'].map(
    (name) => new URL(`../kit/styles/${name}.css`, import.meta.url),
  ),
  ...['shell', 'form', 'kit', 'home', 'elder', 'print'].map(
    (name) => new URL(`./styles/${name}.css`, import.meta.url),
  ),
]

/** Reads the style sheets of the kit, and those that modules add, into one file; and the scripts that were built. */
export function loadAssets(more: readonly URL[] = [], built: readonly URL[] = []): Assets {
  const css = [...STYLES, ...more].map((url) => squeeze(readFileSync(url, 'utf8'))).join('\n')
  const stylesheet = asset('haihe', 'css', 'text/css; charset=utf-8', css)
  const icon = asset('haihe', 'svg', 'image/svg+xml', renderToStaticMarkup(createElement(Logo)))
  const scripts = new Map(
    [...WRITTEN, ...built].filter((url) => existsSync(url)).map((url) => [nameOf(url), scriptOf(url)]),
  )
  return {
    stylesheet,
    icon,
    scripts,
    drawing: new Set(built.map(nameOf)),
    files: [stylesheet, icon, ...scripts.values()],
  }
}

/** Written as they are served: one answers while one types, one reads a page aloud, one keeps what is typed. */
const WRITTEN = ['instant-search', 'read-aloud', 'keep-form'].map(
  (name) => new URL(`./scripts/${name}.js`, import.meta.url),
)

const nameOf = (url: URL): string => basename(url.pathname, '.js')

const scriptOf = (url: URL): Asset =>
  asset(nameOf(url), 'js', 'text/javascript; charset=utf-8', readFileSync(url, 'utf8'))

function asset(name: string, ending: string, type: string, text: string): Asset {
  const bytes = Buffer.from(text)
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 10)
  return { path: `/assets/${name}.${hash}.${ending}`, type, bytes, zipped: gzipSync(bytes) }
}

/** Leaves out comments and the blanks at line ends and starts; nothing that could change a rule. */
const squeeze = (css: string): string =>
  css
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s*\n\s*/g, '\n')
    .trim()
