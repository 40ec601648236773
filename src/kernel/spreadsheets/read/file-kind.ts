import {
  BadXml,
  type Container,
  containerOf,
  isEncrypted,
  kindOfContainer,
  kindOfFile,
  readXml,
  textOfFile,
  unpack,
} from '../../office/index.ts'
import { BYTE_LIMIT } from '../definition.ts'
import { type Mistake, type Wrong, wrong } from '../mark/mistakes.ts'

/** Bytes that a file may have when it is unpacked; more is a bomb, not a roster. */
const UNPACKED_LIMIT = 150 * 1024 * 1024

const SAVE_AGAIN = '请用 Excel 或 WPS 另存为 .xlsx 再上传。'

/** What the whole file is refused for. */
const WORDS: Partial<Record<Mistake, string>> = {
  'empty-file': '文件是空的，可能没有传完，请重新选择文件。',
  'too-big': `文件超过 ${BYTE_LIMIT / 1048576} MB，请拆成几个文件。`,
  'old-excel': `这是旧版的 .xls 文件，${SAVE_AGAIN}`,
  encrypted: '文件设了打开密码，请去掉密码后再上传。',
  'binary-workbook': `这是二进制工作簿（.xlsb），${SAVE_AGAIN}`,
  'not-excel': '这不是 Excel 的 .xlsx 文件（只改扩展名不行），请下载本页的模板填写。',
  macros: `文件里有宏（.xlsm），${SAVE_AGAIN}`,
  'cut-off': '文件不完整，可能没有传完，请重新上传。',
  damaged: `文件打不开，可能已经损坏，${SAVE_AGAIN}`,
  'unpacks-too-big': '文件解开后内容过大，请删去图片、多余的工作表和末尾的空白行。',
}

/** The words for a mistake of the file as a whole. */
export const refused = (mistake: Mistake): Wrong => wrong(mistake, WORDS[mistake] ?? '文件不能使用。')

/** The parts of an .xlsx, or why it is none. */
export function workbookParts(bytes: Uint8Array): Container | Wrong {
  if (bytes.byteLength === 0) return refused('empty-file')
  if (bytes.byteLength > BYTE_LIMIT) return refused('too-big')
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return refused(isEncrypted(bytes) ? 'encrypted' : 'old-excel')
  if (!startsWith(bytes, [0x50, 0x4b])) return notExcel(bytes)
  const archive = unpack(bytes, UNPACKED_LIMIT)
  if (typeof archive === 'string') return refused(archive)
  try {
    return kindOf(containerOf(archive))
  } catch (error) {
    if (error instanceof BadXml) return refused('damaged')
    throw error
  }
}

function notExcel(bytes: Uint8Array): Wrong {
  const kind = kindOfFile(bytes) ?? (textOfFile(bytes) === null ? null : '文本文件（例如 .csv）')
  if (kind === null) return refused('not-excel')
  return wrong('not-excel', `这是${kind}，不是 Excel 的 .xlsx 文件（只改扩展名不行），${SAVE_AGAIN}`)
}

function kindOf(container: Container): Container | Wrong {
  const { main } = container
  if (main === null)
    return container.data('xl/workbook.bin') ? refused('binary-workbook') : otherZip(container)
  if (/\.bin$/i.test(main)) return refused('binary-workbook')
  const related = new Set(container.relations(main).map(({ type }) => type))
  if (related.has('vbaProject') || container.data('xl/vbaProject.bin')) return refused('macros')
  return rootOf(container.data(main)) === 'workbook' ? container : otherZip(container)
}

const otherZip = (container: Container): Wrong =>
  wrong('other-zip', `这是${kindOfContainer(container)}，不是 Excel 的 .xlsx 文件，${SAVE_AGAIN}`)

/** The name of a part's first element. */
function rootOf(data: Buffer | undefined): string | null {
  let root: string | null = null
  if (data)
    readXml(data, {
      open({ name }) {
        root ??= name
      },
    })
  return root
}

const startsWith = (bytes: Uint8Array, start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte)
