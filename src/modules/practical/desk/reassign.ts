import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { type AssignedExaminer, assignedExaminers, examById, tellToDeclare } from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { candidatesIn, dutiesIn, endDuties, putDuties } from '../store/candidates.ts'
import { endExaminer, examinersIn, insertExaminers } from '../store/examiners.ts'
import type { Session } from '../store/sessions.ts'
import { withAccounts } from './arrange.ts'
import { lockedSession } from './reach.ts'
import { itemsOf, keepStandings } from './standing.ts'

/**
 * 换考评员: another examiner takes over some candidates, or all of them, with the reason; so does another chief. What was entered stays in the
 * record and does not count any more.
 */
export const reassignExaminer = verb({
  name: 'practical.reassign',
  title: '换考评员',
  http: 'POST /practical/sessions/{id}/examiners',
  who: may('practical.arrange'),
  input: z.strictObject({
    id: z.uuid(),
    out: z.string().max(30),
    in: z.string().max(30),
    /** Empty: everybody whom `out` marks. */
    seats: z.array(z.string().max(10)).max(500).default([]),
    login: z.string().trim().max(60).default(''),
    reason: z.string().trim().min(4, '请写明理由，至少 4 个字').max(300),
  }),
  output: z.object({ candidates: z.number().int() }),
  async run(ctx, { id, out, in: next, seats, login, reason }) {
    const session = await lockedSession(ctx, id)
    if (session.enteredAt) throw refusals.entered()
    const all = await examinersIn(ctx.db, id)
    const before = all.find(({ card, until }) => card === out && until === null)
    if (!before || out === next) throw refusals.examinerStays({ detail: '请选这场现在的一位考评员换下。' })
    const taker = await assigned(ctx, session, next)
    if (taker.chief !== before.chief)
      throw refusals.examinerStays({ detail: '组长只能换成考试页上指派的组长，考评员换成别的考评员。' })
    const known = all.find(({ card }) => card === next)
    if (known?.until) throw refusals.examinerStays({ detail: `${taker.name}已经从这场换下，请换另一位。` })
    if (before.chief) await endExaminer(ctx.db, id, out, ctx.now)
    if (!known) {
      const told = login === '' ? [] : [{ card: next, login }]
      const [named] = await withAccounts(ctx, session.assessor, [taker], told)
      if (
        !named ||
        all.some(({ account, until }) => account === named.account && until === null && !before.chief)
      )
        throw refusals.badAccounts({ detail: '这个账号已经给了这场的另一位考评员。' })
      await insertExaminers(ctx.db, [{ ...named, session: id }])
      const exam = await examById(ctx.db, session.exam)
      if (exam) await tellToDeclare(ctx, exam, 'examine', [named.person])
    }
    const moved = await move(ctx, session, { out, next, seats, taker })
    ctx.act.after({ session: id, out, in: next, seats, reason })
    return { candidates: moved.size }
  },
})

async function assigned(ctx: VerbContext, session: Session, card: string): Promise<AssignedExaminer> {
  const exam = await examById(ctx.db, session.exam)
  const [taker] = exam ? await assignedExaminers(ctx, exam, [card]) : []
  if (!taker?.holds)
    throw refusals.examinerStays({ detail: `证卡 ${card} 没有指派给这场考试或已经无效，请先在考试页指派。` })
  return taker
}

async function move(
  ctx: VerbContext,
  session: Session,
  {
    out,
    next,
    seats,
    taker,
  }: { out: string; next: string; seats: readonly string[]; taker: AssignedExaminer },
): Promise<ReadonlySet<string>> {
  const duties = await dutiesIn(ctx.db, session.id)
  const marks = (card: string) => new Set(duties.flatMap((one) => (one.card === card ? [one.candidate] : [])))
  const [his, taken] = [marks(out), marks(next)]
  const moved = (await candidatesIn(ctx.db, session.id)).filter(
    ({ id, seat }) => his.has(id) && (seats.length === 0 || seats.includes(seat)),
  )
  const bound = taker.bound.filter(({ seat }) => moved.some((one) => one.seat === seat))
  const twice = moved.filter(({ id }) => taken.has(id))
  if (bound.length > 0 || twice.length > 0)
    throw refusals.examinerStays({
      detail: `${[...bound.map(({ why }) => why), ...twice.map(({ seat }) => `${taker.name}已经在评 ${seat} 号`)].join('；')}。请换另一位，或者只换别的座位。`,
    })
  const ids = moved.map(({ id }) => id)
  await endDuties(ctx.db, ids, out, ctx.now)
  const missing = (await itemsOf(ctx, session)).length
  await putDuties(
    ctx.db,
    ids.map((candidate) => ({ candidate, card: next, missing })),
  )
  await keepStandings(ctx, session, new Set(ids))
  return new Set(ids)
}
