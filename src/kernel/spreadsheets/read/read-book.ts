import { BadXml, type Container, readXml } from '../../office/index.ts'
import { type Wrong, wrong } from '../mark/mistakes.ts'
import { refused, workbookParts } from './file-kind.ts'
import { type Book, type Content, type Grid, type GridRow, placeIn } from './grid.ts'
import { type Shown, shownBy } from './number-format.ts'
import { unescaped } from './plain-text.ts'

/** Cells that one workbook may have, empty ones with a format included. */
const CELL_LIMIT = 3_000_000
const ROW_ELEMENTS = 250_000
const MERGED_LIMIT = 100_000

/** A workbook that has more in it than is read. */
class TooLarge extends Error {}
class TooManyMerged extends Error {}

/** Reads what the cells of an .xlsx hold, sheet by sheet, or says why it cannot be read. */
export function readBook(bytes: Uint8Array): Book | Wrong {
  const container = workbookParts(bytes)
  if ('wrong' in container) return container
  try {
    return bookIn(container)
  } catch (error) {
    if (error instanceof BadXml) return refused('damaged')
    if (error instanceof TooLarge) return refused('unpacks-too-big')
    if (error instanceof TooManyMerged)
      return wrong('merged-cell', '表里合并了大片单元格，请取消合并后逐格填写。')
    throw error
  }
}

/** The sheets that a workbook names, with the parts where they stand. */
export function sheetsOf(container: Container): { name: string; part: string; visible: boolean }[] {
  const main = container.main ?? ''
  const parts = new Map(container.relations(main).map(({ id, type, part }) => [id, { type, part }]))
  const sheets: { name: string; part: string; visible: boolean }[] = []
  readXml(container.data(main) ?? Buffer.alloc(0), {
    open({ name, get }) {
      const found = name === 'sheet' ? parts.get(get('id') ?? '') : undefined
      if (found?.type === 'worksheet' && found.part)
        sheets.push({ name: get('name') ?? '', part: found.part, visible: !get('state')?.match(/hidden$/i) })
    },
  })
  return sheets
}

