import { type Archive, escapedXml, pack, unpack } from '../../../kernel/office/index.ts'
import type { Content } from '../item/item.ts'
import { type Element, elementsIn, type Flaw, firstIn, placeOf, readElements, Unreadable } from './element.ts'
import { pictureAt } from './picture.ts'
import { type Assumed, readItem } from './read-item.ts'
import { writeItem } from './write-item.ts'

const MANIFEST = 'imsmanifest.xml'
const ITEM = 'imsqti_item_xmlv3p0'
const PACKAGE = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'

/** So many bytes may a package have unpacked. */
const LARGEST = 64 * 1024 * 1024

/** Questions with their keys as a QTI 3.0 content package. */
export function writePackage(items: readonly { identifier: string; content: Content }[]): Buffer {
  const archive: Archive = new Map()
  const resources: string[] = []
  for (const { identifier, content } of items) {
    const { xml, pictures } = writeItem(identifier, content)
    const href = `items/${identifier}.xml`
    archive.set(href, Buffer.from(xml))
    const files = [href, ...pictures.map(({ name }) => `images/${name}`)]
    for (const { name, picture } of pictures)
      archive.set(`images/${name}`, Buffer.from(picture.data, 'base64'))
    resources.push(
      `<resource identifier="${identifier}" type="${ITEM}" href="${href}">${files
        .map((file) => `<file href="${escapedXml(file)}"/>`)
        .join('')}</resource>`,
    )
  }
  const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest xmlns="${PACKAGE}" identifier="haihe-bank"><metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata><organizations/><resources>${resources.join('')}</resources></manifest>
`
  archive.set(MANIFEST, Buffer.from(manifest))
  return pack(archive, true)
}

/** What a handed-in file holds: each question that can be read with its place, and each flaw. */
interface ReadPackage {
  questions: { place: string; content: Content }[]
  flaws: Flaw[]
}

/** Reads a QTI 3.0 package, or a single item; never throws for what is wrong in it. */
export function readPackage(name: string, bytes: Uint8Array, assumed: Assumed): ReadPackage {
  if (!/\.zip$/i.test(name)) return readAll([[name, bytes]], () => null, assumed)
  const archive = unpack(bytes, LARGEST)
  if (typeof archive === 'string')
    return flawed(name, FAULTS[archive], '请从原来的系统重新导出，再选一次文件。')
  try {
    return readAll(itemsOf(name, archive), (file) => archive.get(file) ?? null, assumed)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { questions: [], flaws: [error.flaw] }
  }
}

const FAULTS = {
  'cut-off': '压缩包不完整',
  damaged: '压缩包已损坏',
  encrypted: '压缩包有密码',
  'unpacks-too-big': '压缩包解开以后太大',
} as const

const flawed = (place: string, what: string, remedy: string): ReadPackage => ({
  questions: [],
  flaws: [{ place, what, remedy }],
})

function itemsOf(name: string, archive: Archive): [string, Uint8Array][] {
  const listing = archive.get(MANIFEST)
  if (!listing)
    throw new Unreadable({
      place: name,
      what: `压缩包里没有 ${MANIFEST}`,
      remedy: '请导出完整的 QTI 3.0 内容包。',
    })
  const manifest = readElements(MANIFEST, listing)
  const resources = firstIn(manifest, 'resources')
  return (resources ? elementsIn(resources) : []).flatMap((resource) => itemIn(resource, archive))
}

function itemIn(resource: Element, archive: Archive): [string, Uint8Array][] {
  const { type = '', href = '' } = resource.attributes
  const place = placeOf(MANIFEST, resource)
  if (type !== ITEM)
    throw new Unreadable({
      place,
      what: `不认识资源 ${type}`,
      remedy: `这里只收试题（${ITEM}）；试卷、量表等请先去掉。`,
    })
  const bytes = archive.get(href)
  if (!bytes)
    throw new Unreadable({ place, what: `压缩包里没有 ${href}`, remedy: '请导出完整的 QTI 3.0 内容包。' })
  return [[href, bytes]]
}

function readAll(
  files: readonly [string, Uint8Array][],
  bytesOf: (file: string) => Uint8Array | null,
  assumed: Assumed,
): ReadPackage {
  const read: ReadPackage = { questions: [], flaws: [] }
  for (const [file, bytes] of files)
    try {
      const root = readElements(file, bytes)
      const content = readItem(file, root, (address) => pictureAt(bytesOf, file, address), assumed)
      read.questions.push({ place: file, content })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      read.flaws.push(error.flaw)
    }
  if (files.length === 0)
    read.flaws.push({ place: MANIFEST, what: '包里没有试题', remedy: '请先在原来的系统里选题再导出。' })
  return read
}
