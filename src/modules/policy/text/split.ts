import { longestRise } from './longest-rise.ts'
import { ORDINAL, ordinal } from './ordinal.ts'

/** A piece of a regulation's text, in order; the sources of all pieces joined are the text again. */
export type Piece =
  | { kind: 'preamble' | 'chapter' | 'annex'; source: string }
  | { kind: 'article'; source: string; label: string; anchor: string; text: string; title: string }

/** What separated the articles: their numbers (第九条), top-level items (一、), or nothing. */
export type Separator = 'article' | 'item' | 'none'

/** A regulation's text in its pieces, and what to look at before it is used. */
export interface SplitText {
  by: Separator
  pieces: Piece[]
  /** What is odd in the numbering, in words for the editor. */
  remarks: string[]
}

/** An article of a document as it is kept (条). */
export interface Article {
  /** What a clause's link ends with: '9', '11-1' for 第十一条之一. */
  anchor: string
  label: string
  chapter: string | null
  title: string
  text: string
}

/** No regulation has more; whatever has is not looked at further. */
const MOST_HEADS = 2_000

interface Line {
  at: number
  text: string
}

interface Head extends Line {
  label: string
  value: number
  sub: number
}

/** Splits the text of a regulation into preamble, chapters, articles and annex (拆条). */
export function splitRegulation(text: string): SplitText {
  const lines = linesOf(text)
  const annexAt = annexOf(lines, text.length)
  const inBody = lines.filter(({ at }) => at < annexAt)
  for (const by of ['article', 'item'] as const) {
    const heads = longestRise(inBody.flatMap((line) => headOf(line, by)).slice(0, MOST_HEADS), before)
    const first = heads[0]
    if (first && (by === 'article' || heads.length > 1)) {
      const annex = annexAt > first.at ? annexAt : text.length
      return { by, pieces: piecesOf(text, inBody, heads, annex), remarks: remarksOn(heads) }
    }
  }
  if (text.trim() === '')
    return { by: 'none', pieces: text ? [{ kind: 'preamble', source: text }] : [], remarks: ['没有文字'] }
  const whole = {
    kind: 'article' as const,
    source: text,
    label: '全文',
    anchor: 'text',
    title: '',
    text: tidy(text),
  }
  return { by: 'none', pieces: [whole], remarks: ['没有找到“第几条”或“一、”，整篇作为一条'] }
}

/** The articles of a split text with the chapter that each stands in. */
export function articlesOf({ pieces }: SplitText): Article[] {
  let chapter: string | null = null
  const articles: Article[] = []
  for (const piece of pieces) {
    if (piece.kind === 'chapter') chapter = tidy(piece.source).replaceAll('\n', ' ')
    if (piece.kind !== 'article') continue
    const { anchor, label, title, text } = piece
    articles.push({ anchor, label, chapter, title, text })
  }
  return articles
}

