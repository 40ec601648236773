import { hantAddress } from './address.ts'
import type { Convert } from './convert.ts'

/** A comment, an element whose content is no prose, a tag, or text: React writes no `>` into an attribute. */
const PIECES = /<!--[\s\S]*?-->|<(script|style|textarea|code)\b[\s\S]*?<\/\1>|<[^>]+>|[^<]+/g

/** Attributes that are read out or shown. Never `value`: what was typed, and what a form sends, stays as it is. */
const SPOKEN = /(\s(?:aria-label|title|alt|placeholder|content|data-say|data-stop)=")([^"]*)"/g

/** What leads on. */
const LEADING = /(\s(?:href|action)=")([^"]*)"/g

/** Said in another script on purpose, or not to be translated: a name is written as its bearer writes it. */
const KEEPS = /\s(?:lang="zh-Hans"|translate="no")/

const HAN = /\p{Script=Han}/u

/** A page's HTML in traditional characters: texts and labels turned, links kept within the prefix, all else as it was. */
export function hantDocument(html: string, convert: Convert): string {
  let kept: { name: string; depth: number } | null = null
  return html.replaceAll(PIECES, (piece: string) => {
    if (!piece.startsWith('<')) return kept || !HAN.test(piece) ? piece : convert(piece)
    const name = /^<\/?([a-z][\w-]*)/i.exec(piece)?.[1] ?? ''
    if (kept) {
      if (name === kept.name) kept.depth += piece.startsWith('</') ? -1 : 1
      if (kept.depth === 0) kept = null
      return piece
    }
    if (KEEPS.test(piece)) {
      if (!piece.endsWith('/>')) kept = { name, depth: 1 }
      return piece
    }
    return turned(name, piece, convert)
  })
}

function turned(name: string, tag: string, convert: Convert): string {
  if (name === 'script' || name === 'style' || tag.startsWith('</')) return tag
  if (name === 'html') return tag.replace('lang="zh-CN"', 'lang="zh-Hant"')
  // A text area's or a code's content is not prose, its labels are.
  const end = name === 'textarea' || name === 'code' ? tag.indexOf('>') + 1 : tag.length
  const head = tag.slice(0, end).replaceAll(SPOKEN, (_all, before: string, text: string) => {
    return `${before}${HAN.test(text) ? convert(text) : text}"`
  })
  const led =
    name === 'a' || name === 'form'
      ? head.replaceAll(LEADING, (_all, before: string, to: string) => `${before}${hantAddress(to)}"`)
      : head
  return led + tag.slice(end)
}
