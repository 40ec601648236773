import { BadXml, type Node, readTree } from '../../../kernel/office/index.ts'
import { PackageFault } from './structure.ts'

/** Reads the list of contents of a package; what is no XML says where. */
export function readManifest(bytes: Buffer, file: string): Node {
  try {
    return readTree(bytes)
  } catch (error) {
    if (!(error instanceof BadXml) && !(error instanceof TypeError)) throw error
    throw new PackageFault(file, `不是完整的 XML：${error.message}。请用制作工具重新导出。`)
  }
}

/** The name of an element without its prefix. */
export const localName = ({ tag }: Node): string => tag.replace(/^.*:/, '')

const prefixOf = ({ tag }: Node): string => tag.match(/^(.*):/)?.[1] ?? ''

/** The elements within, those of other vocabularies left out. */
export const within = (node: Node): Node[] =>
  node.children.filter((one): one is Node => typeof one !== 'string' && prefixOf(one) === prefixOf(node))

/** The first element of this name. */
export const first = (node: Node, name: string): Node | undefined =>
  node.children.find((one): one is Node => typeof one !== 'string' && localName(one) === name)

/** The elements of this name. */
export const every = (node: Node, name: string): Node[] =>
  node.children.filter((one): one is Node => typeof one !== 'string' && localName(one) === name)

/** The text of an element, without the spaces around it. */
export const textOf = (node: Node | undefined): string =>
  (node?.children ?? [])
    .filter((one): one is string => typeof one === 'string')
    .join('')
    .trim()
