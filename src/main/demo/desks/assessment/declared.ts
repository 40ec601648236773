import { declareBonds } from '../../../../modules/assessment/index.ts'
import type { Walk } from '../../story/road.ts'

/** Each of these says first that there is nobody to step back from: without it nobody marks, watches or supervises. */
export async function declared(walk: Walk, exam: string, logins: readonly string[]): Promise<void> {
  for (const login of logins) await walk.does({ login }, declareBonds, { id: exam, none: true, bound: [] })
}
