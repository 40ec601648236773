import { decode } from 'jpeg-js'
import type { FaceProvider } from './provider.ts'

/**
 * 演示比对: compares pictures, not faces, by whether each field of a coarse grid is brighter than its neighbour (difference hash).
 * It shows the way of a face check where no face model is; a city that is real names another.
 */
export const pictureComparison: FaceProvider = {
  key: 'demo-picture-comparison',
  title: '演示比对',
  says: '演示比对只比两张照片像不像，不认人脸，也不能说明是不是本人；只在演示里用。',
  templateOf: async (picture) => hashOf(picture),
  async compare(template, picture) {
    const hash = hashOf(picture)
    if (!hash || template.length !== hash.length) return 'unclear'
    return differingBits(template, hash) <= ALIKE_BITS ? 'alike' : 'different'
  },
}

const COLUMNS = 9
const ROWS = 8
/** Of 64; two pictures of one scene differ by a few, two scenes by about half. */
const ALIKE_BITS = 14
/** Steps of 256 between the darkest and the brightest field; a picture with less shows nothing. */
const FLAT = 12

/** One bit for each pair of neighbours, or null where the picture cannot be read or shows nothing. */
function hashOf(picture: Uint8Array): Uint8Array | null {
  const fields = gridOf(picture)
  if (!fields || Math.max(...fields) - Math.min(...fields) < FLAT) return null
  const bits = new Uint8Array(ROWS)
  for (let row = 0; row < ROWS; row += 1)
    for (let column = 0; column < COLUMNS - 1; column += 1) {
      const at = row * COLUMNS + column
      if ((fields[at] ?? 0) < (fields[at + 1] ?? 0)) bits[row] = (bits[row] ?? 0) | (1 << column)
    }
  return bits
}

/** The mean brightness of each field. */
function gridOf(picture: Uint8Array): number[] | null {
  try {
    const { width, height, data } = decode(picture, {
      useTArray: true,
      maxResolutionInMP: 2,
      maxMemoryUsageInMB: 64,
    })
    if (width < COLUMNS || height < ROWS) return null
    const sums = new Array<number>(COLUMNS * ROWS).fill(0)
    const counts = new Array<number>(COLUMNS * ROWS).fill(0)
    for (let y = 0; y < height; y += 1)
      for (let x = 0; x < width; x += 1) {
        const pixel = (y * width + x) * 4
        const field = Math.floor((y * ROWS) / height) * COLUMNS + Math.floor((x * COLUMNS) / width)
        const [red = 0, green = 0, blue = 0] = data.subarray(pixel, pixel + 3)
        sums[field] = (sums[field] ?? 0) + 0.299 * red + 0.587 * green + 0.114 * blue
        counts[field] = (counts[field] ?? 0) + 1
      }
    return sums.map((sum, at) => sum / (counts[at] || 1))
  } catch {
    return null
  }
}

function differingBits(one: Uint8Array, other: Uint8Array): number {
  let count = 0
  for (const [at, byte] of one.entries())
    for (let rest = byte ^ (other[at] ?? 0); rest > 0; rest &= rest - 1) count += 1
  return count
}
