import { casesOf, type Procedure, tickCases } from '../../../kernel/case/index.ts'
import { workOff } from '../../../kernel/event/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, standingClock } from '../../../kernel/verb/index.ts'
import { PROCEDURES } from '../../modules.ts'

/** Lets what these procedures' cases wait for happen by the morning of a day: all others of the city have their own life. */
export async function passedFor(
  kernel: Kernel,
  procedures: readonly Procedure[],
  day: CivilDate,
): Promise<void> {
  const then: Kernel = { ...kernel, clock: standingClock(`${day}T09:00:00+08:00`), takeBackSeconds: 0 }
  const only: string[] = []
  for (const { kind } of procedures)
    for (const { number } of await casesOf(kernel.database.db, { kind, closed: false })) only.push(number)
  const fail = (error: unknown) => {
    throw error
  }
  await tickCases(then, PROCEDURES, fail, { all: true, only })
  await workOff(then, fail)
}
