import { Problem } from '../../verb/problem.ts'
import { withLineBreaks } from '../layout/line-breaks.ts'
import { areOurs, glyphCheck } from './fonts.ts'

/** What becomes of a character that no font has: the document is refused, or 〔U+2A6A5〕 is printed in its place. */
export type Missing = 'refuse' | 'mark'

/** A node of the typesetter's tree, before layout. */
export interface PaperNode {
  type: string
  value?: string
  style?: { fontFamily?: unknown } | { fontFamily?: unknown }[]
  props?: Record<string, unknown>
  children?: PaperNode[]
}

/** Characters that no font can print (生僻字), by code point, e.g. `U+2A6A5`. The message names nothing else. */
export class MissingGlyphs extends Problem {
  override name = 'MissingGlyphs'
  readonly characters: string[]

  constructor(characters: string[]) {
    const names = characters.map((character) => `“${character}”（${codeOf(character)}）`)
    super(409, `字库里没有${names.join('、')}，文件中会缺字，因此没有生成`, {
      detail: '请系统管理员把含有这些字的字体放进数据目录的 fonts 文件夹，重启后再试；网页上的查验不受影响。',
    })
    this.characters = characters
  }
}

/** Checks every text of the tree for fonts and glyphs, and sets where its lines may end. Changes the tree. */
export async function makePrintable(root: PaperNode, missing: Missing): Promise<void> {
  const hasGlyph = await glyphCheck()
  const gaps = new Set<string>()
  walk(root, undefined, { missing, hasGlyph, gaps })
  if (gaps.size > 0 && missing === 'refuse') throw new MissingGlyphs([...gaps])
}

interface Check {
  missing: Missing
  hasGlyph: (character: string) => boolean
  gaps: Set<string>
}

function walk(node: PaperNode, inherited: unknown, check: Check): void {
  const family = familyOf(node) ?? inherited
  if (node.type === 'TEXT' || node.type === 'LINK') {
    if (!areOurs(family)) throw new Error('text outside a Sheet: its font has no Chinese')
    setText(node, check)
  } else for (const child of node.children ?? []) walk(child, family, check)
}

const familyOf = (node: PaperNode): unknown =>
  [node.style].flat().findLast((style) => style?.fontFamily !== undefined)?.fontFamily

/** Never breaks with a hyphen: a word is only divided where a mark allows it. */
const NO_HYPHEN = 10_000

function setText(text: PaperNode, check: Check, before = ''): string {
  text.props = { ...text.props, hyphenationPenalty: NO_HYPHEN }
  let last = before
  for (const child of text.children ?? []) {
    if (child.value === undefined) last = setText(child, check, last)
    else {
      const value = printable(child.value, check)
      child.value = withLineBreaks(value, last)
      last = [...value].at(-1) ?? last
    }
  }
  return last
}

/** Characters that show nothing by themselves: controls, zero width, direction marks, variation selectors. */
const INVISIBLE = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Variation_Selector}/gu

function printable(value: string, { missing, hasGlyph, gaps }: Check): string {
  const visible = value
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, (character) => (character === '\n' ? '\n' : character === '\t' ? ' ' : ''))
  let result = ''
  for (const character of visible) {
    if (character === '\n' || hasGlyph(character)) result += character
    else {
      gaps.add(character)
      result += missing === 'mark' ? `〔${codeOf(character)}〕` : ''
    }
  }
  return result
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
