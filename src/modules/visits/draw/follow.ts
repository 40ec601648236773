import { sql } from 'kysely'
import { type Follower, follow } from '../../../kernel/event/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { examById } from '../../assessment/index.ts'
import { drawMade, drawnIn } from '../../supervision/index.ts'
import { openVisit } from '../plan/open.ts'
import { supervisorsOf } from '../plan/team.ts'
import { visitedAmong } from '../store/visits.ts'

const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other)

/** 抽中的考试立督导: each examination that was drawn is visited by those who were drawn for it; nobody chooses any more. */
export const visitsFollowers: readonly Follower[] = [
  follow(drawMade, 'visits.open-drawn', async (ctx, { draw }) => {
    const { rows } = await sql`select 1 from visit_draw where number = ${draw}`.execute(ctx.db)
    if (rows.length === 0) return
    for (const { organisation: exam, inspectors } of (await drawnIn(ctx, draw)) ?? [])
      await openDrawn(ctx, draw, exam, inspectors)
  }),
]

async function openDrawn(
  ctx: VerbContext,
  draw: string,
  id: string,
  cards: readonly string[],
): Promise<void> {
  const exam = await examById(ctx.db, id)
  // Cancelled meanwhile, or visited already: nothing is left to be walked.
  if (!exam || exam.state === 'cancelled' || exam.state === 'void') return
  if ((await visitedAmong(ctx.db, [id])).has(id)) return
  const day = later(exam.heldOn, ctx.today)
  await openVisit(
    ctx,
    exam,
    { kind: 'drawn', finding: null, draw },
    { day, team: await supervisorsOf(ctx, exam, day, cards), lead: cards[0] ?? '', barredWait: true },
  )
}
