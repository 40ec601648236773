import { type DocumentFault, isEncrypted, kindOfFile, textOfFile } from '../../../kernel/office/index.ts'
import { documentText } from '../../../kernel/spreadsheets/index.ts'

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

/** Reads a .docx or a text file by what it is, not by what it is called. */
export async function readText(bytes: Uint8Array, name: string): Promise<ReadText | UnreadFile> {
  const read = startsWith(bytes, 'PK') ? await textOfDocx(bytes) : textOfPlain(bytes, name)
  if ('remedy' in read) return read
  if (read.text.trim() === '')
    return { place: '全文', remedy: '文件里没有文字，可能是扫描件，请换成可以复制文字的文件。' }
  if (read.text.length > LONGEST_TEXT) return { place: '全文', remedy: TOO_LONG }
  return { ...read, text: read.text.replaceAll('\u0000', '') }
}

const FAULTS: Record<DocumentFault['fault'], (is: string) => string> = {
  'cut-off': () => '文件不完整，可能没有传完，请重新上传。',
  damaged: () => '文件打不开，可能已经损坏，请用 Word 或 WPS 另存为 .docx 再上传。',
  encrypted: () => '文件设了打开密码，请去掉密码后再上传。',
  'unpacks-too-big': () => '文件解开后内容过大，请删去图片和附件，只留文字，再上传。',
  'no-document': (is) => `这是改了名的${is}，不是 Word 的 .docx 文件，请换成 .docx 或纯文本。`,
  macros: () => '文件里有宏，请另存为不含宏的 .docx 再上传。',
  declaration: () =>
    '文件里有指向外部的声明（DOCTYPE），不能装入，请用 Word 或 WPS 新建文件，把文字粘贴进去再上传。',
  'too-long': () => TOO_LONG,
}

const TOO_LONG = `文字超过 ${LONGEST_TEXT / 10_000} 万字，请把附件分开，只装入正文。`

async function textOfDocx(bytes: Uint8Array): Promise<ReadText | UnreadFile> {
  const read = await documentText(bytes, LONGEST_TEXT)
  return 'fault' in read ? { place: read.part || '整个文件', remedy: FAULTS[read.fault](read.is) } : read
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF', '这是 PDF 文件，请上传 Word 原文件，或者把文字复制后粘贴到“正文”里。'],
  ['{\\rtf', '这是 RTF 文件，请用 Word 或 WPS 另存为 .docx 再上传。'],
]

function textOfPlain(bytes: Uint8Array, name: string): ReadText | UnreadFile {
  const remedy = startsWith(bytes, '\u00d0\u00cf\u0011\u00e0')
    ? isEncrypted(bytes)
      ? FAULTS.encrypted('')
      : '这是旧版的 .doc 文件，请用 Word 或 WPS 另存为 .docx 再上传。'
    : SIGNATURES.find(([start]) => startsWith(bytes, start))?.[1]
  if (remedy !== undefined) return { place: '整个文件', remedy }
  const kind = kindOfFile(bytes)
  if (kind !== null)
    return {
      place: '整个文件',
      remedy: `这是${kind}，不是文字文件，请上传 .docx，或者用 UTF-8 保存的 .txt。`,
    }
  if (/\.docx$/i.test(name))
    return {
      place: '整个文件',
      remedy: '这不是 Word 的 .docx 文件（只改扩展名不行），请换成真正的 .docx 或纯文本。',
    }
  const text = textOfFile(bytes)
  const strange = text === null ? 0 : text.search(NOT_TEXT)
  if (text === null || strange >= 0) {
    const line = text === null ? 1 : text.slice(0, strange).split('\n').length
    return { place: `第 ${line} 行`, remedy: '这不是文字文件，请上传 .docx，或者用 UTF-8 保存的 .txt。' }
  }
  return { text, remarks: [] }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text holds
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001f\ufffd]/

const startsWith = (bytes: Uint8Array, start: string): boolean =>
  [...start].every((one, index) => bytes[index] === one.charCodeAt(0))
