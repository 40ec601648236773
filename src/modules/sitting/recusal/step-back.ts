import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  accountsOf,
  cardHolders,
  cardsHere,
  type Exam,
  type SteppedBack,
  stepsBack,
  tellToDeclare,
} from '../../assessment/index.ts'
import { openAppealFor } from '../appeal/of-office.ts'
import { refusals } from '../refusals.ts'
import { accountsThatGave } from '../store/marks.ts'
import { lockSession, type Session, sessionOfExam } from '../store/sessions.ts'
import { sittingsOf } from '../store/sittings.ts'
import { replaceWatcher, watchersOf } from '../store/watchers.ts'

/** Somebody turned out to be bound to a candidate (回避): their room is watched by the next; what they marked already is told. */
stepsBack('sitting', {
  async stepBack(ctx, exam, { person, candidates }) {
    const found = await sessionOfExam(ctx.db, exam.id)
    const session = found && (await lockSession(ctx.db, found.id))
    if (!session) return []
    return [
      ...(await roomOf(ctx, exam, session, person, candidates)),
      ...(await markedBy(ctx, exam, person, candidates)),
    ]
  },
  async markAgain(ctx, exam, { candidate, paper, why }) {
    if (exam.state === 'notice' || exam.state === 'certified')
      return openAppealFor(ctx, exam, { person: candidate, paper, why })
    if (paper === 'theory' && (await sessionOfExam(ctx.db, exam.id))) throw refusals.againWhenPublished()
    return null
  },
})

async function roomOf(
  ctx: VerbContext,
  exam: Exam,
  session: Session,
  person: string,
  candidates: readonly string[],
): Promise<SteppedBack[]> {
  const watchers = await watchersOf(ctx.db, session.id)
  const own = watchers.find((one) => one.person === person)
  if (!own) return []
  const here = new Set(
    (await sittingsOf(ctx.db, session.id)).flatMap((one) => (one.room === own.room ? [one.person] : [])),
  )
  if (!candidates.some((one) => here.has(one))) return []
  const tell = (moved: boolean, said: string): SteppedBack[] => [
    { candidate: null, paper: null, moved, said: `第 ${own.room} 考场监考：${said}` },
  ]
  if (session.closedAt) return tell(false, '已经监考完')
  const free = (await cardsHere(ctx, exam)).filter((one) => !watchers.some((of) => of.person === one.person))
  const holders = await cardHolders(
    ctx,
    exam,
    free.map(({ card }) => card),
  )
  const next = [...holders.values()]
    .filter(
      ({ bonds }) =>
        !bonds.sits &&
        ![...here].some(
          (one) => bonds.taught.has(one) || bonds.colleagues.has(one) || bonds.declared.has(one),
        ),
    )
    .sort((a, b) => (a.card < b.card ? -1 : 1))[0]
  if (!next) return tell(false, '没有别的有证的人可以监考')
  const { card, name } = next
  await replaceWatcher(ctx.db, session.id, person, { room: own.room, person: next.person, card, name })
  await tellToDeclare(ctx, exam, 'watch', [next.person])
  return tell(true, `改由${name}监考`)
}

async function markedBy(
  ctx: VerbContext,
  exam: Exam,
  person: string,
  candidates: readonly string[],
): Promise<SteppedBack[]> {
  const accounts = await accountsOf(ctx, exam, person)
  if (accounts.length === 0) return []
  const all: SteppedBack[] = []
  for (const candidate of candidates)
    if ((await accountsThatGave(ctx.db, exam.id, candidate)).some((one) => accounts.includes(one)))
      all.push({ candidate, paper: 'theory', moved: false, said: '已经评了这份理论试卷的主观题' })
  return all
}
