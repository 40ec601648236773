import { type Lots, lotsFrom, shuffled } from '../../../kernel/sealing/lots.ts'
import { type BlueprintData, bandOf, type Cell, nameOfCell } from '../blueprint/standard.ts'
import { KINDS, type Kind } from '../item/item.ts'

/** What the draw knows of a question: what it examines and how hard it is expected to be, never what it says. */
export interface Drawable {
  item: string
  version: number
  kind: Kind
  point: string
  difficulty: number
}

/** A question's place in a paper. */
export interface Place {
  item: string
  version: number
  points: number
}

/** A cell of the blueprint with what the bank has for it. */
interface Stock {
  cell: Cell
  needed: number
  available: number
}

/** What the bank has for each cell, for so many papers without a question in common. */
export function stockOf(blueprint: BlueprintData, pool: readonly Drawable[], forms: number): Stock[] {
  const byCell = cellsOf(blueprint, pool)
  return blueprint.cells.map((cell) => ({
    cell,
    needed: cell.count * forms,
    available: byCell.get(nameOfCell(cell))?.length ?? 0,
  }))
}

/** Why no papers can be drawn: cells that lack questions, or one whose questions are too unlike. */
export type Hindrance = { why: 'lacking'; cells: Stock[] } | { why: 'unlike'; cell: Cell; differsBy: number }

type Drawn = { papers: Place[][]; expected: number[] } | Hindrance

/**
 * Parallel papers from a blueprint (组平行卷): the same seed and the same bank give the same papers, in whatever order the bank is given. No
 * question is in two papers. Of each cell the questions are drawn by lot, laid out by difficulty and dealt in rounds, the easiest of a round to the
 * paper that has least so far; so papers differ at most by the widest round, never by the sum of them.
 */
export function drawPapers(
  blueprint: BlueprintData,
  pool: readonly Drawable[],
  forms: number,
  seed: string,
): Drawn {
  const lacking = stockOf(blueprint, pool, forms).filter(({ needed, available }) => available < needed)
  if (lacking.length > 0) return { why: 'lacking', cells: lacking }
  const lots = lotsFrom(seed)
  const byCell = cellsOf(blueprint, pool)
  const papers = Array.from({ length: forms }, (_, at) => ({ at, expected: 0, places: [] as Dealt[] }))
  let widest: { cell: Cell; spread: number } | null = null
  for (const cell of blueprint.cells) {
    const drawn = take(byCell.get(nameOfCell(cell)) ?? [], cell.count * forms, lots).sort(
      (a, b) => b.difficulty - a.difficulty || byName(a, b),
    )
    for (let from = 0; from < drawn.length; from += forms) {
      const round = drawn.slice(from, from + forms)
      const spread = cell.points * ((round[0]?.difficulty ?? 0) - (round.at(-1)?.difficulty ?? 0))
      if (!widest || spread > widest.spread) widest = { cell, spread }
      const poorest = [...papers].sort((a, b) => a.expected - b.expected || a.at - b.at)
      for (const [at, paper] of poorest.entries()) {
        const one = round[at] as Drawable
        paper.places.push({ ...one, points: cell.points })
        paper.expected += cell.points * one.difficulty
      }
    }
  }
  const all = papers.map(({ expected }) => expected)
  const apart = Math.max(...all) - Math.min(...all)
  if (widest && apart > blueprint.differsBy * 100)
    return { why: 'unlike', cell: widest.cell, differsBy: apart / 100 }
  return {
    papers: papers.map(({ places }) => inOrder(places, lots)),
    expected: all.map((sum) => sum / 100),
  }
}

type Dealt = Drawable & { points: number }

const byName = (a: Drawable, b: Drawable): number => (a.item < b.item ? -1 : a.item > b.item ? 1 : 0)

/** The pool by cell, each in an order of its own, so that the bank's order is not part of the draw. */
function cellsOf(blueprint: BlueprintData, pool: readonly Drawable[]): Map<string, Drawable[]> {
  const sorted = [...pool].sort(byName)
  return Map.groupBy(sorted, (one) => nameOfCell({ ...one, band: bandOf(blueprint, one.difficulty) }))
}

function take(from: readonly Drawable[], count: number, lots: Lots): Drawable[] {
  const left = [...from]
  return Array.from({ length: count }, () => left.splice(lots(left.length), 1)[0] as Drawable)
}

/** Kind by kind as papers are printed, and within a kind as the lots say. */
const inOrder = (places: readonly Dealt[], lots: Lots): Place[] =>
  KINDS.flatMap((kind) =>
    shuffled(
      places.filter((one) => one.kind === kind),
      lots,
    ),
  ).map(({ item, version, points }) => ({ item, version, points }))
