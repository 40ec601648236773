import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type TrainingData, type TrainingEdition, trainingKind } from '../standard.ts'

/** The standard that a roster is checked by: that of the day, else the newest there is. */
export function editionFor(standards: Standards, day: CivilDate): TrainingEdition {
  const found = standards.inForce(trainingKind, day) ?? standards.all(trainingKind)[0]
  if (!found) throw new Error('the city has no standard for training')
  return found
}

/** How many and who may be on a roster (名册限额). */
export const limitsOn = (standards: Standards, day: CivilDate): TrainingData['limits'] =>
  editionFor(standards, day).data.limits
