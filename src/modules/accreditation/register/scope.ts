import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { type Level, levelOf } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** One line of what an organisation is accredited for. */
export interface ScopeLine {
  occupation: string
  levels: Level[]
  standard: string
  districts: string[]
  from: CivilDate
  to: CivilDate
  decidedIn: string
}

const ScopeRow = z.object({
  occupation: z.string(),
  levels: z.array(z.string()),
  standard: z.string(),
  districts: z.array(z.string()),
  starts: KeptDay,
  ends: KeptDay,
  decided_in: z.string(),
})

/** All lines of an accreditation, the newest first. */
export async function scopeLines(db: Db, accreditation: string): Promise<ScopeLine[]> {
  const rows = await readRows(
    ScopeRow,
    sql`select occupation, levels, standard, districts, starts, ends, decided_in from accreditation_scope
    where accreditation = ${accreditation} order by starts desc, occupation, id`,
    db,
  )
  return rows.map(({ starts: from, ends: to, decided_in: decidedIn, levels, ...row }) => ({
    ...row,
    levels: levels.map(levelOf),
    from,
    to,
    decidedIn,
  }))
}

export async function insertScopeLine(db: Db, accreditation: string, line: ScopeLine): Promise<void> {
  await sql`insert into accreditation_scope (id, accreditation, occupation, levels, standard, districts, starts, ends,
      decided_in)
    values (${randomUUID()}, ${accreditation}, ${line.occupation}, ${line.levels.map(String)}::text[], ${line.standard},
      ${line.districts}::text[], ${line.from}, ${line.to}, ${line.decidedIn})`.execute(db)
}

/** Whether a line covers an occupation at a level in a district on a day. */
export const covers = (
  line: ScopeLine,
  asked: { occupation: string; level: Level; district: string; day: CivilDate },
): boolean =>
  sameOccupation(line.occupation, asked.occupation) &&
  line.levels.includes(asked.level) &&
  line.districts.includes(asked.district) &&
  line.from <= asked.day &&
  asked.day <= line.to
