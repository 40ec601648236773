import type { Region } from './item.ts'

/** A place in a picture, in its own pixels from the upper left. */
interface Point {
  x: number
  y: number
}

/** Whether a place lies in a region; its edge belongs to it. */
export function holds({ shape, coords }: Region, { x, y }: Point): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = coords
  if (shape === 'circle') return (x - a) ** 2 + (y - b) ** 2 <= c ** 2
  if (shape === 'rect') return x >= a && x <= c && y >= b && y <= d
  return within(cornersOf(coords), { x, y })
}

/** Whether the numbers are those of its shape. */
export function drawn({ shape, coords }: Region): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = coords
  if (shape === 'circle') return coords.length === 3 && c > 0
  if (shape === 'rect') return coords.length === 4 && c > a && d > b
  return coords.length >= 6 && coords.length % 2 === 0
}

function cornersOf(coords: readonly number[]): Point[] {
  const corners: Point[] = []
  for (let at = 0; at + 1 < coords.length; at += 2)
    corners.push({ x: coords[at] as number, y: coords[at + 1] as number })
  return corners
}

/** By the number of sides that a ray to the right crosses; a place on a side is within. */
function within(corners: readonly Point[], { x, y }: Point): boolean {
  let inside = false
  for (const [at, one] of corners.entries()) {
    const other = corners[(at + 1) % corners.length] as Point
    const turn = (other.x - one.x) * (y - one.y) - (other.y - one.y) * (x - one.x)
    const beside =
      x >= Math.min(one.x, other.x) &&
      x <= Math.max(one.x, other.x) &&
      y >= Math.min(one.y, other.y) &&
      y <= Math.max(one.y, other.y)
    if (turn === 0 && beside) return true
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x)
      inside = !inside
  }
  return inside
}
