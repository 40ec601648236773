import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { DecisionRecord } from '../../kernel/decision/decision.ts'
import type { CivilDate } from '../../kernel/value/civil-date.ts'
import type { Level } from '../../kernel/value/level.ts'
import type { Paper } from './standard.ts'

export type ExamState = 'enrolling' | 'seated' | 'notice' | 'certified' | 'cancelled'

/** An examination (认定考试). */
export interface Exam {
  id: string
  number: string
  assessor: string
  district: string
  occupation: { code: string | null; name: string }
  level: Level
  heldOn: CivilDate
  place: string
  capacity: number
  class: string | null
  conflictDeclared: boolean
  state: ExamState
}

interface ExamRow {
  id: string
  number: string
  assessor: string
  district: string
  occupation_code: string | null
  occupation_name: string
  level: string
  held_on: CivilDate
  place: string
  capacity: number
  class: string | null
  conflict_declared: boolean
  state: ExamState
}

export const examOf = (row: ExamRow): Exam => ({
  id: row.id,
  number: row.number,
  assessor: row.assessor,
  district: row.district,
  occupation: { code: row.occupation_code, name: row.occupation_name },
  level: (row.level === 'special' ? 'special' : Number(row.level)) as Level,
  heldOn: row.held_on,
  place: row.place,
  capacity: row.capacity,
  class: row.class,
  conflictDeclared: row.conflict_declared,
  state: row.state,
})

export async function examById(db: Db, id: string): Promise<Exam | null> {
  const { rows } = await sql<ExamRow>`select * from exam where id = ${id}::uuid`.execute(db)
  return rows[0] ? examOf(rows[0]) : null
}

export async function examOfCase(db: Db, number: string): Promise<Exam> {
  const { rows } = await sql<ExamRow>`select * from exam where number = ${number}`.execute(db)
  if (!rows[0]) throw new Error(`${number} has no examination`)
  return examOf(rows[0])
}

/** Examinations: an organisation's own, or for everybody those that one can still apply for. */
export async function examsWhere(
  db: Db,
  of: { assessor?: string | null; openOn?: CivilDate },
): Promise<Exam[]> {
  const { rows } = await sql<ExamRow>`select * from exam
    where (${of.assessor ?? null}::uuid is null or assessor = ${of.assessor ?? null}::uuid)
      and (${of.openOn ?? null}::date is null or (state = 'enrolling' and held_on > ${of.openOn ?? null}::date))
    order by held_on desc, number limit 300`.execute(db)
  return rows.map(examOf)
}

export async function insertExam(db: Db, exam: Exam): Promise<void> {
  await sql`insert into exam (id, number, assessor, district, occupation_code, occupation_name, level, held_on, place,
      capacity, class, conflict_declared, state)
    values (${exam.id}, ${exam.number}, ${exam.assessor}, ${exam.district}, ${exam.occupation.code}, ${exam.occupation.name},
      ${String(exam.level)}, ${exam.heldOn}, ${exam.place}, ${exam.capacity}, ${exam.class}, ${exam.conflictDeclared}, ${exam.state})`.execute(
    db,
  )
}

export async function setExamState(db: Db, id: string, state: ExamState): Promise<void> {
  await sql`update exam set state = ${state} where id = ${id}`.execute(db)
}

/** Locks an examination for the rest of the transaction, so that seats are counted once. */
export async function lockExam(db: Db, id: string): Promise<Exam | null> {
  const { rows } = await sql<ExamRow>`select * from exam where id = ${id}::uuid for update`.execute(db)
  return rows[0] ? examOf(rows[0]) : null
}

export interface Candidate {
  person: string
  class: string | null
  eligible: boolean
  eligibility: DecisionRecord
  seat: string | null
  passed: boolean | null
  result: DecisionRecord | null
  certificate: string | null
}

export async function candidatesOf(db: Db, exam: string): Promise<Candidate[]> {
  const { rows } =
    await sql<Candidate>`select person, class, eligible, eligibility, seat, passed, result, certificate
    from exam_candidate where exam = ${exam} order by seat nulls last, enrolled_at, person`.execute(db)
  return rows
}

/** Enrols a candidate; false when they are enrolled already. */
export async function insertCandidate(
  db: Db,
  exam: string,
  one: { person: string; class: string | null; eligible: boolean; eligibility: DecisionRecord; at: Date },
): Promise<boolean> {
  const { rows } =
    await sql`insert into exam_candidate (exam, person, class, eligible, eligibility, enrolled_at)
    values (${exam}, ${one.person}, ${one.class}, ${one.eligible}, ${JSON.stringify(one.eligibility)}::jsonb, ${one.at})
    on conflict (exam, person) do nothing returning person`.execute(db)
  return rows.length > 0
}

export async function setSeat(db: Db, exam: string, person: string, seat: string): Promise<void> {
  await sql`update exam_candidate set seat = ${seat} where exam = ${exam} and person = ${person}`.execute(db)
}

export async function setResult(
  db: Db,
  exam: string,
  person: string,
  passed: boolean,
  result: DecisionRecord,
): Promise<void> {
  await sql`update exam_candidate set passed = ${passed}, result = ${JSON.stringify(result)}::jsonb
    where exam = ${exam} and person = ${person}`.execute(db)
}

export async function setCertificate(
  db: Db,
  exam: string,
  person: string,
  certificate: string,
): Promise<void> {
  await sql`update exam_candidate set certificate = ${certificate} where exam = ${exam} and person = ${person}`.execute(
    db,
  )
}

export interface Mark {
  person: string
  paper: Paper
  entry: 1 | 2
  value: string
  enteredBy: string
}

export async function marksOf(db: Db, exam: string): Promise<Mark[]> {
  const { rows } = await sql<{
    person: string
    paper: Paper
    entry: 1 | 2
    value: string
    entered_by: string
  }>`
    select person, paper, entry, value, entered_by from exam_mark where exam = ${exam} order by person, paper, entry`.execute(
    db,
  )
  return rows.map(({ entered_by, ...row }) => ({ ...row, enteredBy: entered_by }))
}

/** Writes one entry; entering it again before publication replaces one's own. */
export async function writeMark(db: Db, exam: string, mark: Mark & { at: Date }): Promise<void> {
  await sql`insert into exam_mark (exam, person, paper, entry, value, entered_by, entered_at)
    values (${exam}, ${mark.person}, ${mark.paper}, ${mark.entry}, ${mark.value}, ${mark.enteredBy}, ${mark.at})
    on conflict (exam, person, paper, entry) do update set value = excluded.value, entered_at = excluded.entered_at
    where exam_mark.entered_by = excluded.entered_by`.execute(db)
}
