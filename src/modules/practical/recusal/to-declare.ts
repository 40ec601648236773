import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examsByIds, undeclaredAmong } from '../../assessment/index.ts'
import { ownAmong } from '../store/examiners.ts'
import type { Session } from '../store/sessions.ts'

/** The sessions in which whoever asks examines and has not declared yet. */
export async function toDeclareIn(
  ctx: VerbContext,
  sessions: readonly Pick<Session, 'id' | 'exam'>[],
): Promise<ReadonlySet<string>> {
  const ids = sessions.map(({ id }) => id)
  const exams = new Map(
    (
      await examsByIds(
        ctx.db,
        sessions.map(({ exam }) => exam),
      )
    ).map((one) => [one.id, one]),
  )
  const found = new Set<string>()
  for (const { session, person } of await ownAmong(ctx.db, ids, ctx.actor.account)) {
    const exam = exams.get(sessions.find(({ id }) => id === session)?.exam ?? '')
    if (exam && (await undeclaredAmong(ctx, exam, [person])).length > 0) found.add(session)
  }
  return found
}
