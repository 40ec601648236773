import { numbersIn } from '../../kernel/value/person/numbers-in-text.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { Article } from './article.ts'

/** A piece of a body: a heading or a paragraph. */
export interface Piece {
  kind: 'heading' | 'paragraph'
  text: string
}

/** A body as it is shown: paragraphs apart by an empty line, a heading after `## `. */
export const piecesOf = (body: string): Piece[] =>
  body
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) =>
      text.startsWith('## ')
        ? { kind: 'heading', text: text.replace('## ', '').trim() }
        : { kind: 'paragraph', text: text.replaceAll(/\s*\n\s*/g, '') },
    )

/** Something that must not stand on a public page, and where (公开前的保密和隐私检查). */
export interface Finding {
  place: string
  what: string
}

/**
 * What keeps an article from being published: numbers of people (个人信息保护法 art. 28, 政府信息公开条例 art. 15). A name
 * is the author's to judge, a number never belongs there.
 */
export function findingsIn(article: Article, today: CivilDate): Finding[] {
  const parts = [
    { place: '标题', text: article.title },
    { place: '摘要', text: article.summary },
    ...piecesOf(article.body).map(({ text }, at) => ({ place: `正文第${at + 1}段`, text })),
  ]
  return parts.flatMap(({ place, text }) => numbersIn(text, today).map((what) => ({ place, what })))
}
