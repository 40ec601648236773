import { module } from '../../kernel/module/index.ts'
import { occupationsChecks } from './checks.ts'
import { occupationFinding } from './finding.ts'
import { occupationsSet } from './open-data.ts'
import { coursesKind, newOccupationsKind, occupationsKind, relatedMajorsKind } from './rules.ts'
import { findOccupations } from './verbs/find-occupations.ts'
import { readOccupation } from './verbs/read-occupation.ts'

/** Which occupations there are (职业). */
export const occupations = module({
  name: 'occupations',
  title: '职业',
  verbs: [findOccupations, readOccupation],
  kinds: [occupationsKind, newOccupationsKind, relatedMajorsKind, coursesKind],
  datasets: [occupationsSet],
  finds: [occupationFinding],
  checks: occupationsChecks,
  portal: async () => (await import('./portal/index.tsx')).occupationsPortal,
})
