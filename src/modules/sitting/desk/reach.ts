import type { VerbContext } from '../../../kernel/verb/index.ts'
import { requireWatcherDeclared } from '../recusal/admit.ts'
import { refusals } from '../refusals.ts'
import { lockSession, type Session, sessionById } from '../store/sessions.ts'
import { lockSitting, type Sitting } from '../store/sittings.ts'

/** A session of one's own organisation, to look at. */
export async function sessionInReach(ctx: VerbContext, id: string): Promise<Session> {
  return reached(ctx, await sessionById(ctx.db, id))
}

/** The same, held for the act. */
export async function lockedSession(ctx: VerbContext, id: string): Promise<Session> {
  return reached(ctx, await lockSession(ctx.db, id))
}

function reached(ctx: VerbContext, session: Session | null): Session {
  if (!session) throw refusals.noSuchSession()
  ctx.within({ organisation: session.assessor })
  ctx.act.subject('case', session.examNumber)
  return session
}

/** The same with its session held too, also after the papers were collected: for what comes late. */
export async function lockedLate(
  ctx: VerbContext,
  id: string,
): Promise<{ sitting: Sitting; session: Session }> {
  const sitting = await lockSitting(ctx.db, id)
  if (!sitting) throw refusals.noSuchSitting()
  const session = await lockedSession(ctx, sitting.session)
  await requireWatcherDeclared(ctx, session)
  ctx.act.subject('sitting', sitting.id)
  return { sitting, session }
}

/** A candidate's sitting of one's own organisation, held for the act, while the papers are not collected yet. */
export async function lockedSitting(
  ctx: VerbContext,
  id: string,
): Promise<{ sitting: Sitting; session: Session }> {
  const sitting = await lockSitting(ctx.db, id)
  if (!sitting) throw refusals.noSuchSitting()
  const session = reached(ctx, await sessionById(ctx.db, sitting.session))
  if (session.closedAt) throw refusals.sessionClosed()
  await requireWatcherDeclared(ctx, session)
  ctx.act.subject('sitting', sitting.id)
  return { sitting, session }
}
