/** Where a district stands in the tile map (方格示意图): column and row, from 1. */
export type Place = readonly [column: number, row: number]

/** Places by GB/T 2260 code; a district that is not here is listed behind the others. */
export const DISTRICT_PLACES: Readonly<Record<string, Place>> = {
  '120119': [3, 1],
  '120115': [4, 2],
  '120114': [2, 3],
  '120113': [3, 3],
  '120117': [5, 3],
  '120106': [2, 4],
  '120105': [3, 4],
  '120110': [4, 4],
  '120116': [5, 4],
  '120111': [1, 5],
  '120104': [2, 5],
  '120101': [3, 5],
  '120102': [4, 5],
  '120118': [2, 6],
  '120103': [3, 6],
  '120112': [4, 6],
}
