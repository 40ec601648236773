import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { cardHolders, cardsHere, type Exam, examById, tellToDeclare } from '../../assessment/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import { barredFrom } from '../seating/arrange.ts'
import { happened } from '../store/events.ts'
import type { Session } from '../store/sessions.ts'
import { sittingsOf } from '../store/sittings.ts'
import { replaceWatcher, watchersOf } from '../store/watchers.ts'
import { lockedSession } from './reach.ts'

/**
 * 换监考员: somebody who does not come, or has not declared, gives the room to another card of the house that holds on the day; nobody else is
 * moved. Whoever comes is asked to declare too.
 */
export const replaceRoomWatcher = verb({
  name: 'sitting.replace-watcher',
  title: '换监考员',
  http: 'POST /sitting/sessions/{id}/watchers',
  who: may('sitting.decide'),
  input: z.strictObject({
    id: z.uuid(),
    out: z.string().trim().max(30),
    in: z.string().trim().max(30),
    reason: z.string().trim().min(4, '请写明为什么换，至少 4 个字').max(300),
  }),
  output: z.object({ room: z.string(), name: z.string() }),
  async run(ctx, { id, out, in: next, reason }) {
    const session = await lockedSession(ctx, id)
    if (session.closedAt) throw refusals.sessionClosed()
    const exam = await examById(ctx.db, session.exam)
    if (!exam) throw refusals.noSuchExam()
    const watchers = await watchersOf(ctx.db, id)
    const before = watchers.find(({ card }) => card === out)
    if (!before) throw refusals.noSuchCard({ fields: [{ path: 'out', message: '请从监考员里选' }] })
    const holder = (await cardHolders(ctx, exam, [next])).get(next)
    if (!holder)
      throw refusals.noSuchCard({
        fields: [{ path: 'in', message: `本单位没有考试那天有效的证卡 ${next}` }],
      })
    const other = watchers.find(({ person }) => person === holder.person)
    if (other) throw refusals.watchesAlready({ detail: `${holder.name}已经在第 ${other.room} 考场监考。` })
    const here = (await sittingsOf(ctx.db, id)).flatMap((one) =>
      one.room === before.room ? [one.person] : [],
    )
    const why = barredFrom(holder, before.room, here)
    if (why !== null) throw refusals.mayNotWatch({ detail: `${why}，请换另一位。` })
    const { card, person, name } = holder
    await replaceWatcher(ctx.db, id, before.person, { room: before.room, card, person, name })
    await happened(ctx, {
      session: id,
      room: before.room,
      what: 'watcher',
      note: `${before.name}换成${name}：${reason}`.slice(0, 300),
    })
    await tellToDeclare(ctx, exam, 'watch', [person])
    ctx.act.after({ session: id, room: before.room, out, in: next })
    return { room: before.room, name }
  },
})

/** The cards of the house that watch no room of a session yet. */
export async function spareCards(
  ctx: VerbContext,
  exam: Exam,
  session: Session,
): Promise<{ card: string; name: string }[]> {
  const watching = new Set((await watchersOf(ctx.db, session.id)).map(({ person }) => person))
  const free = (await cardsHere(ctx, exam)).filter(({ person }) => !watching.has(person))
  const names = await peopleByIds(
    ctx,
    free.map(({ person }) => person),
  )
  return free.map(({ card, person }) => ({ card, name: names.get(person)?.name ?? card }))
}
