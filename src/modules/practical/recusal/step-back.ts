import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  assignedExaminers,
  type Exam,
  PAPER_NAMES,
  type SteppedBack,
  stepsBack,
  tellsHolders,
} from '../../assessment/index.ts'
import { itemsOf, keepStandings } from '../desk/standing.ts'
import { refusals } from '../refusals.ts'
import { takerOf } from '../rules/taker.ts'
import { candidatesIn, dutiesIn, endDuties, putDuties } from '../store/candidates.ts'
import { countedIn } from '../store/entries.ts'
import { accountsIn, examinersIn } from '../store/examiners.ts'
import { lockSession, type Session, sessionsOfExam } from '../store/sessions.ts'

tellsHolders('practical', accountsIn)

/** Somebody turned out to be bound to a candidate whom they mark (回避): what is not begun goes to the next, nobody else is moved. */
stepsBack('practical', {
  async stepBack(ctx, exam, { person, candidates }) {
    const all: SteppedBack[] = []
    for (const session of await sessionsHeld(ctx, exam)) {
      const own = (await examinersIn(ctx.db, session.id)).find((one) => one.person === person && !one.until)
      if (!own) continue
      const known = new Map((await candidatesIn(ctx.db, session.id)).map((one) => [one.id, one]))
      const counted = await countedIn(ctx.db, session.id)
      for (const { candidate: id } of (await dutiesIn(ctx.db, session.id)).filter(
        ({ card }) => card === own.card,
      )) {
        const one = known.get(id)
        if (!one || !candidates.includes(one.person)) continue
        const given = counted.filter(({ card, candidate }) => card === own.card && candidate === id).length
        const tell = (moved: boolean, said: string) =>
          all.push({
            candidate: one.person,
            paper: session.paper,
            moved,
            said: `${one.seat} 号${PAPER_NAMES[session.paper]}：${said}`,
          })
        if (session.enteredAt) tell(false, '已经评分，成绩已经录入考试')
        else if (given > 0) tell(false, `已经给了 ${given} 个分`)
        else {
          const taker = await handOn(ctx, exam, session, { id, card: own.card, seat: one.seat })
          tell(taker !== null, taker === null ? '没有别的考评员可以接手' : `改由${taker}评`)
        }
      }
    }
    return all
  },
  async markAgain(ctx, exam, { person, candidate, paper }) {
    const session = (await sessionsHeld(ctx, exam)).find((one) => one.paper === paper)
    const published = exam.state === 'notice' || exam.state === 'certified'
    if (!session || published) return null
    if (session.enteredAt)
      throw refusals.entered({
        detail: '成绩已经录入考试，还没有公布。公布以后再办，由没有评过的考评员复核。',
      })
    const own = (await examinersIn(ctx.db, session.id)).find((one) => one.person === person && !one.until)
    const one = (await candidatesIn(ctx.db, session.id)).find((of) => of.person === candidate)
    const has = (await dutiesIn(ctx.db, session.id)).some(
      (duty) => duty.card === own?.card && duty.candidate === one?.id,
    )
    if (!own || !one || !has) return `${one?.seat ?? ''} 号已经由别的考评员评`
    const taker = await handOn(ctx, exam, session, { id: one.id, card: own.card, seat: one.seat })
    if (taker === null)
      throw refusals.tooFewExaminers({
        detail: `没有别的考评员可以评 ${one.seat} 号。请先在考试页再指派考评员，在这场换上，再来办。`,
      })
    return `${one.seat} 号改由${taker}评，原来的分不再计`
  },
})

async function sessionsHeld(ctx: VerbContext, exam: Exam): Promise<Session[]> {
  const held: Session[] = []
  for (const { id } of await sessionsOfExam(ctx.db, exam.id)) {
    const one = await lockSession(ctx.db, id)
    if (one) held.push(one)
  }
  return held
}

/** Hands one candidate to another examiner of the session; the name of that one, null where there is none. */
async function handOn(
  ctx: VerbContext,
  exam: Exam,
  session: Session,
  { id, card, seat }: { id: string; card: string; seat: string },
): Promise<string | null> {
  const here = new Set(
    (await examinersIn(ctx.db, session.id)).flatMap((one) => (one.until || one.chief ? [] : [one.card])),
  )
  const able = (await assignedExaminers(ctx, exam)).filter(
    (one) => one.holds && here.has(one.card) && !one.bound.some((bound) => bound.seat === seat),
  )
  const duties = await dutiesIn(ctx.db, session.id)
  const taker = takerOf(
    duties,
    able.map((one) => one.card),
    id,
  )
  if (taker === null) return null
  await endDuties(ctx.db, [id], card, ctx.now)
  await putDuties(ctx.db, [{ candidate: id, card: taker, missing: (await itemsOf(ctx, session)).length }])
  await keepStandings(ctx, session, new Set([id]))
  return able.find((one) => one.card === taker)?.name ?? taker
}
