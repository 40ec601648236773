import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import { kept, readRows } from '../../kernel/database/index.ts'
import type { DecisionRecord } from '../../kernel/decision/decision.ts'
import { type KeptRecord, keptRecord, readRecord } from '../../kernel/decision/kept.ts'
import { type Level, levelOf } from '../../kernel/value/level.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { cutPage, type ListOrder, type Page, type PageAsked, pagedRow } from '../../kernel/verb/index.ts'
import type { CarriedMark, Entered } from './exam/rules-exam.ts'
import type { Paper } from './standard.ts'

export type ExamState = 'enrolling' | 'seated' | 'notice' | 'certified' | 'cancelled' | 'void'

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
  /** The letter of its certificates (R4.7); null for one planned before this was fixed at planning. */
  category: 'Y' | 'S' | null
  state: ExamState
}

export const ExamRow = z.object({
  id: z.string(),
  number: z.string(),
  assessor: z.string(),
  district: z.string(),
  occupation_code: z.string().nullable(),
  occupation_name: z.string(),
  level: z.string(),
  held_on: KeptDay,
  place: z.string(),
  capacity: z.number(),
  class: z.string().nullable(),
  conflict_declared: z.boolean(),
  category: z.enum(['Y', 'S']).nullable(),
  state: kept<ExamState>(),
})
type ExamRow = z.infer<typeof ExamRow>

export const examOf = (row: ExamRow): Exam => ({
  id: row.id,
  number: row.number,
  assessor: row.assessor,
  district: row.district,
  occupation: { code: row.occupation_code, name: row.occupation_name },
  level: levelOf(row.level),
  heldOn: row.held_on,
  place: row.place,
  capacity: row.capacity,
  class: row.class,
  conflictDeclared: row.conflict_declared,
  category: row.category,
  state: row.state,
})

export async function examById(db: Db, id: string): Promise<Exam | null> {
  const rows = await readRows(ExamRow, sql`select * from exam where id = ${id}::uuid`, db)
  return rows[0] ? examOf(rows[0]) : null
}

export const examsByIds = async (db: Db, ids: readonly string[]): Promise<Exam[]> =>
  (await readRows(ExamRow, sql`select * from exam where id = any(${[...ids]}::uuid[])`, db)).map(examOf)

/** In which of these examinations somebody else has entered marks already. */
export async function markedByOthers(
  db: Db,
  ids: readonly string[],
  account: string | null,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ exam: string }>`select distinct exam from exam_mark
    where exam = any(${[...ids]}::uuid[]) and entered_by <> ${account}`.execute(db)
  return new Set(rows.map(({ exam }) => exam))
}

/** The certified examinations of an organisation, or that one, in which somebody passed and has no certificate. */
export const examsLeftOut = async (db: Db, assessor: string, exam: string | null): Promise<Exam[]> =>
  (
    await readRows(
      ExamRow,
      sql`select * from exam e where assessor = ${assessor}::uuid and state = 'certified'
      and (${exam}::uuid is null or id = ${exam}::uuid) and exists (select 1 from exam_candidate c
        where c.exam = e.id and c.passed and c.eligible and c.certificate is null)`,
      db,
    )
  ).map(examOf)

/** The examinations that still run, or were published lately, to which somebody was assigned as an examiner. */
export const examinedBy = async (db: Db, person: string): Promise<Exam[]> =>
  (
    await readRows(
      ExamRow,
      sql`select e.* from exam e join exam_examiner x on x.exam = e.id
      where x.person = ${person}::uuid and e.state in ('seated', 'notice') order by e.held_on, e.id limit 50`,
      db,
    )
  ).map(examOf)

export async function examByNumber(db: Db, number: string): Promise<Exam | null> {
  const rows = await readRows(ExamRow, sql`select * from exam where number = ${number}`, db)
  return rows[0] ? examOf(rows[0]) : null
}

export async function examOfCase(db: Db, number: string): Promise<Exam> {
  const exam = await examByNumber(db, number)
  if (!exam) throw new Error(`${number} has no examination`)
  return exam
}

const byDay = [
  { by: sql.raw('held_on'), is: 'day' as const },
  { by: sql.raw('number'), is: 'text' as const },
]
const SOONEST: ListOrder = { name: 'exams-soonest', keys: byDay }
const NEWEST: ListOrder = { name: 'exams-newest', keys: byDay, falling: true }

