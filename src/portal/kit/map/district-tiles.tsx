import { DISTRICT_PLACES } from '../../../kit/district-places.ts'

export interface DistrictTile {
  /** GB/T 2260. */
  code: string
  /** 滨海, 和平 … */
  short: string
  count: number
  href: string
}

interface DistrictTilesProps {
  tiles: readonly DistrictTile[]
  /** What is counted: 个班次. */
  unit: string
  label: string
}

/** The districts as tiles in about their places: links, no borders, and so no map that needs approval. */
export function DistrictTiles({ tiles, unit, label }: DistrictTilesProps) {
  const counts = tiles.map(({ count }) => count).sort((a, b) => a - b)
  return (
    <ul className="tiles" aria-label={label}>
      {tiles.map(({ code, short, count, href }) => (
        <li key={code} className={placeClass(code)}>
          <a href={href} className={shade(count, counts)}>
            <span>{short}</span>
            <b>
              {count}
              <span className="sr"> {unit}</span>
            </b>
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Three shades by rank: the upper three tenths, the next three, the rest; none is darker than few. */
function shade(count: number, sorted: readonly number[]): 'many' | 'some' | 'few' {
  const below = sorted.filter((other) => other < count).length / sorted.length
  return below >= 0.7 ? 'many' : below >= 0.4 ? 'some' : 'few'
}

function placeClass(code: string): string | undefined {
  const place = DISTRICT_PLACES[code]
  return place ? `col-${place[0]} row-${place[1]}` : undefined
}
