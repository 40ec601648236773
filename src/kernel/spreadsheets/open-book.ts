import ExcelJS from 'exceljs'
import { BYTE_LIMIT } from './definition.ts'

/** Unpacked bytes that a workbook may have; more is a bomb, not a roster. */
const UNPACKED_LIMIT = 200 * 1024 * 1024

/** Opens an .xlsx, or says in one sentence why it is none. */
export async function openBook(bytes: Uint8Array): Promise<{ book: ExcelJS.Workbook } | { refused: string }> {
  if (bytes.byteLength === 0) return { refused: '文件是空的，请重新选择文件' }
  if (bytes.byteLength > BYTE_LIMIT) return { refused: '文件超过 8 MB，请拆成几个文件' }
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return { refused: '这是旧版 .xls 或加密的文件，请另存为不带密码的 .xlsx 再上传' }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return { refused: '这不是 Excel 的 .xlsx 文件，请用本页下载的模板填写' }
  const unpacked = unpackedSize(bytes)
  if (unpacked === null) return { refused: '文件不完整，可能没有传完，请重新上传' }
  if (unpacked > UNPACKED_LIMIT) return { refused: '文件内容过大，请删去多余的工作表和图片' }
  const book = new ExcelJS.Workbook()
  try {
    await book.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  } catch {
    return { refused: '文件打不开，可能已损坏或只是改名的压缩包，请用 Excel 或 WPS 另存为 .xlsx 再上传' }
  }
  if (book.worksheets.length === 0) return { refused: '文件里没有工作表，请用本页下载的模板填写' }
  return { book }
}

/** The sum of the unpacked sizes in a zip's directory; null when the directory is not there (a cut file). */
function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = bytes.byteLength - 22; at >= Math.max(0, bytes.byteLength - 65_557); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return directorySize(view, view.getUint32(at + 16, true), view.getUint16(at + 10, true))
  }
  return null
}

function directorySize(view: DataView, start: number, entries: number): number | null {
  let at = start
  let total = 0
  for (let index = 0; index < entries; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return null
    total += view.getUint32(at + 24, true)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return total
}
