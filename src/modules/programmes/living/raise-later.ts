import type { VerbContext } from '../../../kernel/verb/index.ts'
import { statusRows } from '../../people/index.ts'
import { classesOfPerson } from '../../training/index.ts'
import { trusted } from '../plan/excluded.ts'
import { LIVING_GROUPS } from './groups.ts'
import { raiseLiving } from './raise.ts'

/**
 * A register has told of people: whoever of them was in need when a class began that is completed by now, though nobody knew it
 * then, gets 生活费补贴 looked at after all. Run again, nothing happens twice.
 */
export async function raiseLivingLater(
  ctx: VerbContext,
  { people }: { people: readonly string[] },
): Promise<void> {
  for (const [person, rows] of await statusRows(ctx.db, people)) {
    const inNeed = rows.some((row) => (LIVING_GROUPS as readonly string[]).includes(row.kind) && trusted(row))
    if (!inNeed) continue
    for (const { id, state } of await classesOfPerson(ctx.db, person))
      if (state === 'completed') await raiseLiving(ctx, { class: id, person })
  }
}
