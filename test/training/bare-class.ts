import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { TestKernel } from '../kernel.ts'

let serial = 0

/** A class of an occupation and level as it stands in the register, approved, without anything that led to it. */
export async function bareClass(kernel: TestKernel, occupation: string, level: string): Promise<string> {
  serial += 1
  const id = randomUUID()
  const number = `KB-2026-120116-9${String(serial).padStart(5, '0')}`
  const { db } = kernel.database
  await sql`insert into case_file (number, kind, district, title, state, revision, form, opened_at, moved_at)
    values (${number}, 'KB', '120116', '班', 'approved', 1, '{}', now(), now())`.execute(db)
  await sql`insert into training_class (id, number, provider, district, occupation_name, level, hours, mode, place, teacher,
      hours_per_day, rest_days, filed_on, starts_on, ends_on, state, approved_on)
    values (${id}, ${number}, ${randomUUID()}, '120116', ${occupation}, ${level}, 80, 'offline', '教室', '教师',
      8, 'none', '2026-01-05', '2026-01-06', '2026-01-20', 'approved', '2026-01-05')`.execute(db)
  return id
}

/** Somebody who completed it. */
export const completes = (kernel: TestKernel, trained: string, person: string) =>
  sql`insert into trainee (class, person, line, subsidy_group, hours, attendance_percent, completed)
    select ${trained}, ${person}, count(*), 'rural-worker', 80, 100, true from trainee where class = ${trained}`.execute(
    kernel.database.db,
  )
