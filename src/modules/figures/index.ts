import { foldFigures } from '../../kernel/figure/index.ts'
import type { JobHandler } from '../../kernel/jobs/index.ts'
import type { AnyVerb, Kernel } from '../../kernel/verb/index.ts'
import { TALLIES } from './figure.ts'
import { readFigure } from './verbs/read-figure.ts'
import { readFigures } from './verbs/read-figures.ts'

/** The verbs of the figures (指标). */
export const figuresVerbs: readonly AnyVerb[] = [readFigures, readFigure]

/** What acts have touched is counted in within seconds. */
export const figuresJobs = (kernel: Kernel): JobHandler[] => [
  {
    name: 'figures.fold',
    everySeconds: 1,
    run: () => foldFigures(kernel.database, TALLIES, kernel.clock.now()),
  },
]
