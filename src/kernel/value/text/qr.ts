import { create } from 'qrcode'

/** Light modules around the code, without which it does not scan. */
const QUIET = 4

/** A QR code as a path of unit squares, with the side of the square that it fills, quiet zone included. */
export function qrPath(text: string, correction: 'L' | 'M' = 'M'): { path: string; side: number } {
  const { modules } = create(text, { errorCorrectionLevel: correction })
  let path = ''
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; ) {
      let end = column
      while (end < modules.size && modules.get(row, end)) end++
      if (end > column) path += `M${column + QUIET} ${row + QUIET}h${end - column}v1h${column - end}z`
      column = Math.max(end, column + 1)
    }
  }
  return { path, side: modules.size + 2 * QUIET }
}

/**
 * A QR code for a page, black on white in every theme. `title` is what a screen reader says. What is long and shown on a screen, where
 * nothing is torn or stained, takes the lower correction: fewer and larger modules.
 */
export function qrSvg(text: string, title = `二维码：${text}`, correction: 'L' | 'M' = 'M'): string {
  const { path, side } = qrPath(text, correction)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<title>${escaped(title)}</title>` +
    `<path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path fill="#000" d="${path}"/></svg>`
  )
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
