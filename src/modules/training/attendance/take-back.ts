import { sourceWithdrawn } from '../../../kernel/ground/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { decideTrainees } from '../class/completion.ts'
import { foundAgainst } from '../oversight/enter-violation.ts'
import { settleCertificates } from '../paper/withdraw.ts'
import { planOf, readTrainees, setResults } from '../roster/store.ts'
import { lockClass, type TrainingClass } from '../store.ts'
import { daysReached } from './online-days.ts'
import { changeStanding, readAttendance } from './store.ts'

/**
 * What was learnt online is less than it seemed (作废、收回): online days that the lessons left no longer cover are voided with the
 * reason. In a completed class the trainee is decided on again; who no longer completes takes the ground from what rests on it,
 * so that it is examined again.
 */
export async function takeBackOnline(
  ctx: VerbContext,
  id: string,
  person: string,
  lessons: number,
  why: string,
): Promise<void> {
  const one = await lockClass(ctx.db, id)
  if (!one) return
  const covered = new Set(await daysReached(ctx.db, id, lessons))
  const gone = (await readAttendance(ctx.db, id, { person })).filter(
    ({ method, day }) => method === 'online' && !covered.has(day),
  )
  if (gone.length === 0) return
  await changeStanding(ctx.db, id, gone, {
    standing: 'voided',
    why,
    by: ctx.actor.label,
    at: ctx.now,
    looked: false,
  })
  if (one.state === 'completed') await decideAgain(ctx, one, person, why)
}

async function decideAgain(ctx: VerbContext, one: TrainingClass, person: string, why: string): Promise<void> {
  const trainees = (await readTrainees(ctx.db, one.id)).filter((own) => own.person === person)
  const taught = {
    one,
    plan: await planOf(ctx.db, one.id),
    trainees,
    attendance: await readAttendance(ctx.db, one.id),
  }
  const results = await decideTrainees(ctx, taught)
  await setResults(ctx.db, one.id, results)
  if (trainees[0]?.completed && !results[0]?.completed)
    await sourceWithdrawn(ctx, foundAgainst(one.id, person), why)
  await settleCertificates(ctx, one, why)
}
