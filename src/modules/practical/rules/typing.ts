import { pointsIn } from './points.ts'

/** What was typed of a paper sheet, by item; presence where somebody did not come or stopped. */
export type Cells = Readonly<Record<string, string>>

/** The items on which two people did not type the same (双录差异); 7.5 and 7.50 are the same. */
export function differing(one: Cells, other: Cells): string[] {
  const items = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...items].filter((item) => plain(one[item]) !== plain(other[item])).sort()
}

const plain = (value: string | undefined): string | number | null =>
  value === undefined ? null : (pointsIn(value) ?? value)
