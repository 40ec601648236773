const NAMES = [
  'title',
  'description',
  'column',
  'article',
  'theme',
  'mode',
  'login',
  'label',
  'token',
  'tour',
  'hans',
  'hant',
  'main',
] as const

export type SlotName = (typeof NAMES)[number]

/** Where a page's own parts go in the frame; braces survive React's escaping. */
export const SLOT = Object.fromEntries(NAMES.map((name) => [name, `{{${name}}}`])) as Record<SlotName, string>

/** A frame cut at its slots: text, slot, text, slot, … text. */
export interface CutShell {
  texts: readonly string[]
  slots: readonly SlotName[]
}

/** Cuts a rendered frame at its slots. The article's tags take the place of a whole meta tag. */
export function cutShell(html: string): CutShell {
  const parts = html.replace('<meta name="slot" content="{{article}}"/>', SLOT.article).split(/\{\{(\w+)\}\}/)
  return {
    texts: parts.filter((_part, at) => at % 2 === 0),
    slots: parts.filter((_part, at) => at % 2 === 1) as SlotName[],
  }
}

/** Puts a page's own parts in. They are HTML: whoever calls has escaped them. */
export function fillShell({ texts, slots }: CutShell, given: Readonly<Record<SlotName, string>>): string {
  let html = texts[0]!
  for (let at = 0; at < slots.length; at += 1) html += given[slots[at]!] + texts[at + 1]!
  return html
}