/** A page of examinations: an organisation's own, newest first, or those that one can still apply for, the soonest first. */
export async function examPage(
  db: Db,
  of: { assessor: string } | { openOn: CivilDate; occupation?: string | undefined },
  asked: PageAsked,
  size: number,
): Promise<Page<Exam>> {
  const [order, where] =
    'assessor' in of
      ? [NEWEST, sql`assessor = ${of.assessor}::uuid`]
      : [
          SOONEST,
          sql`state = 'enrolling' and held_on > ${of.openOn}::date
            ${of.occupation ? sql`and occupation_key = ${occupationKey(of.occupation)}` : sql``}`,
        ]
  const cut = cutPage(order, asked, size)
  const rows = await readRows(
    pagedRow(ExamRow),
    sql`select *, ${cut.key} from exam
    where ${where} and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page<ExamRow>(rows)
  return { ...neighbours, items: items.map(examOf) }
}

export async function insertExam(db: Db, exam: Exam): Promise<void> {
  await sql`insert into exam (id, number, assessor, district, occupation_code, occupation_name, level, held_on, place,
      capacity, class, conflict_declared, category, state)
    values (${exam.id}, ${exam.number}, ${exam.assessor}, ${exam.district}, ${exam.occupation.code}, ${exam.occupation.name},
      ${String(exam.level)}, ${exam.heldOn}, ${exam.place}, ${exam.capacity}, ${exam.class}, ${exam.conflictDeclared},
      ${exam.category}, ${exam.state})`.execute(db)
}

export async function setExamState(db: Db, id: string, state: ExamState): Promise<void> {
  await sql`update exam set state = ${state} where id = ${id}`.execute(db)
}

/** Locks an examination for the rest of the transaction, so that seats are counted once. */
export async function lockExam(db: Db, id: string): Promise<Exam | null> {
  const rows = await readRows(ExamRow, sql`select * from exam where id = ${id}::uuid for update`, db)
  return rows[0] ? examOf(rows[0]) : null
}

export interface Candidate {
  person: string
  class: string | null
  eligible: boolean
  eligibility: DecisionRecord
  seat: string | null
  /** Room and machine of the theory paper, once that was arranged (机考). */
  room: string | null
  machine: number | null
  passed: boolean | null
  result: DecisionRecord | null
  certificate: string | null
  /** Papers passed before, of a resit (补考). */
  carried: CarriedMark[]
}

export async function candidatesOf(db: Db, exam: string): Promise<Candidate[]> {
  const { rows } =
    await sql<KeptCandidate>`select person, class, eligible, eligibility, seat, room, machine, passed, result, certificate, carried
    from exam_candidate where exam = ${exam} order by seat nulls last, enrolled_at, person`.execute(db)
  return rows.map(({ eligibility, result, ...one }) => ({
    ...one,
    eligibility: readRecord(eligibility),
    result: readRecord(result),
  }))
}

type KeptCandidate = Omit<Candidate, 'eligibility' | 'result'> & {
  eligibility: KeptRecord
  result: KeptRecord | null
}

/**
 * Enrols a candidate, or decides anew about one who is there without a seat; whether the candidate was not there before.
 */
export async function upsertCandidate(
  db: Db,
  exam: string,
  one: {
    person: string
    class: string | null
    eligible: boolean
    eligibility: DecisionRecord
    carried: readonly CarriedMark[]
    at: Date
  },
): Promise<boolean> {
  const { rows } = await sql<{ added: boolean }>`insert into exam_candidate as c
      (exam, person, class, eligible, eligibility, carried, enrolled_at)
    values (${exam}, ${one.person}, ${one.class}, ${one.eligible}, ${JSON.stringify(keptRecord(one.eligibility))}::jsonb,
      ${JSON.stringify(one.carried)}::jsonb, ${one.at})
    on conflict (exam, person) do update set eligible = excluded.eligible, eligibility = excluded.eligibility,
      carried = excluded.carried, class = coalesce(c.class, excluded.class)
      where c.seat is null
    returning c.enrolled_at = ${one.at} as added`.execute(db)
  return rows[0]?.added ?? false
}

/** What is found about a seated candidate before the certificate is issued: no longer eligible. */
export async function setEligibility(
  db: Db,
  exam: string,
  person: string,
  eligible: boolean,
  eligibility: DecisionRecord,
): Promise<void> {
  await sql`update exam_candidate set eligible = ${eligible}, eligibility = ${JSON.stringify(keptRecord(eligibility))}::jsonb
    where exam = ${exam} and person = ${person}`.execute(db)
}

/** A person's other examinations of an occupation: by its key, since spellings differ; newest first. */
export async function candidaciesOf(
  db: Db,
  person: string,
  but: string,
): Promise<
  {
    exam: Exam
    eligible: boolean
    seat: string | null
    result: DecisionRecord | null
    carried: CarriedMark[]
  }[]
> {
  const { rows } = await sql<
    ExamRow & { eligible: boolean; seat: string | null; result: KeptRecord | null; carried: CarriedMark[] }
  >`select e.*, c.eligible, c.seat, c.result, c.carried from exam_candidate c join exam e on e.id = c.exam
    where c.person = ${person} and e.id <> ${but} order by e.held_on desc, e.number limit 200`.execute(db)
  return rows.map(({ eligible, seat, result, carried, ...row }) => ({
    exam: examOf(row),
    eligible,
    seat,
    result: readRecord(result),
    carried,
  }))
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
  await sql`update exam_candidate set passed = ${passed}, result = ${JSON.stringify(keptRecord(result))}::jsonb
    where exam = ${exam} and person = ${person}`.execute(db)
}

/** Whose certificate it is that a candidate has of an examination; null where the one they had was issued in error. */
export async function setCertificate(
  db: Db,
  exam: string,
  person: string,
  certificate: string | null,
): Promise<void> {
  await sql`update exam_candidate set certificate = ${certificate} where exam = ${exam} and person = ${person}`.execute(
    db,
  )
}

/** One entry: a mark, or 缺考 or 违纪 in its place. */
export interface Mark {
  person: string
  paper: Paper
  entry: 1 | 2
  value: string | null
  standing: 'absent' | 'violation' | null
  /** What happened, for 违纪. */
  note: string | null
  enteredBy: string
}

/** An entry as it stands: of a machine, or of examiners who marked apart, it says what two people's entries say together. */
export interface StandingMark extends Mark {
  byMachine: boolean
  source: 'people' | 'machine' | 'examiners'
}

export async function marksOf(db: Db, exam: string): Promise<StandingMark[]> {
  const { rows } = await sql<StandingMark>`
    select m.person, m.paper, m.entry, coalesce(c.value, m.value) as value,
      case when c.value is null then m.standing end as standing, m.note, m.entered_by as "enteredBy",
      m.source <> 'people' as "byMachine", m.source
    from exam_mark m left join lateral (select value from exam_mark_correction c
      where c.exam = m.exam and c.person = m.person and c.paper = m.paper order by c.entry desc limit 1) c on true
    where m.exam = ${exam} order by m.person, m.paper, m.entry`.execute(db)
  return rows
}

/** Writes one entry; entering it again before publication replaces one's own. */
export async function writeMark(db: Db, exam: string, mark: Mark & { at: Date }): Promise<void> {
  await sql`insert into exam_mark (exam, person, paper, entry, value, standing, note, entered_by, entered_at)
    values (${exam}, ${mark.person}, ${mark.paper}, ${mark.entry}, ${mark.value}, ${mark.standing}, ${mark.note},
      ${mark.enteredBy}, ${mark.at})
    on conflict (exam, person, paper, entry) do update set value = excluded.value, standing = excluded.standing,
      note = excluded.note, entered_at = excluded.entered_at
    where exam_mark.entered_by = excluded.entered_by`.execute(db)
}

/** What an entry says to the rules. */
export const enteredOf = (mark: Pick<Mark, 'value' | 'standing'> | undefined): Entered =>
  mark === undefined ? null : (mark.standing ?? mark.value)

/** Which of these people have applied for an examination, whatever came of it. */
export async function candidatesAmong(db: Db, people: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`select distinct person from exam_candidate
    where person = any(${[...people]}::uuid[])`.execute(db)
  return new Set(rows.map(({ person }) => person))
}
