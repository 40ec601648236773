import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { addAttention } from '../oversight/store.ts'
import { refusals } from '../refusals.ts'
import { readTrainees, takeDays } from '../roster/store.ts'
import type { TrainingClass } from '../store.ts'
import { inTwoRooms, type Move } from './replan.ts'
import { heldOn, moveLessons } from './store.ts'

/** Moves lessons; throws 409 where a trainee sits elsewhere on a new day, or a teacher or room would be in two places (F13). */
export async function changePlan(
  ctx: VerbContext,
  one: TrainingClass,
  moves: readonly Move[],
  why: string,
): Promise<void> {
  await moveLessons(ctx.db, one.id, moves)
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
  await requireOneRoom(
    ctx,
    one,
    moves.map(({ to }) => to),
  )
  await addAttention(ctx.db, one.id, why)
  ctx.act.before({ startsOn: one.startsOn, endsOn: one.endsOn })
  ctx.act.after({ moved: moves.map(({ from, to }) => `${from} → ${to}`) })
}

/** F13: on these days neither teacher nor room of the class is asked for elsewhere at once. */
export async function requireOneRoom(
  ctx: VerbContext,
  one: TrainingClass,
  days: readonly CivilDate[],
): Promise<void> {
  const held = await heldOn(ctx.db, one.provider, days)
  const { perDay } = editionFor(await ctx.standards(), one.filedOn).data.hours
  const found = inTwoRooms(
    held.filter((each) => each.class === one.id),
    held.filter((each) => each.class !== one.id),
    perDay,
  )
  if (found.length > 0)
    throw refusals.inTwoRooms({ detail: `${found.slice(0, 5).join('；')}。请换日子、教师或地点。` })
}
