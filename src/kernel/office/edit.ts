import type { Container } from './container.ts'
import { attributeOf, childrenOf, made, type Node, readTree, writeTree } from './tree.ts'

/** Changes the tree of a part and writes it back; nothing where there is no such part. */
export function changePart<T>(container: Container, part: string, change: (root: Node) => T): T | undefined {
  const data = container.data(part)
  if (data === undefined) return undefined
  const root = readTree(data)
  const result = change(root)
  setPart(container, part, writeTree(root))
  return result
}

/** Puts a part in, in place of one whose name differs in case only. */
export function setPart(container: Container, part: string, data: Buffer): void {
  const before = [...container.archive.keys()].find((name) => name.toLowerCase() === part.toLowerCase())
  container.archive.set(before ?? part, data)
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** Lets a part point to another one, and gives the pointer's id. */
export function addRelation(container: Container, from: string, type: string, to: string): string {
  const at = from.lastIndexOf('/') + 1
  const list = `${from.slice(0, at)}_rels/${from.slice(at)}.rels`
  if (!container.data(list)) setPart(container, list, Buffer.from(`<Relationships xmlns="${RELATIONS}"/>`))
  return (
    changePart(container, list, (root) => {
      const all = childrenOf(root, 'Relationship')
      const taken = new Set(all.map((one) => attributeOf(one, 'Id')))
      let number = all.length + 1
      while (taken.has(`haihe${number}`)) number++
      const strict = all.some((one) => attributeOf(one, 'Type')?.startsWith('http://purl.oclc.org/'))
      const base = strict ? 'http://purl.oclc.org/ooxml/officeDocument/relationships' : OFFICE
      root.children.push(
        made(root, 'Relationship', {
          Id: `haihe${number}`,
          Type: `${base}/${type}`,
          Target: relative(from, to),
        }),
      )
      return `haihe${number}`
    }) ?? ''
  )
}

/** The way from one part to another, as most programs write it; some read no other. */
function relative(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')]
  let shared = 0
  while (shared < here.length && here[shared] === there[shared]) shared++
  return [...here.slice(shared).map(() => '..'), ...there.slice(shared)].join('/')
}

/** Says what kind of thing a new part is. */
export function addContentType(container: Container, part: string, type: string): void {
  changePart(container, '[Content_Types].xml', (root) => {
    const name = `/${part}`
    if (childrenOf(root, 'Override').some((one) => attributeOf(one, 'PartName') === name)) return
    root.children.push(made(root, 'Override', { PartName: name, ContentType: type }))
  })
}

/** A name that no part has yet. */
export function freePart(container: Container, stem: string, ending: string): string {
  let number = 1
  while (container.data(`${stem}${number}${ending}`)) number++
  return `${stem}${number}${ending}`
}
