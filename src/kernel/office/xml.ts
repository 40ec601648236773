import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes'

/** An element as it is meant, whatever prefix it was written with. */
export interface Element {
  /** `c`, `w:t`, `m:t`: the name with the prefix that the standard's own examples have; `?:x` for one of no known kind. */
  name: string
  /** An attribute by its local name. */
  get(attribute: string): string | undefined
}

/** What is told while an XML part is read. */
export interface Listener {
  open?(element: Element): void
  text?(text: string): void
  close?(name: string): void
}

/** A part that is not well-formed XML, or has a declaration that no office program writes. */
export class BadXml extends Error {
  override name = 'BadXml'
}

/** Namespaces, those of strict and transitional OOXML alike, by the prefix that is used here. */
const PREFIXES: readonly [RegExp, string][] = [
  [/^http:\/\/(schemas\.openxmlformats|purl\.oclc)\.org\/(ooxml\/)?spreadsheetml\/(2006\/)?main$/, ''],
  [/^http:\/\/(schemas\.openxmlformats|purl\.oclc)\.org\/(ooxml\/)?wordprocessingml\/(2006\/)?main$/, 'w:'],
  [/^http:\/\/(schemas\.openxmlformats|purl\.oclc)\.org\/(ooxml\/)?officeDocument\/(2006\/)?math$/, 'm:'],
  [/^http:\/\/schemas\.openxmlformats\.org\/package\/2006\/(relationships|content-types)$/, ''],
  [/^http:\/\/schemas\.openxmlformats\.org\/markup-compatibility\/2006$/, 'mc:'],
  [/^http:\/\/(schemas\.openxmlformats|purl\.oclc)\.org\/(ooxml\/)?drawingml\/(2006\/)?main$/, 'a:'],
  [/^http:\/\/schemas\.microsoft\.com\/office\/word\/2010\/wordprocessingShape$/, 'wps:'],
  [/^urn:schemas-microsoft-com:vml$/, 'v:'],
]

/** Attributes of one element; no office program writes fifty. */
const MOST_ATTRIBUTES = 1_000

/** Elements within each other; tables in tables in text boxes of real documents come to some sixty. */
export const DEEPEST = 400

const known = new Map<string, string>()

/** The prefix that a namespace has here. */
export function prefixOf(uri: string): string {
  const before = known.get(uri)
  if (before !== undefined) return before
  const prefix = PREFIXES.find(([form]) => form.test(uri))?.[1] ?? '?:'
  if (known.size < 500) known.set(uri, prefix)
  return prefix
}

/** Reads an XML part from its beginning to its end, once: the time it takes grows with its length and no faster. */
export function readXml(data: Buffer, listener: Listener): void {
  const parser = newParser()
  let depth = 0
  parser.on('opentag', (tag) => {
    // A prefix is looked for from here up to the root: without a limit that grows with the square.
    if (++depth > DEEPEST) throw new BadXml('nested too deep')
    listener.open?.(elementOf(tag))
  })
  if (listener.text) {
    const text = (piece: string): void => listener.text?.(piece)
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.on('closetag', (tag) => {
    depth--
    listener.close?.(prefixOf(tag.uri) + tag.local)
  })
  parser.write(xmlText(data)).close()
}

/** A parser that refuses what no office program writes. */
export function newParser(): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true })
  let attributes = 0
  parser.on('doctype', () => {
    throw new BadXml('a document type declaration')
  })
  parser.on('error', (error) => {
    throw new BadXml(error.message)
  })
  parser.on('opentagstart', () => {
    attributes = 0
  })
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) throw new BadXml('too many attributes')
  })
  return parser
}

function elementOf({ uri, local, attributes }: SaxesTagNS): Element {
  return {
    name: prefixOf(uri) + local,
    get(attribute) {
      const plain = attributes[attribute]
      if (plain) return plain.value
      for (const key in attributes) {
        const one = attributes[key] as SaxesAttributeNS
        if (one.local === attribute && one.prefix !== 'xmlns') return one.value
      }
      return undefined
    },
  }
}

/** The characters of a part: UTF-8, or UTF-16 by its mark. */
export function xmlText(data: Buffer): string {
  const encoding =
    data[0] === 0xff && data[1] === 0xfe
      ? 'utf-16le'
      : data[0] === 0xfe && data[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(data)
}
