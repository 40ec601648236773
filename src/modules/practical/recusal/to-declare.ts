import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examsByIds, undeclaredParts } from '../../assessment/index.ts'
import { ownAmong } from '../store/examiners.ts'
import type { Session } from '../store/sessions.ts'

/** The sessions in which whoever asks examines and has not declared yet. */
export async function toDeclareIn(
  ctx: VerbContext,
  sessions: readonly Pick<Session, 'id' | 'exam'>[],
): Promise<ReadonlySet<string>> {
  const wanted = sessions.map(({ exam }) => exam)
  const exams = new Map((await examsByIds(ctx.db, wanted)).map((one) => [one.id, one]))
  const examOf = new Map(sessions.map(({ id, exam }) => [id, exams.get(exam)]))
  const parts = (await ownAmong(ctx.db, [...examOf.keys()], ctx.actor.account)).flatMap(
    ({ session, person }) => {
      const exam = examOf.get(session)
      return exam ? [{ session, exam, person }] : []
    },
  )
  return new Set((await undeclaredParts(ctx, parts)).map(({ session }) => session))
}
