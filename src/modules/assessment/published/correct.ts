import { sql } from 'kysely'
import { type Source, sourceRestored, sourceWithdrawn } from '../../../kernel/ground/index.ts'
import { openReexamination } from '../../../kernel/reexamination/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { currentCertificate } from '../../certificates/index.ts'
import { certify } from '../exam/certify.ts'
import { enterMachineMarks, type MarkedBy } from '../exam/machine-marks.ts'
import { passedPapers, type Result, resultsOf } from '../exam/results.ts'
import { markSource } from '../resit/standing.ts'
import type { Paper } from '../standard.ts'
import { candidatesOf, type Exam, examById, lockExam, marksOf, setCertificate, setResult } from '../store.ts'
import { struckIn } from '../strike/store.ts'

/** What came of corrected marks. */
export interface Corrected {
  /** Whose result stays, who passes now and did not, and whose certificate is examined again. */
  unchanged: number
  passing: number
  reexamined: number
}

/**
 * 成绩更正: marks of a paper that turned out otherwise, by a decision of two people. Before publication they are entered again; after it each is a
 * new entry, and what follows, follows: who passes now is certified, and a certificate that rests on a mark that fails now is re-examined,
 * with all that rests on it.
 */
export async function correctMachineMarks(
  ctx: VerbContext,
  id: string,
  paper: Paper,
  marks: readonly { person: string; value: string }[],
  why: string,
  by: MarkedBy = 'machine',
): Promise<Corrected> {
  const exam = await lockExam(ctx.db, id)
  const done: Corrected = { unchanged: 0, passing: 0, reexamined: 0 }
  if (!exam || exam.state === 'cancelled' || exam.state === 'void') return done
  if (exam.state === 'seated') {
    await enterMachineMarks(ctx, id, paper, marks, by)
    return { ...done, unchanged: marks.length }
  }
  const turned = await turnedBy(ctx, exam, paper, marks)
  const passedBefore = await passersOf(ctx, exam, paper)
  await writeCorrections(ctx, exam, paper, marks, why)
  const passedNow = await passersOf(ctx, exam, paper)
  // A result that has fallen stays fallen, whatever its marks are.
  const struck = await struckIn(ctx.db, id)
  for (const { person } of marks.filter((one) => !struck.has(one.person)))
    await tellCarriers(ctx, markSource(id, person, paper), {
      before: passedBefore.has(person),
      now: passedNow.has(person),
      why,
    })
  done.unchanged = marks.length - turned.length
  for (const { person, facts, decision, passes, certificate } of turned) {
    await setResult(ctx.db, id, person, passes, await ctx.record('assessment.result', facts, decision))
    if (passes) {
      done.passing += 1
      // Revoked since for a mark that was too low, and high enough after all: another is issued.
      if (certificate && (await wasInError(ctx, certificate))) await setCertificate(ctx.db, id, person, null)
    } else if (certificate) {
      await openReexamination(ctx, { kind: 'certificate', id: certificate }, why)
      done.reexamined += 1
    }
  }
  if (done.passing > 0 && exam.state === 'certified') await certify(ctx, exam)
  ctx.act.subject('case', exam.number)
  return done
}

/** Who passes a paper by the marks as they are. */
async function passersOf(ctx: VerbContext, exam: Exam, paper: Paper): Promise<ReadonlySet<string>> {
  const standards = await ctx.standards()
  const byPerson = Map.groupBy(await marksOf(ctx.db, exam.id), ({ person }) => person)
  return new Set(
    [...byPerson].flatMap(([person, marks]) =>
      passedPapers(exam, marks, standards).has(paper) ? [person] : [],
    ),
  )
}

/** Whoever carried a mark into a later examination learns that it fails now, or passes again. */
async function tellCarriers(
  ctx: VerbContext,
  mark: Source,
  { before, now, why }: { before: boolean; now: boolean; why: string },
): Promise<void> {
  if (before && !now) await sourceWithdrawn(ctx, mark, why)
  else if (now && !before) await sourceRestored(ctx, mark)
}

async function wasInError(ctx: VerbContext, certificate: string): Promise<boolean> {
  return (await currentCertificate(ctx.db, certificate))?.revoked?.reason === 'issued-in-error'
}

/** What corrected marks would do (办前预览): nothing is certified or revoked before the results are published. */
export async function foreseeMachineMarks(
  ctx: VerbContext,
  id: string,
  paper: Paper,
  marks: readonly { person: string; value: string }[],
): Promise<{ published: boolean; certified: boolean; passing: number; failing: number; reexamined: number }> {
  const exam = await examById(ctx.db, id)
  const published = exam?.state === 'notice' || exam?.state === 'certified'
  const turned = exam && published ? await turnedBy(ctx, exam, paper, marks) : []
  const failing = turned.filter(({ passes }) => !passes)
  return {
    published,
    certified: exam?.state === 'certified',
    passing: turned.length - failing.length,
    failing: failing.length,
    reexamined: failing.filter(({ certificate }) => certificate !== null).length,
  }
}

/** Whose result these marks turn, one way or the other. */
async function turnedBy(
  ctx: VerbContext,
  exam: Exam,
  paper: Paper,
  marks: readonly { person: string; value: string }[],
): Promise<(Result & { passes: boolean; certificate: string | null })[]> {
  const values = new Map(marks.map(({ person, value }) => [person, value]))
  // A result that has fallen stays fallen, whatever its marks are.
  const struck = await struckIn(ctx.db, exam.id)
  const before = new Map((await candidatesOf(ctx.db, exam.id)).map((one) => [one.person, one]))
  return (await resultsOf(ctx, exam, { paper, values })).flatMap((result) => {
    const old = before.get(result.person)
    const passes = result.decision.outcome === 'granted'
    if (!values.has(result.person) || old?.passed === passes || struck.has(result.person)) return []
    return [{ ...result, passes, certificate: old?.certificate ?? null }]
  })
}

async function writeCorrections(
  ctx: VerbContext,
  exam: Exam,
  paper: Paper,
  marks: readonly { person: string; value: string }[],
  why: string,
): Promise<void> {
  const { rows } = await sql<{ person: string; entries: number }>`select person, count(*)::int as entries
    from exam_mark_correction where exam = ${exam.id}::uuid and paper = ${paper} group by person`.execute(
    ctx.db,
  )
  const before = new Map(rows.map(({ person, entries }) => [person, entries]))
  const entries = marks.map(({ person, value }) => ({ person, value, entry: (before.get(person) ?? 0) + 1 }))
  await sql`insert into exam_mark_correction (exam, person, paper, value, entry, why, corrected_by, corrected_at)
    select ${exam.id}::uuid, person, ${paper}, value, entry, ${why}, ${ctx.actor.account ?? 'system'}, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as m (person uuid, value text, entry int)`.execute(
    ctx.db,
  )
}
