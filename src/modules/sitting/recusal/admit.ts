import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examById, requireAllDeclared, requireOwnDeclared, undeclaredAmong } from '../../assessment/index.ts'
import type { Session } from '../store/sessions.ts'
import { watchersOf } from '../store/watchers.ts'

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

/** Of those who watch a session, whoever has not declared yet: by card. */
export async function watchersUndeclared(ctx: VerbContext, session: Session): Promise<ReadonlySet<string>> {
  const exam = await examById(ctx.db, session.exam)
  const watchers = exam && session.closedAt === null ? await watchersOf(ctx.db, session.id) : []
  const open = exam
    ? await undeclaredAmong(
        ctx,
        exam,
        watchers.map(({ person }) => person),
      )
    : []
  return new Set(watchers.flatMap(({ card, person }) => (open.includes(person) ? [card] : [])))
}
