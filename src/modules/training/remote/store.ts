import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** How a remote check came out (抽查结果). */
export const BECAME = {
  shown: '已应答',
  explained: '说明了情况',
  unanswered: '没有按时应答',
} as const
export type Became = keyof typeof BECAME

/** A remote check of a class (远程抽查). */
export interface RemoteCheck {
  id: string
  class: string
  day: CivilDate
  askedAt: Date
  askedBy: string
  dueAt: Date
  became: Became | null
  settledAt: Date | null
  present: number | null
  signed: number | null
  said: string | null
  file: string | null
}

const Row = z.object({
  id: z.string(),
  class: z.string(),
  day: KeptDay,
  asked_at: z.date(),
  asked_by: z.string(),
  due_at: z.date(),
  became: kept<Became>().nullable(),
  settled_at: z.date().nullable(),
  present: z.number().nullable(),
  signed: z.number().nullable(),
  said: z.string().nullable(),
  file: z.string().nullable(),
})

const COLUMNS = sql.raw(
  'id, class, day, asked_at, asked_by, due_at, became, settled_at, present, signed, said, file',
)

const checkOf = ({ asked_at, asked_by, due_at, settled_at, ...rest }: z.infer<typeof Row>): RemoteCheck => ({
  ...rest,
  askedAt: asked_at,
  askedBy: asked_by,
  dueAt: due_at,
  settledAt: settled_at,
})

/** Writes a check that is asked for now; false where one of the class is open. */
export async function insertCheck(
  db: Db,
  one: Pick<RemoteCheck, 'id' | 'class' | 'day' | 'askedAt' | 'askedBy' | 'dueAt'>,
): Promise<boolean> {
  const { rows } = await sql`insert into remote_check (id, class, day, asked_at, asked_by, due_at)
    values (${one.id}::uuid, ${one.class}::uuid, ${one.day}, ${one.askedAt}, ${one.askedBy}, ${one.dueAt})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** As many checks of a class as a page shows. */
const SHOWN = 50

/** The checks of a class, the last asked first. */
export const checksOf = async (db: Db, id: string): Promise<RemoteCheck[]> =>
  (
    await readRows(
      Row,
      sql`select ${COLUMNS} from remote_check where class = ${id}::uuid order by asked_at desc, id limit ${SHOWN}`,
      db,
    )
  ).map(checkOf)

export const readCheck = async (db: Db, id: string): Promise<RemoteCheck | null> => {
  const [row] = await readRows(Row, sql`select ${COLUMNS} from remote_check where id = ${id}::uuid`, db)
  return row ? checkOf(row) : null
}

/** The check, locked until the transaction ends: answer and term do not meet. */
export async function lockCheck(db: Db, id: string): Promise<RemoteCheck | null> {
  const [row] = await readRows(
    Row,
    sql`select ${COLUMNS} from remote_check where id = ${id}::uuid for update`,
    db,
  )
  return row ? checkOf(row) : null
}

/** Says how a check came out. */
export async function settleCheck(
  db: Db,
  id: string,
  one: Pick<RemoteCheck, 'present' | 'signed' | 'said' | 'file'> & {
    became: Became
    at: Date
    by: string | null
  },
): Promise<void> {
  await sql`update remote_check set became = ${one.became}, settled_at = ${one.at}, answered_by = ${one.by},
      present = ${one.present}, signed = ${one.signed}, said = ${one.said}, file = ${one.file}::uuid
    where id = ${id}::uuid and became is null`.execute(db)
}

/** As many as one go of the clock settles. */
const AT_ONCE = 100

/** The checks whose minutes are over, the longest over first. */
export async function checksOverdue(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from remote_check
    where became is null and due_at < ${now} order by due_at, id limit ${AT_ONCE}`.execute(db)
  return rows.map(({ id }) => id)
}

/** The checks that nobody answered since a day (没有应答的), by day and id from `after` on. */
export async function checksMissed(
  db: Db,
  { since, after, most }: { since: CivilDate; after: string; most: number },
): Promise<RemoteCheck[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from remote_check
      where became = 'unanswered' and day >= ${since}::date
        and (${after} = '' or id > nullif(${after}, '')::uuid) order by id limit ${most}`,
    db,
  )
  return rows.map(checkOf)
}

/** When each of these checks came out, from which day its picture is kept for its term. */
export async function checksEnded(db: Db, ids: readonly string[]): Promise<Map<string, CivilDate>> {
  const rows = await readRows(
    z.object({ id: z.string(), day: KeptDay }),
    sql`select id, day from remote_check where id = any(${[...ids]}::uuid[]) and became is not null`,
    db,
  )
  return new Map(rows.map(({ id, day }) => [id, day]))
}
