import type { Numbered } from './numbering.ts'

/** A paragraph while it is read. */
export interface Paragraph {
  text: string
  style: string | null
  list: Numbered | null
  /** The list of its style does not count for it. */
  noList: boolean
  labelled: boolean
  /** What stands in text boxes that hang on it. */
  after: string[]
}

/** A paragraph that begins, in the style that it has where it names none. */
export const newParagraph = (style: string | null): Paragraph => ({
  text: '',
  style,
  list: null,
  noList: false,
  labelled: false,
  after: [],
})

/** Takes in what a paragraph says of its style and its list. */
export function setParagraph(paragraph: Paragraph, name: string, value: string | undefined): void {
  const { list } = paragraph
  if (name === 'w:pStyle') paragraph.style = value ?? null
  else if (name === 'w:numPr') paragraph.list = { list: '', level: 0 }
  else if (name === 'w:ilvl') paragraph.list = { list: list?.list ?? '', level: Number(value) }
  else if (value === '0') paragraph.noList = true
  else paragraph.list = { list: value ?? '', level: list?.level ?? 0 }
}
