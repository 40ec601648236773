import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { type Examiner, examinersIn } from '../store/examiners.ts'
import { lockSession, type Session, sessionById } from '../store/sessions.ts'

/** A session of one's own organisation, to look at. */
export async function sessionInReach(ctx: VerbContext, id: string): Promise<Session> {
  return reached(ctx, await sessionById(ctx.db, id))
}

/** The same, held for the act: what two send at once is taken one after the other. */
export async function lockedSession(ctx: VerbContext, id: string): Promise<Session> {
  return reached(ctx, await lockSession(ctx.db, id))
}

function reached(ctx: VerbContext, session: Session | null): Session {
  if (!session) throw refusals.noSuchSession()
  ctx.within({ organisation: session.assessor })
  ctx.act.subject('case', session.examNumber)
  return session
}

/** Whoever asks, as an examiner of the session now; null for whoever is none. */
export async function ownExaminer(ctx: VerbContext, session: string): Promise<Examiner | null> {
  const { account } = ctx.actor
  const all = await examinersIn(ctx.db, session)
  return all.find((one) => one.until === null && one.account === account) ?? null
}

/** The same, as the chief: nobody else decides between examiners. */
export async function asChief(ctx: VerbContext, session: string): Promise<Examiner> {
  const own = await ownExaminer(ctx, session)
  if (!own?.chief) throw refusals.notChief()
  return own
}
