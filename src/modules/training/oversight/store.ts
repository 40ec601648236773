import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** A finding of violation (查实违规); `person` null for the whole class. */
export interface Violation {
  id: string
  class: string
  person: string | null
  foundOn: CivilDate
  document: string
  finding: string
  recordedBy: string | null
  liftedOn: CivilDate | null
}

const ViolationRow = z.object({
  id: z.string(),
  class: z.string(),
  person: z.string().nullable(),
  found_on: KeptDay,
  document: z.string(),
  finding: z.string(),
  recorded_by: z.string().nullable(),
  lifted_on: KeptDay.nullable(),
})
type ViolationRow = z.infer<typeof ViolationRow>

const violationOf = (row: ViolationRow): Violation => ({
  id: row.id,
  class: row.class,
  person: row.person,
  foundOn: row.found_on,
  document: row.document,
  finding: row.finding,
  recordedBy: row.recorded_by,
  liftedOn: row.lifted_on,
})

const COLUMNS = sql.raw('id, class, person, found_on, document, finding, recorded_by, lifted_on')

/** The findings on a class and its trainees, those set aside included. */
export async function violationsOf(db: Db, id: string): Promise<Violation[]> {
  const rows = await readRows(
    ViolationRow,
    sql`select ${COLUMNS} from training_violation where class = ${id}
    order by found_on, id`,
    db,
  )
  return rows.map(violationOf)
}

export async function lockViolation(db: Db, id: string): Promise<Violation | null> {
  const rows = await readRows(
    ViolationRow,
    sql`select ${COLUMNS} from training_violation where id = ${id} for update`,
    db,
  )
  return rows[0] ? violationOf(rows[0]) : null
}

export async function insertViolation(
  db: Db,
  one: Omit<Violation, 'liftedOn'> & { at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into training_violation
      (id, class, person, found_on, document, finding, recorded_by, recorded_at)
    values (${one.id}, ${one.class}, ${one.person}, ${one.foundOn}, ${one.document}, ${one.finding},
      ${one.recordedBy}, ${one.at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function liftViolationRow(
  db: Db,
  id: string,
  lifted: { on: CivilDate; by: string | null; why: string },
): Promise<void> {
  await sql`update training_violation set lifted_on = ${lifted.on}, lifted_by = ${lifted.by}, lifted_why = ${lifted.why}
    where id = ${id}`.execute(db)
}

/** Asks the district to look at entries that wait for it; what came after an earlier look is asked anew. */
export async function askCheck(db: Db, id: string, on: CivilDate): Promise<void> {
  await sql`update training_class set checked_on = null,
      check_asked_on = case when checked_on is null then coalesce(check_asked_on, ${on}::date) else ${on}::date end
    where id = ${id}`.execute(db)
}

export async function setChecked(
  db: Db,
  id: string,
  check: { on: CivilDate; by: string | null; evidence: string },
): Promise<void> {
  await sql`update training_class set checked_on = ${check.on}, checked_by = ${check.by},
      check_evidence = ${check.evidence} where id = ${id}`.execute(db)
}

/** Whether and when the district has looked at the entries by hand of a class. */
export async function checkOf(
  db: Db,
  id: string,
): Promise<{ askedOn: CivilDate | null; checkedOn: CivilDate | null; evidence: string | null }> {
  const { rows } = await sql<{
    check_asked_on: CivilDate | null
    checked_on: CivilDate | null
    check_evidence: string | null
  }>`select check_asked_on, checked_on, check_evidence from training_class where id = ${id}`.execute(db)
  const row = rows[0]
  return {
    askedOn: row?.check_asked_on ?? null,
    checkedOn: row?.checked_on ?? null,
    evidence: row?.check_evidence ?? null,
  }
}

/** The classes whose entries by hand wait for the district, the longest-waiting first. */
export async function classesToCheck(db: Db, districts: readonly string[] | 'all'): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from training_class
    where check_asked_on is not null and checked_on is null and state = 'approved'
      and (${districts === 'all'}::boolean or district = any(${districts === 'all' ? [] : [...districts]}::text[]))
    order by check_asked_on, number limit 200`.execute(db)
  return rows.map(({ id }) => id)
}

export async function addAttention(db: Db, id: string, line: string): Promise<void> {
  await sql`update training_class set attention = attention || ${JSON.stringify([line])}::jsonb
    where id = ${id}`.execute(db)
}
