import {
  attributeOf,
  type Container,
  changePart,
  childOf,
  childrenOf,
  made,
  type Node,
} from '../../office/index.ts'

/** The red of a wrong cell; by it it is found again. */
const RED = 'FFF8CFCB'
const HEADING = 'FFD9E9F1'

/** Gives for a style the same one in red, and for a red one the same without. */
export interface Styles {
  red(style: number): number
  /** Null where the style is not red at all. */
  plain(style: number, heading: boolean): number | null
  /** A style of text that is broken over several lines. */
  wrapped: number
}

/** Works on the styles of a workbook while `change` is at it; they are written back afterwards. */
export function withStyles<T>(
  container: Container,
  part: string,
  change: (styles: Styles) => T,
): T | undefined {
  return changePart(container, part, (root) => {
    const fills = childOf(root, 'fills')
    const formats = childOf(root, 'cellXfs')
    if (!fills || !formats) return change({ red: (style) => style, plain: () => null, wrapped: 0 })
    const fillOf = (rgb: string): number => {
      const before = childrenOf(fills, 'fill').findIndex((one) => colourOf(one) === rgb)
      if (before >= 0) return before
      const colour = made(fills, 'fgColor', { rgb })
      fills.children.push(
        made(fills, 'fill', {}, made(fills, 'patternFill', { patternType: 'solid' }, colour)),
      )
      fills.attributes.count = String(childrenOf(fills, 'fill').length)
      return childrenOf(fills, 'fill').length - 1
    }
    const all = childrenOf(formats, 'xf')
    const copies = new Map<string, number>()
    const withFill = (style: number, fill: number): number => {
      const key = `${style} ${fill}`
      const before = copies.get(key)
      if (before !== undefined) return before
      const from = all[style] ?? all[0] ?? made(formats, 'xf')
      const copy: Node = {
        ...from,
        attributes: { ...from.attributes, fillId: String(fill), applyFill: fill === 0 ? '0' : '1' },
      }
      formats.children.push(copy)
      all.push(copy)
      copies.set(key, all.length - 1)
      formats.attributes.count = String(all.length)
      return all.length - 1
    }
    const isRed = (style: number): boolean => {
      const fill = childrenOf(fills, 'fill')[Number(attributeOf(all[style] ?? formats, 'fillId') ?? 0)]
      return fill !== undefined && colourOf(fill) === RED
    }
    const plainCopy = (style: number, heading: boolean) => withFill(style, heading ? fillOf(HEADING) : 0)
    const wrapped = withFill(0, 0)
    const wrap = all[wrapped]
    if (wrap) {
      wrap.attributes = { ...wrap.attributes, applyAlignment: '1' }
      wrap.children = [made(formats, 'alignment', { wrapText: '1', vertical: 'top' })]
    }
    return change({
      red: (style) => withFill(style, fillOf(RED)),
      plain: (style, heading) => (isRed(style) ? plainCopy(style, heading) : null),
      wrapped,
    })
  })
}

const colourOf = (fill: Node): string | undefined => {
  const colour = childOf(childOf(fill, 'patternFill'), 'fgColor')
  return colour && attributeOf(colour, 'rgb')
}
