import type { Listener } from '../xml.ts'
import { Formula } from './formula.ts'
import { type Noticed, Notices, type Remark } from './notices.ts'
import type { Numbering } from './numbering.ts'
import { newParagraph, type Paragraph, setParagraph } from './paragraph.ts'
import { endCell, endRow, intoCell, newRows, type Rows } from './rows.ts'
import { newRun, type Run, raised, setRun } from './run.ts'
import { isOn, type Styles } from './styles.ts'

/** What is known of the rest of the document while a part of it is read. */
export interface Around {
  styles: Styles
  numbering: Numbering
  /** The words of a foot- or endnote. */
  note(kind: 'footnote' | 'endnote', id: string): string | null
}

/** There are more characters than are read. */
export class TooMuchText extends Error {}

/** Elements that hold no words of the text though they hold characters. */
const NO_WORDS = new Set([
  'w:instrText',
  'w:delInstrText',
  'w:fldData',
  '?:posOffset',
  '?:align',
  '?:pctWidth',
  '?:pctHeight',
  '?:pctPosHOffset',
  '?:pctPosVOffset',
  'w:binData',
])

/** What is taken out by a change that is not yet accepted. */
const TAKEN_OUT = new Set(['w:del', 'w:moveFrom'])

/**
 * The words of one part of a document, in lines. Whatever it does not know it goes into, so that no word is passed
 * over; what cannot be written as words is noticed with its place. Hidden words are never given back.
 */
export class Words implements Listener {
  readonly lines: string[] = []
  private readonly notices = new Notices()
  private readonly formula = new Formula()
  private readonly around: Around
  private readonly limit: number
  private length = 0
  private count = 0
  private readonly above: string[] = []
  private readonly paragraphs: Paragraph[] = []
  private readonly runs: Run[] = []
  private readonly tables: (Rows | 'box')[] = []
  private readonly choices: boolean[] = []
  /** How deep within something that is passed over. */
  private skipping = 0
  private takenOut = 0
  private changed = 0
  private boxes = 0
  private left = ''

  constructor(around: Around, limit: number) {
    this.around = around
    this.limit = limit
  }

  open({ name, get }: { name: string; get(attribute: string): string | undefined }): void {
    this.above.push(name)
    if (this.skipping > 0 || (name === 'mc:Fallback' && this.choices.at(-1) === true)) {
      this.skipping++
      return
    }
    if (/^w:\w+Change$/.test(name)) this.changed++
    if (this.changed > 0) return
    const value = get('val')
    switch (name) {
      case 'mc:AlternateContent':
        this.choices.push(false)
        return
      case 'mc:Choice':
        // Of several wordings for programs of different age the first is read.
        if (this.choices.at(-1) === true) this.skipping++
        else if (this.choices.length > 0) this.choices[this.choices.length - 1] = true
        return
      case 'w:p':
        if (this.paragraphs.length === 0) this.count++
        this.paragraphs.push(newParagraph(this.around.styles.standard))
        return
      case 'w:pStyle':
        if (this.here) setParagraph(this.here, name, value)
        return
      case 'w:numPr':
      case 'w:numId':
      case 'w:ilvl':
        if (this.here && this.within('w:pPr')) setParagraph(this.here, name, value)
        return
      case 'w:r':
      case 'm:r':
        // What hangs on hidden words, a text box for one, is hidden with them.
        this.runs.push(newRun(this.run !== undefined && this.isHidden()))
        return
      case 'w:vanish':
      case 'w:rStyle':
      case 'w:color':
      case 'w:strike':
      case 'w:dstrike':
      case 'w:vertAlign':
        if (this.run && !this.within('w:pPr')) setRun(this.run, name, value)
        return
      case 'w:del':
      case 'w:moveFrom':
      case 'w:ins':
      case 'w:moveTo':
        if (this.within('w:trPr')) {
          if (name === 'w:del' && this.table) this.table.gone = true
        } else if (TAKEN_OUT.has(name) && !this.within('w:rPr')) this.takenOut++
        this.notice('changes')
        return
      case 'w:tab':
      case 'w:ptab':
        if (this.run && !this.within('w:pPr')) this.put('\t')
        return
      case 'w:br':
      case 'w:cr':
        this.put('\n')
        return
      case 'w:noBreakHyphen':
        this.put('-')
        return
      case 'w:sym': {
        const code = Number.parseInt(get('char') ?? '', 16)
        if (code >= 0xf000 || Number.isNaN(code)) this.notice('symbol', get('font') ?? '')
        this.put(code > 0 && code < 0xf000 ? String.fromCharCode(code) : '□')
        return
      }
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.setNote(name === 'w:footnoteReference' ? 'footnote' : 'endnote', get('id') ?? '')
        return
      case 'm:oMath':
        this.notice('formula')
        return
      case 'w:ruby':
        this.left = ''
        return
      case 'w:tbl':
        this.notice('table')
        this.tables.push(newRows())
        return
      case 'w:tc':
        this.table?.cells.push('')
        return
      case 'w:gridSpan':
        if (this.table) this.table.spans = Math.min(Number(value) || 1, 63) - 1
        return
      case 'w:hidden':
        if (this.within('w:trPr') && this.table && isOn(value)) {
          this.table.gone = true
          this.notice('hidden')
        }
        return
      case 'w:txbxContent':
        this.notice('text-box')
        this.boxes++
        this.tables.push('box')
        return
      case 'w:subDoc':
      case 'w:altChunk':
        this.notice('chunk')
        return
      case 'w:control':
      case 'w:object':
        this.notice('object')
        return
      case 'v:imagedata':
      case 'a:blip':
        this.notice('picture')
        return
      case 'v:textpath':
        this.notice('drawing', get('string') ?? '')
        return
      case '?:chart':
      case '?:relIds':
        this.notice('drawing', name === '?:chart' ? '图表' : '图示')
        return
      default:
        this.putSign(this.formula.open(name, value, this.above.at(-2)))
    }
  }

