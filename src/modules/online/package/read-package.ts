import { type ArchiveFault, unpack } from '../../../kernel/office/index.ts'
import { readCmi5 } from './cmi5-structure.ts'
import { readManifest } from './elements.ts'
import { isLitter, isWhatItSays, servedAs } from './file-types.ts'
import { readScorm } from './scorm-structure.ts'
import { fileOf, isElsewhere, PackageFault, type Structure } from './structure.ts'

/** So much may a package be when it is unpacked, and so many files. */
const MOST_BYTES = 80 * 1024 * 1024
const MOST_FILES = 1_500
const LONGEST_NAME = 300

const FAULTS: Record<ArchiveFault, string> = {
  'cut-off': '不是 zip 压缩包，或者没有传完；请用制作工具重新导出',
  damaged: '坏了，有的文件解不开；请重新导出',
  encrypted: '加了密码；请去掉密码再传',
  'unpacks-too-big': `解开以后超过 ${MOST_BYTES / 1024 / 1024} MB；视频请另作视频课件`,
}

/** A package as it was read (课件包). */
export interface Package {
  structure: Structure
  files: Map<string, Buffer>
}

/** Reads a package of cmi5 or SCORM: a zip, or a cmi5.xml alone whose units all stand elsewhere. */
export function readPackage(bytes: Uint8Array): Package {
  if (looksLikeXml(bytes)) return checked(readCmi5(readManifest(Buffer.from(bytes), 'cmi5.xml')), new Map())
  const archive = unpack(bytes, MOST_BYTES)
  if (typeof archive === 'string') throw new PackageFault('这个压缩包', FAULTS[archive])
  const files = new Map([...archive].filter(([name]) => !isLitter(name)))
  if (files.size > MOST_FILES) throw new PackageFault('这个压缩包', `文件超过 ${MOST_FILES} 个`)
  for (const [name, content] of files) requireFile(name, content)
  const [cmi5, scorm] = [files.get('cmi5.xml'), files.get('imsmanifest.xml')]
  if (cmi5) return checked(readCmi5(readManifest(cmi5, 'cmi5.xml')), files)
  if (scorm) return checked(readScorm(readManifest(scorm, 'imsmanifest.xml')), files)
  const deeper = [...files.keys()].find((name) => /\/(cmi5|imsmanifest)\.xml$/.test(name))
  throw new PackageFault(
    deeper ?? '这个压缩包',
    deeper
      ? '要在压缩包的最外层：请进到那个文件夹里，选中全部文件再压缩'
      : '里面没有 cmi5.xml 或 imsmanifest.xml；请用制作工具导出为 cmi5 或 SCORM',
  )
}

const looksLikeXml = (bytes: Uint8Array): boolean =>
  /^\ufeff?\s*</.test(new TextDecoder().decode(bytes.subarray(0, 200)))

function requireFile(name: string, content: Buffer): void {
  if (name.length > LONGEST_NAME || /[\p{Cc}]/u.test(name))
    throw new PackageFault(name.slice(0, 60), '文件名太长，或者有看不见的字符')
  if (/^[a-z]:|(^|\/)\.\.?(\/|$)/i.test(name))
    throw new PackageFault(name.slice(0, 60), '指到压缩包外面去了，不收；请重新压缩')
  if (servedAs(name) === null)
    throw new PackageFault(
      name.slice(-60),
      '这种文件不收（网页、图片、音视频、字体、PDF 才收）；请删去再压缩',
    )
  if (!isWhatItSays(name, content))
    throw new PackageFault(name.slice(-60), '内容和扩展名不符，可能改过名；请换成原来的文件')
}

/** Every unit that stands in the package is there. */
function checked(structure: Structure, files: Map<string, Buffer>): Package {
  const byName = new Map([...files.keys()].map((name) => [name.toLowerCase(), name]))
  for (const unit of structure.units) {
    if (isElsewhere(unit)) continue
    const file = fileOf(unit)
    if (files.size === 0)
      throw new PackageFault(`au ${unit.id} 的 url`, '写的是包里的文件，可是只传了 cmi5.xml；请传整个 zip')
    if (!files.has(file))
      throw new PackageFault(
        `${structure.kind === 'cmi5' ? 'au' : 'item'} ${unit.id}`,
        byName.has(file.toLowerCase())
          ? `写的是 ${file}，包里是 ${byName.get(file.toLowerCase())}：大小写要一样`
          : `指的文件 ${file} 不在包里`,
      )
  }
  return { structure, files }
}
