import type { SaxesTagNS } from 'saxes'
import { BadXml, DEEPEST, newParser, prefixOf, xmlText } from './xml.ts'

/** An element that can be changed and written again as it was. */
export interface Node {
  /** As in `Element`. */
  name: string
  /** As it was written, with its own prefix. */
  tag: string
  attributes: Record<string, string>
  children: (Node | string)[]
}

/** A whole part as a tree, for small changes to what is kept as it is. */
export const readTree = (data: Buffer): Node =>
  treeOf(data, (tag, attributes) => ({
    name: prefixOf(tag.uri) + tag.local,
    tag: tag.name,
    attributes,
    children: [],
  }))

/** A whole document as a tree of what is made of each element, its attributes and the line on which it begins. */
export function treeOf<N extends { children: (N | string)[] }>(
  data: Buffer,
  make: (tag: SaxesTagNS, attributes: Record<string, string>, line: number) => N,
): N {
  const parser = newParser()
  const above: N[] = []
  let root: N | null = null
  parser.on('opentag', (tag: SaxesTagNS) => {
    const attributes: Record<string, string> = {}
    for (const key in tag.attributes) attributes[key] = tag.attributes[key]?.value ?? ''
    const node = make(tag, attributes, parser.line)
    above.at(-1)?.children.push(node)
    root ??= node
    if (above.push(node) > DEEPEST) throw new BadXml('nested too deep')
  })
  const text = (piece: string): void => void above.at(-1)?.children.push(piece)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => void above.pop())
  parser.write(xmlText(data)).close()
  if (root === null) throw new BadXml('no element')
  return root
}

/** The bytes of a tree. */
export function writeTree(root: Node): Buffer {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
  write(root, pieces)
  return Buffer.from(pieces.join(''))
}

function write(node: Node, pieces: string[]): void {
  pieces.push('<', node.tag)
  for (const key in node.attributes) pieces.push(' ', key, '="', escapedXml(node.attributes[key] ?? ''), '"')
  if (node.children.length === 0) {
    pieces.push('/>')
    return
  }
  pieces.push('>')
  for (const child of node.children) {
    if (typeof child === 'string') pieces.push(escapedXml(child))
    else write(child, pieces)
  }
  pieces.push('</', node.tag, '>')
}

/** Text as it stands in XML, in elements and attributes alike. */
export const escapedXml = (text: string): string =>
  text.replace(/[&<>"\r\n\t]/g, (sign) => ESCAPES[sign] ?? sign)

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
}

/** A new element of the kind that `like` is of, to be put beside or into it. */
export const made = (
  like: Node,
  local: string,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): Node => ({ name: local, tag: like.tag.replace(/[^:]*$/, local), attributes, children })

/** An attribute by its local name. */
export function attributeOf(node: Node, local: string): string | undefined {
  if (node.attributes[local] !== undefined) return node.attributes[local]
  const key = Object.keys(node.attributes).find(
    (one) => one.endsWith(`:${local}`) && !one.startsWith('xmlns:'),
  )
  return key === undefined ? undefined : node.attributes[key]
}

/** The elements of this name right within. */
export const childrenOf = (node: Node | undefined, name: string): Node[] =>
  (node?.children ?? []).filter((one): one is Node => typeof one !== 'string' && one.name === name)

/** The first of them. */
export const childOf = (node: Node | undefined, name: string): Node | undefined => childrenOf(node, name)[0]
