import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Credit } from '../../organisations/index.ts'
import { creditKind, GRADES, type Precedence } from '../standard.ts'

/** The grades that come first among equals in a list (信用优先), from the highest; none where nothing says so of the list. */
export function gradesFirst(standards: Standards, day: CivilDate, list: Precedence): string[] {
  const data = standards.inForce(creditKind, day)?.data
  if (!data?.precedence?.lists.includes(list)) return []
  return GRADES.filter((grade) => data.measures[grade].priority)
}

/** Whether an organisation with this grade comes first among equals in a list: as its grade was given, and while the list is named. */
export const comesFirst = (
  standards: Standards,
  day: CivilDate,
  list: Precedence,
  held: Credit | null,
): boolean =>
  held?.priority === true &&
  standards.inForce(creditKind, day)?.data.precedence?.lists.includes(list) === true
