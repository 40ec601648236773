import type { Archive } from './archive.ts'
import { readXml } from './xml.ts'

/** A part that another one points to. */
export interface Relation {
  id: string
  /** The last word of its type: `worksheet`, `sharedStrings`, `footnotes`. */
  type: string
  /** Where it is in the container; null where it lies outside. */
  part: string | null
}

/**
 * An office file (Open Packaging Conventions) whose parts are found by what points to them, never by a fixed name:
 * Excel, WPS, LibreOffice, the Open XML SDK, Power BI and POI each name them in their own way. Names differ in case
 * between a pointer and its part; they are one name.
 */
export interface Container {
  archive: Archive
  /** The part that everything hangs on; null where none is named. */
  main: string | null
  data(part: string): Buffer | undefined
  relations(part: string): Relation[]
}

/** Opens the parts of an archive as an office file. */
export function containerOf(archive: Archive): Container {
  const byName = new Map([...archive.keys()].map((name) => [name.toLowerCase(), name]))
  const data = (part: string) => archive.get(byName.get(part.toLowerCase()) ?? part)
  const relations = (part: string): Relation[] => {
    const at = part.lastIndexOf('/') + 1
    const folder = part.slice(0, at)
    const list = data(`${folder}_rels/${part.slice(at)}.rels`)
    return list ? relationsIn(list, folder, (name) => byName.get(name.toLowerCase()) ?? null) : []
  }
  return {
    archive,
    data,
    relations,
    main: relations('').find(({ type }) => type === 'officeDocument')?.part ?? null,
  }
}

function relationsIn(list: Buffer, folder: string, named: (name: string) => string | null): Relation[] {
  const found: Relation[] = []
  readXml(list, {
    open({ name, get }) {
      if (name !== 'Relationship') return
      const inside = get('TargetMode')?.toLowerCase() !== 'external'
      found.push({
        id: get('Id') ?? '',
        type: (get('Type') ?? '').replace(/^.*\//, ''),
        part: inside ? named(resolved(folder, get('Target') ?? '')) : null,
      })
    },
  })
  return found
}

function resolved(folder: string, target: string): string {
  const plain = unquoted(target.replaceAll('\\', '/').replace(/#.*$/, ''))
  const path = plain.startsWith('/') ? plain : folder + plain
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function unquoted(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}

/** What an archive is, as far as that can be seen, for whoever expected another kind. */
export function kindOfContainer({ data, main }: Container): string {
  const mime = data('mimetype')?.toString('latin1', 0, 100) ?? ''
  if (mime.includes('opendocument'))
    return `OpenDocument ${mime.includes('spreadsheet') ? '表格（.ods）' : '文档（.odt）'}`
  if (data('OFD.xml')) return 'OFD 版式文件'
  const place = (main ?? '').toLowerCase()
  if (/(^|\/)word\//.test(place) || data('word/document.xml')) return 'Word 文档（.docx）'
  if (/(^|\/)xl\//.test(place) || data('xl/workbook.xml')) return 'Excel 表格（.xlsx）'
  if (/(^|\/)ppt\//.test(place) || data('ppt/presentation.xml')) return '演示文稿（.pptx）'
  return data('Index/Document.iwa') ? 'Pages、Numbers 文件' : '压缩包或其他文档'
}
