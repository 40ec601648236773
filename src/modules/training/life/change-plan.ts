import type { Stretch } from '../../../kernel/value/time/time-of-day.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { lockClassLessons, requireFree } from '../lessons/free.ts'
import { addAttention } from '../oversight/store.ts'
import { refusals } from '../refusals.ts'
import { readTrainees, takeDays } from '../roster/store.ts'
import type { TrainingClass } from '../store.ts'
import type { Move } from './replan.ts'
import { moveLessons, setLessons } from './store.ts'

/** When and where moved lessons are, where that changes too. */
export interface Moved {
  at: Stretch
  place: string | null
}

/** Moves lessons; throws 409 where a trainee sits elsewhere on a new day, or a teacher or room would be in two places (F13). */
export async function changePlan(
  ctx: VerbContext,
  one: TrainingClass,
  moves: readonly Move[],
  why: string,
  how: Moved | null = null,
): Promise<void> {
  await lockClassLessons(ctx, one)
  await moveLessons(ctx.db, one.id, moves)
  if (how)
    await setLessons(
      ctx.db,
      one.id,
      moves.map(({ to }) => ({ day: to, at: how.at })),
      how.place,
    )
  const trainees = (await readTrainees(ctx.db, one.id)).filter(({ leftOn }) => leftOn === null)
  const busy = await takeDays(
    ctx.db,
    one.id,
    trainees.map(({ person }) => person),
    moves.map(({ to }) => to),
  )
  if (busy.length > 0) {
    const lines = trainees.filter(({ person }) => busy.includes(person)).map(({ line }) => line)
    throw refusals.traineeElsewhere({
      detail: `名册第 ${lines.sort((a, b) => a - b).join('、')} 行。请换一个日子。`,
    })
  }
  await requireFree(
    ctx,
    one,
    moves.map(({ to }) => to),
  )
  await addAttention(ctx.db, one.id, why)
  ctx.act.before({ startsOn: one.startsOn, endsOn: one.endsOn })
  ctx.act.after({ moved: moves.map(({ from, to }) => `${from} → ${to}`) })
}
