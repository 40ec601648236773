import type { CaseItem } from '../review/case-view.ts'

/** How the waiting cases of one kind stand with their deadlines. */
export interface KindAge {
  overdue: number
  today: number
  soon: number
  /** Working days that the most urgent one has left; null when none has a deadline. */
  least: number | null
}

const SOON = 3

/** The ages of cases by kind. */
export function agesByKind(items: readonly CaseItem[]): Map<string, KindAge> {
  const ages = new Map<string, KindAge>()
  for (const { kind, workingDaysLeft: left } of items) {
    const age = ages.get(kind) ?? { overdue: 0, today: 0, soon: 0, least: null }
    ages.set(kind, age)
    if (left === null) continue
    if (left < 0) age.overdue += 1
    else if (left === 0) age.today += 1
    else if (left <= SOON) age.soon += 1
    age.least = age.least === null ? left : Math.min(age.least, left)
  }
  return ages
}
