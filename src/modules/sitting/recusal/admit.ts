import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examById, requireAllDeclared, requireOwnDeclared, undeclaredParts } from '../../assessment/index.ts'
import type { Session } from '../store/sessions.ts'
import { type Watcher, watchersOf } from '../store/watchers.ts'

/** Whoever acts in the room, where a card stands behind the account, has declared first (先申报回避，后监考). */
export async function requireWatcherDeclared(ctx: VerbContext, session: Session): Promise<void> {
  const exam = await examById(ctx.db, session.exam)
  if (exam) await requireOwnDeclared(ctx, exam, { without: 'acts' })
}

/** A room is opened once everybody who watches it has declared; throws 409 with who has not. */
export async function requireRoomDeclared(ctx: VerbContext, session: Session, room: string): Promise<void> {
  const exam = await examById(ctx.db, session.exam)
  if (!exam) return
  const here = (await watchersOf(ctx.db, session.id)).filter((one) => one.room === room)
  await requireAllDeclared(
    ctx,
    exam,
    here.map(({ person }) => person),
    '不来的，由主监考换监考员',
  )
}

/**
 * Of those who watch a session, whoever has not declared yet: by card. The desk asks every few seconds, so that nothing is read but the declarations: a
 * session stands only where there are seats, on the day of its examination.
 */
export async function watchersUndeclared(
  ctx: VerbContext,
  { exam, opensAt, closedAt }: Pick<Session, 'exam' | 'opensAt' | 'closedAt'>,
  watchers: readonly Watcher[],
): Promise<ReadonlySet<string>> {
  if (closedAt !== null) return new Set()
  const place = { id: exam, heldOn: civilDateOf(opensAt), state: 'seated' as const }
  const parts = watchers.map(({ card, person }) => ({ exam: place, card, person }))
  return new Set((await undeclaredParts(ctx, parts)).map(({ card }) => card))
}
