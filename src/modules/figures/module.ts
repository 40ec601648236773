import { foldFigures } from '../../kernel/figure/index.ts'
import { module } from '../../kernel/module/index.ts'
import { figuresChecks } from './checks.ts'
import { TALLIES } from './figure.ts'
import { FIGURES_PERMISSIONS } from './permissions.ts'
import { exportFigures } from './verbs/export-figures.ts'
import { listFigurePublications, readFigurePublication } from './verbs/publications.ts'
import { publishFigures } from './verbs/publish-figures.ts'
import { readFigure } from './verbs/read-figure.ts'
import { readFigures } from './verbs/read-figures.ts'
import { readOverview } from './verbs/read-overview.ts'

/** What the records add up to (指标). */
export const figures = module({
  name: 'figures',
  title: '指标',
  permissions: FIGURES_PERMISSIONS,
  verbs: [
    readFigures,
    readOverview,
    exportFigures,
    readFigure,
    publishFigures,
    listFigurePublications,
    readFigurePublication,
  ],
  // What acts have touched is counted in within seconds.
  jobs: (kernel) => [
    {
      name: 'figures.fold',
      everySeconds: 1,
      run: () => foldFigures(kernel.database, TALLIES, kernel.clock.now()),
    },
  ],
  checks: figuresChecks,
  workbench: () => import('./workbench/index.ts'),
})