/** The text of a piece without blanks at the ends of its lines, empty lines and wide indents. */
export function tidy(source: string): string {
  return source
    .split(/\r\n|[\r\n\f\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n')
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (const found of text.matchAll(/[^\r\n\f\u2028\u2029]+/g))
    lines.push({ at: found.index, text: found[0] })
  return lines
}

const ARTICLE = new RegExp(`^\\s*(第(${ORDINAL}{1,12})条(?:之(${ORDINAL}{1,6}))?)(.*)$`)
const ITEM = new RegExp(`^\\s*((${ORDINAL}{1,6})、)(.*)$`)
const CHAPTER = new RegExp(`^\\s*第${ORDINAL}{1,8}[编章节](?:$|\\s*[^，。；：的]{1,40}$)`)
const ANNEX = /^\s*附\s*(?:件|表|录)\s*(?:$|[:：\d０-９一二三四五六七八九十])/

/** After a number these go on with a sentence about that article: 第九条规定的补贴, 第九条第二款. */
const REFERENCE = /^(规定|所[列述称规]|的|之外|以外|中的|[及和或与至]第|[、，。；]|第[^条]{1,6}[款项])/
const PART = /^\s+第[^条]{1,6}[款项]/

function headOf(line: Line, by: 'article' | 'item'): Head[] {
  const found = (by === 'article' ? ARTICLE : ITEM).exec(line.text)
  if (!found) return []
  const [, label = '', number = '', third, rest] = found
  if (by === 'item') {
    const value = ordinal(number)
    return value === null || /\d/.test(number) ? [] : [{ ...line, label: squeeze(number), value, sub: 0 }]
  }
  const value = ordinal(number)
  const tail = numberAfter(third, rest ?? '')
  if (value === null || tail === null || REFERENCE.test(tail.rest) || PART.test(tail.rest)) return []
  return [{ ...line, label: squeeze(label), value, sub: tail.sub }]
}

function numberAfter(text: string | undefined, rest: string): { sub: number; rest: string } | null {
  if (text === undefined) return { sub: 0, rest }
  const sub = ordinal(text)
  return sub === null ? null : { sub, rest }
}

const squeeze = (label: string): string => label.replace(/\s/g, '')

const before = (one: Head, other: Head): boolean =>
  one.value < other.value || (one.value === other.value && one.sub < other.sub)

/** Where the annexes begin: they number their own articles anew. */
function annexOf(lines: readonly Line[], end: number): number {
  const numbered = lines.findIndex((line) => ARTICLE.test(line.text))
  if (numbered < 0) return end
  return lines.slice(numbered + 1).find((line) => ANNEX.test(line.text))?.at ?? end
}

function piecesOf(text: string, lines: readonly Line[], heads: readonly Head[], end: number): Piece[] {
  const byPlace = new Map(heads.map((head) => [head.at, head]))
  const starts = lines.filter((line) => byPlace.has(line.at) || CHAPTER.test(line.text))
  const pieces: Piece[] = []
  const opening = text.slice(0, starts[0]?.at ?? end)
  if (opening !== '') pieces.push({ kind: 'preamble', source: opening })
  starts.forEach((line, index) => {
    const source = text.slice(line.at, starts[index + 1]?.at ?? end)
    const head = byPlace.get(line.at)
    pieces.push(head ? articleOf(head, source) : { kind: 'chapter', source })
  })
  if (end < text.length) pieces.push({ kind: 'annex', source: text.slice(end) })
  return pieces
}

function articleOf(head: Head, source: string): Piece {
  const anchor = head.sub === 0 ? String(head.value) : `${head.value}-${head.sub}`
  const from = source.search(/[条、]/) + 1
  const body =
    head.sub === 0 ? source.slice(from) : source.slice(from).replace(new RegExp(`^之${ORDINAL}+`), '')
  const named = /^[\s:：]*[【［[（(]([^】］\])）\n]{1,30})[】］\])）]([\s\S]*)$/.exec(body)
  const short = shortTitle(body)
  const split = named ?? (head.label.includes('条') ? null : short)
  return {
    kind: 'article',
    source,
    label: head.label,
    anchor,
    title: split?.[1]?.trim() ?? '',
    text: tidy((split?.[2] ?? body).replace(/^[\s:：]+/, '')),
  }
}

/** A first line that is a title, with what comes after it: found by lines, since a pattern over both would try every line end. */
function shortTitle(body: string): [string, string, string] | null {
  const text = body.trimStart()
  const end = text.search(/[\r\n]/)
  if (end < 1 || end > 30 || /[。；，：]/.test(text.slice(0, end))) return null
  const rest = text.slice(end).trimStart()
  return rest === '' ? null : [text, text.slice(0, end), rest]
}

function remarksOn(heads: readonly Head[]): string[] {
  const remarks: string[] = []
  let last = 0
  for (const { value, label } of heads) {
    if (value > last + 1) remarks.push(`${label}前面缺号，请核对`)
    last = value
  }
  return remarks.slice(0, 20)
}
