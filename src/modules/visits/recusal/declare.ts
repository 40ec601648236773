import { sql } from 'kysely'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  examById,
  examsByIds,
  requireDeclared,
  type SteppedBack,
  stepsBack,
  tellsAssigned,
  tellsOutsiders,
  undeclaredParts,
} from '../../assessment/index.ts'
import { KIND_WORDS } from '../in-words.ts'
import { type Supervisor, standBack, supervisorsIn, walkedBy } from '../store/supervisors.ts'
import { type Visit, visitsOfExam } from '../store/visits.ts'

/** Who is to walk a visit that is open: they declare by the day of it. */
tellsAssigned(
  'visits',
  'supervise',
  sql`select v.exam, s.person, s.account, v.day as due from visit_supervisor s join visit v on v.number = s.visit
    where v.standing = 'open' and s.until is null`,
)

const openOf = async ({ db }: VerbContext, exam: string): Promise<Visit[]> =>
  (await visitsOfExam(db, exam)).filter(({ standing }) => standing === 'open')

/** Whoever acts walks a visit to this examination. */
tellsOutsiders('visits', async (ctx, exam) => {
  for (const { number } of await openOf(ctx, exam.id)) {
    const own = (await supervisorsIn(ctx.db, number)).find(
      ({ until, account }) => until === null && account === ctx.actor.account,
    )
    if (own) return { person: own.person, card: own.card, name: own.name }
  }
  return null
})

/** A supervisor turned out to be bound to a candidate (回避): does not walk any more, and the bureau sends somebody else. */
stepsBack('visits', {
  async stepBack(ctx, exam, { person }) {
    const all: SteppedBack[] = []
    for (const { number, kind } of await openOf(ctx, exam.id)) {
      const own = (await supervisorsIn(ctx.db, number)).find(
        (one) => one.until === null && one.person === person,
      )
      if (!own) continue
      await standBack(ctx.db, number, own.card, { at: ctx.now, why: '申报了要回避的考生', owed: true })
      all.push({
        candidate: null,
        paper: null,
        moved: true,
        said: `${KIND_WORDS[kind]} ${number}：您不再去，市局换人`,
      })
    }
    return all
  },
  markAgain: async () => null,
})

/** Whoever supervises has declared first (先申报回避，后督导); an examination without seats has nobody to declare about. */
export async function requireAdmitted(
  ctx: VerbContext,
  { exam: id }: Pick<Visit, 'exam'>,
  own: Pick<Supervisor, 'person'>,
): Promise<void> {
  const exam = await examById(ctx.db, id)
  if (exam) await requireDeclared(ctx, exam, [own.person])
}

/** Of these visits, those for which whoever asks has not declared yet. */
export async function toDeclareIn(
  ctx: VerbContext,
  numbers: readonly string[],
): Promise<ReadonlySet<string>> {
  const own = await walkedBy(ctx.db, numbers, ctx.actor.account)
  const wanted = own.map(({ exam }) => exam)
  const exams = new Map((await examsByIds(ctx.db, wanted)).map((one) => [one.id, one]))
  const parts = own.flatMap(({ visit, person, exam: id }) => {
    const exam = exams.get(id)
    return exam ? [{ visit, exam, person }] : []
  })
  return new Set((await undeclaredParts(ctx, parts)).map(({ visit }) => visit))
}
