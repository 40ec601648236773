import { type Figure, isRatio, type Tally } from '../../kernel/figure/index.ts'
import { assessmentFigures } from '../assessment/index.ts'
import { subsidyFigures } from '../subsidy/index.ts'
import { trainingFigures } from '../training/index.ts'

/** The figures that the modules contribute, in the order of the road. */
export const FIGURES: readonly Figure[] = [...trainingFigures, ...assessmentFigures, ...subsidyFigures]

/** What they are counted from, each once. */
export const TALLIES: readonly Tally[] = [
  ...new Set(FIGURES.flatMap((one) => (isRatio(one) ? [one.counts.part.of, one.counts.whole.of] : [one.of]))),
]
