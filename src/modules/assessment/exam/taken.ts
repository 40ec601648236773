import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import { type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'

/** The examination that a certificate was issued for, and how its holder did. */
export interface ExamTaken {
  number: string
  district: string
  heldOn: CivilDate
  place: string
  passed: boolean
}

/** By the source that a certificate names (`exam:person`); null for one that no examination of ours gave. */
export async function examOfCertificate(
  db: Db,
  source: { kind: string; id: string },
): Promise<ExamTaken | null> {
  const [exam, person] = source.kind === 'exam' ? source.id.split(':') : []
  if (!exam || !person) return null
  const { rows } = await sql<Omit<ExamTaken, 'heldOn'> & { held_on: string }>`
    select e.number, e.district, e.held_on, e.place, coalesce(c.passed, false) as passed
    from exam e join exam_candidate c on c.exam = e.id and c.person = ${person}::uuid
    where e.id = ${exam}::uuid`.execute(db)
  const [found] = rows
  return found
    ? {
        number: found.number,
        district: found.district,
        heldOn: civilDate(found.held_on),
        place: found.place,
        passed: found.passed,
      }
    : null
}
