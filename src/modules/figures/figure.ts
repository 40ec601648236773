import { type Figure, type Tally, talliesOf } from '../../kernel/figure/index.ts'
import { assessmentFigures } from '../assessment/index.ts'
import { centresFigures } from '../centres/index.ts'
import { creditFigures } from '../credit/index.ts'
import { feedbackFigures } from '../feedback/index.ts'
import { onlineFigures } from '../online/index.ts'
import { programmesFigures } from '../programmes/index.ts'
import { subsidyFigures } from '../subsidy/index.ts'
import { supervisionFigures } from '../supervision/index.ts'
import { trainingFigures } from '../training/index.ts'

/** The figures that the modules contribute, in their order; a test says which is left out. */
export const FIGURES: readonly Figure[] = [
  ...feedbackFigures,
  ...trainingFigures,
  ...onlineFigures,
  ...assessmentFigures,
  ...subsidyFigures,
  ...programmesFigures,
  ...creditFigures,
  ...centresFigures,
  ...supervisionFigures,
]

/** What they are counted from. */
export const TALLIES: readonly Tally[] = talliesOf(FIGURES)
