import { type Figure, type Tally, talliesOf } from '../../kernel/figure/index.ts'
import { assessmentFigures } from '../assessment/index.ts'
import { subsidyFigures } from '../subsidy/index.ts'
import { trainingFigures } from '../training/index.ts'

/** The figures that the modules contribute, in the order of the road. */
export const FIGURES: readonly Figure[] = [...trainingFigures, ...assessmentFigures, ...subsidyFigures]

/** What they are counted from. */
export const TALLIES: readonly Tally[] = talliesOf(FIGURES)
