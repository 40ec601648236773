import type { Container } from '../container.ts'
import { readXml } from '../xml.ts'
import type { Numbered } from './numbering.ts'

interface Style {
  basedOn: string | null
  hidden: boolean | null
  list: string | null
  level: number | null
}

/** What a document's styles decide of the words that are in them. */
export interface Styles {
  /** Whether what is in this style is hidden; null where the style does not say. */
  hidden(style: string | null): boolean | null
  numbered(style: string | null): Numbered | null
  /** The style of paragraphs that name none. */
  standard: string | null
}

/** Reads the styles of a document. */
export function stylesOf(container: Container, part: string | null | undefined): Styles {
  const styles = new Map<string, Style>()
  let standard: string | null = null
  let style: Style | null = null
  let changed = 0
  const data = part ? container.data(part) : undefined
  if (data)
    readXml(data, {
      open({ name, get }) {
        if (/^w:\w+Change$/.test(name)) changed++
        if (changed > 0) return
        if (name === 'w:style') {
          style = { basedOn: null, hidden: null, list: null, level: null }
          styles.set(get('styleId') ?? '', style)
          if (get('type') === 'paragraph' && isOn(get('default') ?? '0')) standard = get('styleId') ?? null
        } else if (style) {
          const value = get('val')
          if (name === 'w:basedOn') style.basedOn = value ?? null
          else if (name === 'w:vanish') style.hidden = isOn(value)
          else if (name === 'w:numId') style.list = value ?? null
          else if (name === 'w:ilvl') style.level = Number(value)
        }
      },
      close(name) {
        if (/^w:\w+Change$/.test(name)) changed--
        if (name === 'w:style') style = null
      },
    })
  const chain = (id: string | null): Style[] => {
    const found: Style[] = []
    for (let next = id; next !== null && found.length < 12; ) {
      const one = styles.get(next)
      if (!one) break
      found.push(one)
      next = one.basedOn
    }
    return found
  }
  const first = <T>(id: string | null, pick: (style: Style) => T | null): T | null => {
    for (const one of chain(id)) {
      const value = pick(one)
      if (value !== null) return value
    }
    return null
  }
  return {
    standard,
    hidden: (id) => first(id, ({ hidden }) => hidden),
    numbered(id) {
      const list = first(id, (one) => one.list)
      return list === null || list === '0' ? null : { list, level: first(id, ({ level }) => level) ?? 0 }
    },
  }
}

/** Whether a switch of the file is on: it is, unless it says otherwise. */
export const isOn = (value: string | undefined): boolean =>
  !['0', 'false', 'off', 'none'].includes(value ?? '1')
