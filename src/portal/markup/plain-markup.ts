import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { escapeHtml } from './escape-html.ts'

/** Something that only React knows how to draw: hooks, forms, an attribute that is written in a way of its own. */
export class NotPlain extends Error {}

let drawing = false
let ids = 0

/** Said by a part that reads what only React gives it, before it does. */
export function needsReact(): void {
  if (drawing) throw new NotPlain()
}

/** An id that no other part of the page has; null where React gives it. */
export const plainId = (): string | null => (drawing ? `p${++ids}` : null)

/** The HTML of a view of plain parts, letter for letter as React writes it; throws `NotPlain` where there is anything else in it. */
export function plainMarkup(view: ReactNode): string {
  drawing = true
  ids = 0
  html = ''
  try {
    draw(view)
    return html
  } finally {
    drawing = false
    html = ''
  }
}

/** What is drawn of the page so far: one text that grows, so that no part is copied into the next. */
let html = ''

function draw(node: unknown): void {
  if (typeof node === 'string') html += escapeHtml(node)
  else if (node === null || node === undefined || typeof node === 'boolean') return
  else if (typeof node === 'number' || typeof node === 'bigint') html += node
  else if (Array.isArray(node)) for (const one of node) draw(one)
  else if (isValidElement(node)) drawElement(node as ReactElement<Props>)
  else throw new NotPlain()
}

type Props = Readonly<Record<string, unknown>>

function drawElement({ type, props }: ReactElement<Props>): void {
  if (typeof type === 'string') drawTag(type, props)
  else if (type === Fragment) draw(props.children)
  else if (typeof type !== 'function' || type.prototype?.isReactComponent) throw new NotPlain()
  else draw((type as (props: Props) => unknown)(props))
}

function drawTag(name: string, props: Props): void {
  const tag = TAGS.get(name)
  if (tag === undefined) throw new NotPlain(name)
  let opening = tag.opening
  for (const key in props) {
    const value = props[key]
    if (key === 'children' || value === null || value === undefined) continue
    opening += typeof value === 'string' ? textAttribute(key, value) : attribute(key, value)
  }
  html += opening
  if (tag.closing === null) {
    if (props.children !== null && props.children !== undefined) throw new NotPlain(name)
    html += '/>'
    return
  }
  html += '>'
  draw(props.children)
  html += tag.closing
}

/** Attributes as they were written before: pages say the same few over and over. */
const written = new Map<string, Map<string, string>>()
const KEPT = 500

function textAttribute(key: string, value: string): string {
  let ofKey = written.get(key)
  const before = ofKey?.get(value)
  if (before !== undefined) return before
  const text = attribute(key, value)
  if (ofKey === undefined) {
    ofKey = new Map()
    written.set(key, ofKey)
  }
  if (ofKey.size < KEPT && value.length < 50) ofKey.set(value, text)
  return text
}

function attribute(key: string, value: unknown): string {
  const name = NAMES.get(key)
  if (name !== undefined) {
    if (typeof value === 'string') return ` ${name}="${escapeHtml(value)}"`
    if (typeof value === 'number') return ` ${name}="${value}"`
    if (typeof value === 'boolean') return ''
  } else if (key === 'href') {
    if (typeof value === 'string' && PLAIN_ADDRESS.test(value)) return ` href="${escapeHtml(value)}"`
  } else if (key === 'hidden' || key === 'open') {
    if (typeof value === 'boolean') return value ? ` ${key}=""` : ''
  } else if (/^(aria|data)-[a-z-]+$/.test(key) && ['string', 'number', 'boolean'].includes(typeof value))
    return ` ${key}="${escapeHtml(String(value))}"`
  throw new NotPlain(key)
}

/** Addresses that React writes as they are: on this site, or by a known scheme. */
const PLAIN_ADDRESS = /^(?:[/#?]|https?:|tel:|mailto:)/

interface Tag {
  opening: string
  /** Null for what has no content. */
  closing: string | null
}

/** Elements that are written as they stand; what React hoists, or writes by the state of a form, is none of them. */
const TAGS: ReadonlyMap<string, Tag> = new Map<string, Tag>([
  ...['br', 'hr', 'wbr'].map((name) => [name, { opening: `<${name}`, closing: null }] as const),
  ...`a abbr address article aside b bdi blockquote caption cite code dd del details dfn div dl dt em figcaption figure
    footer h1 h2 h3 h4 h5 h6 header i ins kbd label legend li main mark nav ol p q s samp section small span strong sub
    summary sup table tbody td tfoot th thead time tr u ul var svg g path circle rect line polyline polygon ellipse text`
    .split(/\s+/)
    .map((name) => [name, { opening: `<${name}`, closing: `</${name}>` }] as const),
])

/** Attributes whose text or number is written as it is, by the name under which React writes them. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['className', 'class'],
  ['htmlFor', 'for'],
  ['tabIndex', 'tabindex'],
  ['strokeWidth', 'stroke-width'],
  ['textAnchor', 'text-anchor'],
  ['strokeLinecap', 'stroke-linecap'],
  ['strokeLinejoin', 'stroke-linejoin'],
  ['fillRule', 'fill-rule'],
  ['clipRule', 'clip-rule'],
  ...`id title role lang dir rel scope type translate target dateTime hrefLang colSpan width height viewBox d fill stroke
    cx cy r x y x1 y1 x2 y2 rx ry points transform opacity`
    .split(/\s+/)
    .map((name) => [name, name] as const),
])
