import mammoth from 'mammoth'
import { type Archive, type ArchiveFault, pack, unpack } from '../../kernel/office/index.ts'

/** The text of a file, and what to look at before it is used. */
export interface ReadText {
  text: string
  remarks: string[]
}

/** Why a file cannot be used: where in it, and what to do instead. */
export interface UnreadFile {
  place: string
  remedy: string
}

/** The longest regulation that is taken in, in characters. */
export const LONGEST_TEXT = 300_000

const UNPACKED_LIMIT = 64 * 1024 * 1024
const DOCUMENT_LIMIT = 6 * 1024 * 1024
const DOCUMENT = 'word/document.xml'

/** What has to do with the words of a .docx; pictures, links to other files and macros are left out before it is read. */
const WORDS =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(document|styles|numbering)\.xml|word\/_rels\/document\.xml\.rels)$/

/** A new line within a paragraph, which the library's plain text leaves out. */
const LINE_BREAK = /<w:(?:br|cr)(?:\s[^>]*)?\/>/g

/** Reads a .docx or a text file by what it is, not by what it is called. */
export async function readText(bytes: Uint8Array, name: string): Promise<ReadText | UnreadFile> {
  const read = startsWith(bytes, 'PK') ? await textOfDocx(bytes) : textOfPlain(bytes, name)
  if ('remedy' in read) return read
  if (read.text.trim() === '')
    return { place: '全文', remedy: '文件里没有文字，可能是扫描件，请换成可以复制文字的文件。' }
  if (read.text.length > LONGEST_TEXT)
    return { place: '全文', remedy: `文字超过 ${LONGEST_TEXT / 10_000} 万字，请把附件分开，只装入正文。` }
  return { ...read, text: read.text.replaceAll('\u0000', '') }
}

const FAULTS: Record<ArchiveFault, string> = {
  'cut-off': '文件不完整，可能没有传完，请重新上传。',
  damaged: '文件打不开，可能已经损坏，请用 Word 或 WPS 另存为 .docx 再上传。',
  encrypted: '文件设了打开密码，请去掉密码后再上传。',
  'unpacks-too-big': '文件解开后内容过大，请删去图片和附件，只留文字，再上传。',
}

async function textOfDocx(bytes: Uint8Array): Promise<ReadText | UnreadFile> {
  const archive = unpack(bytes, UNPACKED_LIMIT)
  if (typeof archive === 'string') return { place: '整个文件', remedy: FAULTS[archive] }
  const refused = whyNoDocument(archive)
  if (refused) return refused
  const body = archive.get(DOCUMENT)?.toString('utf8') ?? ''
  for (const part of archive.keys()) if (!WORDS.test(part)) archive.delete(part)
  archive.set(DOCUMENT, Buffer.from(body.replace(LINE_BREAK, '<w:t xml:space="preserve">\n</w:t>')))
  try {
    const { value } = await mammoth.extractRawText({ buffer: pack(archive) })
    return { text: value.replace(/\n\n/g, '\n'), remarks: remarksOn(body) }
  } catch {
    return { place: DOCUMENT, remedy: FAULTS.damaged }
  }
}

function whyNoDocument(archive: Archive): UnreadFile | null {
  const content = archive.get(DOCUMENT)
  if (!content || !archive.has('[Content_Types].xml'))
    return {
      place: '整个文件',
      remedy: `这是改了名的${kindOf(archive)}，不是 Word 的 .docx 文件，请换成 .docx 或纯文本。`,
    }
  if (archive.has('word/vbaProject.bin'))
    return { place: 'word/vbaProject.bin', remedy: '文件里有宏，请另存为不含宏的 .docx 再上传。' }
  if (content.length > DOCUMENT_LIMIT) return { place: DOCUMENT, remedy: FAULTS['unpacks-too-big'] }
  for (const [part, data] of archive) {
    if (/\.(xml|rels)$/i.test(part) && /<!(DOCTYPE|ENTITY)/i.test(data.toString('latin1')))
      return {
        place: part,
        remedy:
          '文件里有指向外部的声明（DOCTYPE），不能装入，请用 Word 或 WPS 新建文件，把文字粘贴进去再上传。',
      }
  }
  return null
}

function kindOf(archive: Archive): string {
  if (archive.has('xl/workbook.xml')) return 'Excel 表格'
  if (archive.has('ppt/presentation.xml')) return '演示文稿'
  if (archive.has('OFD.xml')) return 'OFD 版式文件'
  return '压缩包或其他文档'
}

function remarksOn(body: string): string[] {
  const remarks: string[] = []
  if (/<w:(ins|del)[\s/>]/.test(body)) remarks.push('文件里有修订痕迹，已按“接受全部修订”读取，请核对')
  if (/<w:numPr[\s/>]/.test(body))
    remarks.push('文件里有自动编号，编号不是文字，没有读进来；如果条号缺了，请在 Word 里把编号转成文字再装入')
  return remarks
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  [
    '\u00d0\u00cf\u0011\u00e0',
    '这是旧版的 .doc 文件（或设了密码），请用 Word 或 WPS 另存为不带密码的 .docx 再上传。',
  ],
  ['%PDF', '这是 PDF 文件，请上传 Word 原文件，或者把文字复制后粘贴到“正文”里。'],
  ['{\\rtf', '这是 RTF 文件，请用 Word 或 WPS 另存为 .docx 再上传。'],
]

function textOfPlain(bytes: Uint8Array, name: string): ReadText | UnreadFile {
  for (const [start, remedy] of SIGNATURES) if (startsWith(bytes, start)) return { place: '整个文件', remedy }
  if (/\.docx$/i.test(name))
    return {
      place: '整个文件',
      remedy: '这不是 Word 的 .docx 文件（只改扩展名不行），请换成真正的 .docx 或纯文本。',
    }
  const text = decoded(bytes)
  const strange = text === null ? 0 : text.search(NOT_TEXT)
  if (text === null || strange >= 0) {
    const line = text === null ? 1 : text.slice(0, strange).split('\n').length
    return { place: `第 ${line} 行`, remedy: '这不是文字文件，请上传 .docx，或者用 UTF-8 保存的 .txt。' }
  }
  return { text, remarks: [] }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text holds
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001f\ufffd]/

/** UTF-8, UTF-16 by its mark, or GB 18030, in which older files of offices are kept. */
function decoded(bytes: Uint8Array): string | null {
  const encodings = startsWith(bytes, '\u00ff\u00fe') ? ['utf-16le'] : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {}
  }
  return null
}

const startsWith = (bytes: Uint8Array, start: string): boolean =>
  [...start].every((one, index) => bytes[index] === one.charCodeAt(0))
