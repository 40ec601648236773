import type { SaxesTagNS } from 'saxes'
import { BadXml, DEEPEST, newParser, xmlText } from '../../../kernel/office/xml.ts'

/** The namespace of questions in QTI 3.0, which the parts of an item are in. */
export const QTI = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'

/** An element with the line on which it stands. */
export interface Element {
  name: string
  namespace: string
  line: number
  attributes: Readonly<Record<string, string>>
  children: (Element | string)[]
}

/** What is wrong with a file that was handed in: where, what, and what to do. */
export interface Flaw {
  /** The file and, within it, the line and the element. */
  place: string
  what: string
  remedy: string
}

/** Thrown where a question cannot be read; caught for each question, so that all flaws of a package are told at once. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  readonly flaw: Flaw
  constructor(flaw: Flaw) {
    super(`${flaw.place}：${flaw.what}`)
    this.flaw = flaw
  }
}

/** Where an element stands, as people find it. */
export const placeOf = (file: string, { line, name }: Pick<Element, 'line' | 'name'>): string =>
  `${file} 第 ${line} 行 <${name}>`

/** The root of an XML file. */
export function readElements(file: string, data: Uint8Array): Element {
  try {
    return treeOf(Buffer.from(data))
  } catch (error) {
    if (!(error instanceof BadXml)) throw error
    throw new Unreadable({
      place: file,
      what: `不是完整的 XML（${error.message}）`,
      remedy: '请从原来的系统重新导出，不要手工改动。',
    })
  }
}

function treeOf(data: Buffer): Element {
  const parser = newParser()
  const above: Element[] = []
  let root: Element | null = null
  parser.on('opentag', (tag: SaxesTagNS) => {
    const attributes: Record<string, string> = {}
    for (const [key, { value }] of Object.entries(tag.attributes)) attributes[key] = value
    const element = { name: tag.local, namespace: tag.uri, line: parser.line, attributes, children: [] }
    above.at(-1)?.children.push(element)
    root ??= element
    if (above.push(element) > DEEPEST) throw new BadXml('nested too deep')
  })
  const text = (piece: string): void => void above.at(-1)?.children.push(piece)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => void above.pop())
  parser.write(xmlText(data)).close()
  if (root === null) throw new BadXml('no element')
  return root
}

/** The elements right within. */
export const elementsIn = ({ children }: Element): Element[] =>
  children.filter((one): one is Element => typeof one !== 'string')

/** The first element of this name right within. */
export const firstIn = (element: Element | undefined, name: string): Element | undefined =>
  element && elementsIn(element).find((one) => one.name === name)

/** All elements of this name, at any depth. */
export const everyIn = (element: Element, name: string): Element[] =>
  elementsIn(element).flatMap((one) => [...(one.name === name ? [one] : []), ...everyIn(one, name)])

/** All its text, and nothing but text: another element within is refused by its name. */
export function textOf(file: string, element: Element): string {
  return element.children
    .map((one) => {
      if (typeof one === 'string') return one
      throw unknownElement(file, one)
    })
    .join('')
}

/** An element that nothing here reads. */
export const unknownElement = (file: string, element: Element): Unreadable =>
  new Unreadable({
    place: placeOf(file, element),
    what: `不认识 <${element.name}>`,
    remedy:
      '这里只收单选、多选、排序、配对、填空、简答、识图七种题和纯文字、图片；请改成其中一种，或去掉这一处。',
  })

/** Something that a question needs and has not. */
export const missing = (file: string, element: Element, what: string, remedy: string): Unreadable =>
  new Unreadable({ place: placeOf(file, element), what, remedy })
