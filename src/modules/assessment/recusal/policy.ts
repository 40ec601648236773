import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type AssessmentData, assessmentKind } from '../standard.ts'

/** What the city says of recusal for an examination of that day: the relations, and until when. */
export function recusalOn(standards: Standards, heldOn: CivilDate): AssessmentData['recusal'] {
  const edition = standards.inForce(assessmentKind, heldOn) ?? standards.all(assessmentKind)[0]
  if (!edition) throw new Error('the city publishes no assessment standard')
  return edition.data.recusal
}
