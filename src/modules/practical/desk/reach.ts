import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examById, requireDeclared } from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { type Examiner, examinersIn } from '../store/examiners.ts'
import { lockSession, type Session, sessionById } from '../store/sessions.ts'

/** A session of one's own organisation, to look at. */
export const sessionInReach = (ctx: VerbContext, id: string): Promise<Session> =>
  reached(ctx, sessionById(ctx.db, id))

/** The same, held for the act: what two send at once is taken one after the other. */
export const lockedSession = (ctx: VerbContext, id: string): Promise<Session> =>
  reached(ctx, lockSession(ctx.db, id))

async function reached(ctx: VerbContext, found: Promise<Session | null>): Promise<Session> {
  const session = await found
  if (session === null) throw refusals.noSuchSession()
  const { assessor: organisation, examNumber } = session
  ctx.within({ organisation })
  ctx.act.subject('case', examNumber)
  return session
}

/** Whoever asks, as an examiner of the session now; null for whoever is none. */
export async function ownExaminer(ctx: VerbContext, session: string): Promise<Examiner | null> {
  const { account } = ctx.actor
  const all = await examinersIn(ctx.db, session)
  return all.find((one) => one.until === null && one.account === account) ?? null
}

/** Whoever examines has declared first, for whom or that there is nobody (先申报回避，后评分). */
export async function requireAdmitted(
  ctx: VerbContext,
  { exam: id }: Pick<Session, 'exam'>,
  own: Pick<Examiner, 'person'>,
): Promise<void> {
  const exam = await examById(ctx.db, id)
  if (exam) await requireDeclared(ctx, exam, [own.person])
}

/** Whoever acts, as the chief: nobody else decides between examiners. */
export async function asChief(ctx: VerbContext, session: Session): Promise<Examiner> {
  const own = await ownExaminer(ctx, session.id)
  if (!own?.chief) throw refusals.notChief()
  await requireAdmitted(ctx, session, own)
  return own
}
