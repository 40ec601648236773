import { type Figure, type Tally, talliesOf } from '../../kernel/figure/index.ts'
import { accreditationFigures } from '../accreditation/index.ts'
import { assessmentFigures } from '../assessment/index.ts'
import { centresFigures } from '../centres/index.ts'
import { failureFigures, freezeFigures, paperFigures } from '../certificates/index.ts'
import { creditFigures } from '../credit/index.ts'
import { feedbackFigures } from '../feedback/index.ts'
import { onlineFigures } from '../online/index.ts'
import { programmesFigures } from '../programmes/index.ts'
import { sittingFigures } from '../sitting/index.ts'
import { subsidyFigures } from '../subsidy/index.ts'
import { supervisionFigures } from '../supervision/index.ts'
import { trainingFigures } from '../training/index.ts'
import { visitsFigures } from '../visits/index.ts'

/** The figures that the modules contribute, in the order in which a leader reads them; a test says which is left out. */
export const FIGURES: readonly Figure[] = [
  ...assessmentFigures,
  ...sittingFigures,
  ...paperFigures,
  ...freezeFigures,
  ...failureFigures,
  ...accreditationFigures,
  ...trainingFigures,
  ...subsidyFigures,
  ...programmesFigures,
  ...onlineFigures,
  ...creditFigures,
  ...centresFigures,
  ...supervisionFigures,
  ...visitsFigures,
  ...feedbackFigures,
]

/** What they are counted from. */
export const TALLIES: readonly Tally[] = talliesOf(FIGURES)
