import { treeOf } from '../../../kernel/office/tree.ts'
import { BadXml } from '../../../kernel/office/xml.ts'

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
    return treeOf<Element>(Buffer.from(data), ({ local, uri }, attributes, line) => ({
      name: local,
      namespace: uri,
      line,
      attributes,
      children: [],
    }))
  } catch (error) {
    if (!(error instanceof BadXml)) throw error
    throw new Unreadable({
      place: file,
      what: `不是完整的 XML（${error.message}）`,
      remedy: '请从原来的系统重新导出，不要手工改动。',
    })
  }
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
