/** What came of an examination: for each candidate the points of each question, in one order for all; null where it was not marked. */
interface Outcome {
  /** The most that each question gives. */
  full: readonly number[]
  candidates: readonly (readonly number[])[]
}

/** How a question did (试题质量). */
interface ItemFigures {
  /** The share of its points that was earned, 0 to 1 (难度值 p). */
  p: number
  /** How far those who did well in all did well in it, −1 to 1 (点二列相关); null where everybody, or nobody, differs. */
  pointBiserial: number | null
}

/** p and point-biserial of each question. */
export function itemFigures({ full, candidates }: Outcome): ItemFigures[] {
  const totals = candidates.map(sum)
  return full.map((most, at) => {
    const scores = candidates.map((one) => one[at] ?? 0)
    return { p: mean(scores) / most, pointBiserial: correlation(scores, totals) }
  })
}

/**
 * Whether the questions measure one thing (信度). With right and wrong alone it is KR-20, with shares of points its generalisation (Cronbach's
 * alpha), which is the same number there. Null with fewer than two questions, or where all have the same total.
 */
export function kr20({ full, candidates }: Outcome): number | null {
  const totals = variance(candidates.map(sum))
  const questions = full.length
  if (questions < 2 || totals === 0) return null
  const own = full.map((_, at) => variance(candidates.map((one) => one[at] ?? 0)))
  return (questions / (questions - 1)) * (1 - sum(own) / totals)
}

const sum = (of: readonly number[]): number => of.reduce((all, one) => all + one, 0)
const mean = (of: readonly number[]): number => (of.length === 0 ? 0 : sum(of) / of.length)

/** Of all who sat it, not of a sample. */
function variance(of: readonly number[]): number {
  const middle = mean(of)
  return mean(of.map((one) => (one - middle) ** 2))
}

function correlation(one: readonly number[], other: readonly number[]): number | null {
  const spread = Math.sqrt(variance(one) * variance(other))
  if (spread === 0) return null
  const [first, second] = [mean(one), mean(other)]
  return mean(one.map((value, at) => (value - first) * ((other[at] ?? 0) - second))) / spread
}
