import type { MoveOn, Structure } from '../package/structure.ts'

/** What is known of a unit for one learner. */
export interface UnitStanding {
  completed: boolean
  passed: boolean
  waived: boolean
}

/** Whether a unit is done as its author asks (moveOn, 13.1.4). */
export function isMet(moveOn: MoveOn, { completed, passed, waived }: UnitStanding): boolean {
  if (waived || moveOn === 'NotApplicable') return true
  if (moveOn === 'Passed') return passed
  if (moveOn === 'Completed') return completed
  return moveOn === 'CompletedAndPassed' ? completed && passed : completed || passed
}

/** A block or the course itself. */
export interface Whole {
  kind: 'block' | 'course'
  id: string
}

/** Which wholes are done, from within: a block when all its units are, the course when all are (9.3.9). */
export function wholesMet(structure: Structure, standing: (unit: number) => UnitStanding): Whole[] {
  const open = new Set<string>()
  let all = true
  for (const [at, unit] of structure.units.entries()) {
    if (isMet(unit.moveOn, standing(at))) continue
    all = false
    for (const id of unit.within) open.add(id)
  }
  // A block is told of after those that stand before it, so those within come first when the list is turned.
  const blocks = [...structure.blocks].reverse().filter(({ id }) => !open.has(id))
  return [
    ...blocks.map(({ id }): Whole => ({ kind: 'block', id })),
    ...(all ? [{ kind: 'course' as const, id: structure.id }] : []),
  ]
}