  text(text: string): void {
    if (this.skipping > 0 || this.changed > 0) return
    const name = this.above.at(-1) ?? ''
    if (name === 'w:t' || name === 'm:t') {
      if (this.takenOut > 0) return
      if (this.above.includes('w:rt')) this.left += text
      else this.put(text)
    } else if (name === 'a:t') this.notice('drawing', text)
    else if (name !== 'w:delText' && !NO_WORDS.has(name) && text.trim() !== '')
      this.notice('other', text.trim())
  }

  close(name: string): void {
    this.above.pop()
    if (this.skipping > 0) {
      this.skipping--
      return
    }
    if (/^w:\w+Change$/.test(name)) this.changed--
    if (this.changed > 0) return
    switch (name) {
      case 'mc:AlternateContent':
        this.choices.pop()
        return
      case 'w:r':
      case 'm:r':
        this.runs.pop()
        return
      case 'w:del':
      case 'w:moveFrom':
        if (!this.within('w:rPr') && !this.within('w:trPr')) this.takenOut--
        return
      case 'w:ruby':
        if (this.left) this.notice('ruby', this.left)
        this.left = ''
        return
      case 'w:p':
        this.endParagraph()
        return
      case 'w:tc':
        if (this.table) endCell(this.table)
        return
      case 'w:tr':
        if (this.table) endRow(this.table)
        return
      case 'w:tbl': {
        const table = this.tables.pop()
        if (table && table !== 'box') for (const row of table.rows) this.line(row)
        return
      }
      case 'w:txbxContent':
        this.boxes--
        this.tables.pop()
        return
      default:
        this.putSign(this.formula.close(name))
    }
  }

  get noticed(): readonly Noticed[] {
    return this.notices.all
  }

  private get here(): Paragraph | undefined {
    return this.paragraphs.at(-1)
  }

  private get run(): Run | undefined {
    return this.runs.at(-1)
  }

  /** The table whose cell is being read, unless a text box lies between. */
  private get table(): Rows | null {
    const last = this.tables.at(-1)
    return last === undefined || last === 'box' ? null : last
  }

  private within(name: string): boolean {
    return (
      this.above.lastIndexOf(name) > Math.max(this.above.lastIndexOf('w:p'), this.above.lastIndexOf('w:tr'))
    )
  }

  private put(typed: string): void {
    if (this.takenOut > 0) return
    const text = raised(typed, this.run?.raised ?? null)
    if (this.isHidden()) {
      if (text.trim() !== '') this.notice('hidden')
      return
    }
    if (this.run?.white && text.trim() !== '') this.notice('white', text)
    if (this.run?.struck && text.trim() !== '') this.notice('struck', text)
    this.length += text.length
    if (this.length > this.limit) throw new TooMuchText()
    const paragraph = this.here
    if (paragraph) {
      this.label(paragraph)
      paragraph.text += text
    }
  }

  private putSign(sign: string | null): void {
    if (sign !== null) this.put(sign)
  }

  private isHidden(): boolean {
    const { hidden = null, style = null } = this.run ?? {}
    const { styles } = this.around
    return hidden ?? styles.hidden(style) ?? styles.hidden(this.here?.style ?? null) ?? false
  }

  /** The number of a paragraph comes with its first word: an empty one has none. */
  private label(paragraph: Paragraph): void {
    if (paragraph.labelled) return
    paragraph.labelled = true
    const ofStyle = this.around.styles.numbered(paragraph.style)
    const own = paragraph.list?.list
      ? paragraph.list
      : ofStyle && { ...ofStyle, level: paragraph.list?.level ?? ofStyle.level }
    if (paragraph.noList) return
    if (!own) {
      if (paragraph.list) this.notice('numbering-unknown')
      return
    }
    const label = this.around.numbering.next(own)
    if (label === '') return
    this.notice(label === null ? 'numbering-unknown' : 'numbering')
    if (label) paragraph.text = `${label} ${paragraph.text}`
  }

  private setNote(kind: 'footnote' | 'endnote', id: string): void {
    const words = this.around.note(kind, id)
    if (words === null) return
    this.put(`〔注：${words}〕`)
    this.notice('note', words)
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop()
    if (!paragraph) return
    const outer = this.here
    const lines = [paragraph.text, ...paragraph.after]
    if (this.table) {
      const text = lines.filter((line) => line.trim() !== '').join(' ')
      intoCell(this.table, text.replaceAll('\n', ' '))
    } else if (this.boxes > 0 && outer) outer.after.push(...lines)
    else for (const line of lines) this.lines.push(line)
  }

  /** A row of a table, into the cell or text box around it, if there is one. */
  private line(row: string): void {
    if (this.table && intoCell(this.table, row)) return
    if (this.boxes > 0 && this.here) this.here.after.push(row)
    else this.lines.push(row)
  }

  private notice(remark: Remark, words = ''): void {
    this.notices.add(remark, this.count, words)
  }
}
