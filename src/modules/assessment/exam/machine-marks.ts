import { sql } from 'kysely'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import type { Paper } from '../standard.ts'
import { candidatesOf, type Exam, examById, lockExam } from '../store.ts'

/** An examination with who sits one paper of it: the seated, without those who carry that paper from before (补考). Held, nobody gets a seat until what is arranged for them stands. */
export async function examToSit(
  ctx: VerbContext,
  id: string,
  paper: Paper,
  { held }: { held: boolean } = { held: false },
): Promise<{ exam: Exam; sitters: { person: string; seat: string }[] } | null> {
  const exam = await (held ? lockExam(ctx.db, id) : examById(ctx.db, id))
  if (!exam) return null
  const sitters = (await candidatesOf(ctx.db, id)).flatMap(({ person, seat, carried }) =>
    seat && !carried.some((one) => one.paper === paper) ? [{ person, seat }] : [],
  )
  return { exam, sitters }
}

/** Who made an entry that stands for both: a machine, or examiners who each marked for themselves. */
export type MarkedBy = 'machine' | 'examiners'

/** What such a marking says of one candidate: a mark, or that the candidate did not come. */
export interface MachineMark {
  person: string
  value: string | null
}

/**
 * 机考评分、考评员评分: the marks of a paper that was sat at a machine or marked by examiners apart, one entry for each candidate that stands for both; null is 缺考. Entered again
 * while the examination waits for marks it replaces what stood; a paper that people have begun to enter is refused.
 */
export async function enterMachineMarks(
  ctx: VerbContext,
  id: string,
  paper: Paper,
  marks: readonly MachineMark[],
  by: MarkedBy = 'machine',
): Promise<void> {
  const exam = await lockExam(ctx.db, id)
  if (exam?.state !== 'seated') throw refusals.notWaitingForMarks()
  const { rows } =
    await sql`select 1 from exam_mark where exam = ${id}::uuid and paper = ${paper} and source <> ${by}
    limit 1`.execute(ctx.db)
  if (rows.length > 0) throw refusals.enteredByPeople()
  const entries = JSON.stringify(
    marks.map(({ person, value }) => ({ person, value, standing: value === null ? 'absent' : null })),
  )
  await sql`insert into exam_mark (exam, person, paper, entry, value, standing, entered_by, entered_at, source)
    select ${id}::uuid, person, ${paper}, 1, value, standing, ${by}, ${ctx.now}, ${by}
    from jsonb_to_recordset(${entries}::jsonb) as m (person uuid, value text, standing text)
    on conflict (exam, person, paper, entry) do update set value = excluded.value, standing = excluded.standing,
      entered_at = excluded.entered_at`.execute(ctx.db)
  ctx.act.subject('case', exam.number)
}
