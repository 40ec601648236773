import { sql } from 'kysely'
import { noticeOfCase } from '../../../kernel/case/index.ts'
import type { Db } from '../../../kernel/database/index.ts'
import { type CivilDate, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { assessmentKind, PAPER_NAMES, type Paper } from '../standard.ts'
import { candidatesOf, type Exam, examById, marksOf } from '../store.ts'

/** One paper of a candidate as it was published. */
export interface PublishedMark {
  paper: Paper
  title: string
  value: string | null
  standing: 'absent' | 'violation' | null
  byMachine: boolean
  /** It counts from an earlier examination (补考). */
  carried: boolean
  /** When it became what it is: published, or corrected since. */
  since: CivilDate
}

/** 查成绩: the marks of one candidate once they are published; null for whoever has no seat, and before. */
export async function publishedMarks(
  ctx: VerbContext,
  id: string,
  person: string,
): Promise<{ exam: Exam; passed: boolean | null; papers: PublishedMark[] } | null> {
  const exam = await examById(ctx.db, id)
  if (!exam || !(exam.state === 'notice' || exam.state === 'certified')) return null
  const candidate = (await candidatesOf(ctx.db, id)).find((one) => one.person === person)
  if (!candidate?.seat) return null
  const published = (await noticeOfCase(ctx.db, exam.number))?.openedOn ?? exam.heldOn
  const marks = (await marksOf(ctx.db, id)).filter((mark) => mark.person === person)
  const corrected = await correctedOn(ctx, id, person)
  const standards = await ctx.standards()
  const edition = standards.inForce(assessmentKind, exam.heldOn) ?? standards.all(assessmentKind)[0]
  const papers = (edition?.data.papers.byLevel[exam.level] ?? []).map((paper): PublishedMark => {
    const mark = marks.find((one) => one.paper === paper)
    const since = corrected.get(paper)
    return {
      paper,
      title: PAPER_NAMES[paper],
      value: mark?.value ?? null,
      standing: mark?.standing ?? null,
      byMachine: mark?.source === 'machine',
      carried: candidate.carried.some((one) => one.paper === paper),
      since: since && since > published ? since : published,
    }
  })
  return { exam, passed: candidate.passed, papers }
}

async function correctedOn(
  ctx: VerbContext,
  exam: string,
  person: string,
): Promise<ReadonlyMap<Paper, CivilDate>> {
  const { rows } = await sql<{ paper: Paper; at: Date }>`select paper, max(corrected_at) as at
    from exam_mark_correction where exam = ${exam}::uuid and person = ${person}::uuid group by paper`.execute(
    ctx.db,
  )
  return new Map(rows.map(({ paper, at }) => [paper, civilDateOf(at)]))
}

/** What each candidate has in a paper of an examination as it stands now, with every correction and every appeal. */
export async function standingMarks(
  db: Db,
  exam: string,
  paper: Paper,
): Promise<ReadonlyMap<string, string>> {
  return new Map(
    (await marksOf(db, exam)).flatMap(({ person, value, ...one }) =>
      one.paper === paper && value !== null ? [[person, value] as const] : [],
    ),
  )
}

/** Who gave a candidate's marks of a paper, where a module above keeps them. */
type Markers = (db: Db, of: { exam: string; person: string; paper: Paper }) => Promise<string[]>

const kept = new Map<string, Markers>()

/** A module above says who gave the marks that it keeps, so that none of them marks again on an appeal. */
export function tellsMarkers(module: string, markers: Markers): void {
  kept.set(module, markers)
}

/** The accounts that had a part in a candidate's mark of a paper: entered it here, or gave it in a module above; a machine's is nobody's. */
export async function enteredBy(
  ctx: VerbContext,
  exam: string,
  person: string,
  paper: Paper,
): Promise<string[]> {
  const { rows } = await sql<{ account: string }>`select distinct entered_by as account from exam_mark
    where exam = ${exam}::uuid and person = ${person}::uuid and paper = ${paper} and source = 'people'`.execute(
    ctx.db,
  )
  const accounts = rows.map(({ account }) => account)
  for (const markers of kept.values()) accounts.push(...(await markers(ctx.db, { exam, person, paper })))
  return [...new Set(accounts)]
}