function bookIn(container: Container): Book | Wrong {
  const main = container.main ?? ''
  const related = (type: string): Buffer | undefined => {
    const part = container.relations(main).find((one) => one.type === type)?.part
    return part ? container.data(part) : undefined
  }
  const sheets = sheetsOf(container)
  if (sheets.length === 0) return refused('no-sheet')
  const texts = textsIn(related('sharedStrings'))
  const formats = formatsIn(related('styles'))
  let from1904 = false
  readXml(container.data(main) ?? Buffer.alloc(0), {
    open({ name, get }) {
      if (name === 'workbookPr') from1904 = isTrue(get('date1904'))
    },
  })
  return {
    from1904,
    sheets: sheets.map((sheet) => {
      const data = container.data(sheet.part)
      const reading = new SheetReading({ ...sheet, rows: [], hiddenColumns: [] }, texts, formats)
      return data ? reading.of(data) : reading.sheet
    }),
  }
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true' || text === 'on'

/** The shared texts in their order; what is only said of how they sound (拼音) is no part of them. */
function textsIn(data: Buffer | undefined): string[] {
  const texts: string[] = []
  let text: string | null = null
  let sounds = false
  let inText = false
  if (data)
    readXml(data, {
      open({ name }) {
        if (name === 'si') text = ''
        else if (name === 'rPh') sounds = true
        else if (name === 't') inText = true
      },
      text(piece) {
        if (text !== null && inText && !sounds) text += piece
      },
      close(name) {
        if (name === 'si' && text !== null) {
          texts.push(unescaped(text))
          text = null
        } else if (name === 'rPh') sounds = false
        else if (name === 't') inText = false
      },
    })
  return texts
}

/** How each style of a cell shows a number. */
function formatsIn(data: Buffer | undefined): Shown[] {
  const codes = new Map<number, string>()
  const shown: Shown[] = []
  const byFormat = new Map<number, Shown>()
  let inCells = false
  if (data)
    readXml(data, {
      open({ name, get }) {
        if (name === 'numFmt') codes.set(Number(get('numFmtId')), get('formatCode') ?? '')
        else if (name === 'cellXfs') inCells = true
        else if (name === 'xf' && inCells) {
          const id = Number(get('numFmtId') ?? 0)
          const one = byFormat.get(id) ?? shownBy(id, codes.get(id))
          byFormat.set(id, one)
          shown.push(one)
        }
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    })
  return shown
}

const GENERAL = shownBy(0, undefined)

/** Rows and cells may come without their places: then each stands after the one before it. */
class SheetReading {
  readonly sheet: Grid
  private readonly texts: readonly string[]
  private readonly formats: readonly Shown[]
  private rows = 0
  private cells = 0
  private line = 0
  private column = 0
  private row: GridRow | null = null
  private type = ''
  private shown: Shown = GENERAL
  private value = ''
  private formula = false
  private within: 'value' | 'text' | null = null
  private sounds = false
  private readonly merged = new Set<string>()
  private mergedCells = 0

  constructor(sheet: Grid, texts: readonly string[], formats: readonly Shown[]) {
    this.sheet = sheet
    this.texts = texts
    this.formats = formats
  }

  of(data: Buffer): Grid {
    readXml(data, {
      open: ({ name, get }) => this.open(name, get),
      text: (text) => {
        if (this.within === 'value' || (this.within === 'text' && !this.sounds)) this.value += text
      },
      close: (name) => this.close(name),
    })
    this.sheet.rows.sort((one, other) => one.at - other.at)
    this.setMerged()
    return this.sheet
  }

  private open(name: string, get: (attribute: string) => string | undefined): void {
    switch (name) {
      case 'row':
        if (++this.rows > ROW_ELEMENTS) throw new TooLarge()
        this.line = Number(get('r')) || this.line + 1
        this.column = 0
        this.row = { at: this.line, hidden: isTrue(get('hidden')) || Number(get('ht') ?? 1) === 0, cells: [] }
        break
      case 'c':
        if (++this.cells > CELL_LIMIT) throw new TooLarge()
        this.column = placeIn(get('r') ?? '')?.column ?? this.column + 1
        this.type = get('t') ?? 'n'
        this.shown = this.formats[Number(get('s') ?? 0)] ?? GENERAL
        this.value = ''
        this.formula = false
        break
      case 'v':
        this.within = 'value'
        break
      case 't':
        if (this.type === 'inlineStr') this.within = 'text'
        break
      case 'rPh':
        this.sounds = true
        break
      case 'f':
        if (this.row) this.formula = true
        break
      case 'col':
        if (isTrue(get('hidden')) || Number(get('width') ?? 1) === 0)
          this.sheet.hiddenColumns.push([Number(get('min')), Number(get('max'))])
        break
      case 'mergeCell':
        this.merge(get('ref') ?? '')
    }
  }

  private close(name: string): void {
    if (name === 'v' || name === 't') this.within = null
    else if (name === 'rPh') this.sounds = false
    else if (name === 'c') this.endCell()
    else if (name === 'row') {
      if (this.row && this.row.cells.length > 0) {
        this.row.cells.sort((one, other) => one.at - other.at)
        this.sheet.rows.push(this.row)
      }
      this.row = null
    }
  }

  private endCell(): void {
    const content = this.content()
    if (content !== null) this.row?.cells.push({ at: this.column, content, merged: false, shown: this.shown })
  }

  private content(): Content | null {
    if (this.formula) return { kind: 'formula' }
    const text = this.value
    switch (this.type) {
      case 's': {
        const shared = this.texts[Number(text.trim())]
        if (text.trim() === '') return null
        if (shared === undefined) throw new BadXml('a text that is not there')
        return shared === '' ? null : { kind: 'text', text: shared }
      }
      case 'inlineStr':
      case 'str':
        return text === '' ? null : { kind: 'text', text: unescaped(text) }
      case 'b':
        return { kind: 'boolean' }
      case 'e':
        return { kind: 'error' }
      case 'd':
        return { kind: 'day', text: text.trim() }
      default: {
        if (text.trim() === '') return null
        const number = Number(text)
        if (!Number.isFinite(number)) throw new BadXml('no number')
        return { kind: 'number', number }
      }
    }
  }

  private merge(range: string): void {
    const [from = '', to = from] = range.split(':')
    const [first, last] = [placeIn(from), placeIn(to)]
    if (!first || !last) return
    const [left, right] = [Math.min(first.column, last.column), Math.max(first.column, last.column)]
    const [top, bottom] = [Math.min(first.line, last.line), Math.max(first.line, last.line)]
    this.mergedCells += (right - left + 1) * (bottom - top + 1)
    if (this.mergedCells > MERGED_LIMIT) throw new TooManyMerged()
    for (let line = top; line <= bottom; line++)
      for (let column = left; column <= right; column++) this.merged.add(`${line} ${column}`)
  }

  /** Merged cells count, though only the first of them holds anything. */
  private setMerged(): void {
    if (this.merged.size === 0) return
    const rows = new Map(this.sheet.rows.map((row) => [row.at, row]))
    for (const row of this.sheet.rows)
      for (const cell of row.cells) if (this.merged.delete(`${row.at} ${cell.at}`)) cell.merged = true
    for (const place of this.merged) {
      const [line = 0, column = 0] = place.split(' ').map(Number)
      const row = rows.get(line) ?? { at: line, hidden: false, cells: [] }
      if (!rows.has(line)) {
        rows.set(line, row)
        this.sheet.rows.push(row)
      }
      row.cells.push({ at: column, content: null, merged: true, shown: GENERAL })
    }
    this.sheet.rows.sort((one, other) => one.at - other.at)
    for (const row of this.sheet.rows) row.cells.sort((one, other) => one.at - other.at)
  }
}
