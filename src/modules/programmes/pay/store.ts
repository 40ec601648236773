import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { type Level, levelOf } from '../../../kernel/value/level.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { PayeeRef } from '../../payments/index.ts'
import type { PaymentKind } from '../kinds.ts'

/** What is paid for one person: an advance, or what is settled in the end. */
export type Part = 'advance' | 'settlement'

/** What is paid for one person of a programme, or beside a class (按人的补贴). */
export interface ProgrammePayment {
  number: string
  programme: string | null
  /** The class of a 生活费补贴. */
  class: string | null
  kind: PaymentKind
  part: Part
  person: string
  occupation: string
  level: Level
  payee: PayeeRef
  keys: string[]
  countsOn: CivilDate
}

const Row = z.object({
  number: z.string(),
  programme: z.string().nullable(),
  class: z.string().nullable(),
  kind: kept<PaymentKind>(),
  part: kept<Part>(),
  person: z.string(),
  occupation: z.string(),
  level: z.string(),
  payee_kind: kept<PayeeRef['kind']>(),
  payee: z.string(),
  keys: z.array(z.string()),
  counts_on: KeptDay,
})

const paymentOf = (row: z.infer<typeof Row>): ProgrammePayment => ({
  number: row.number,
  programme: row.programme,
  class: row.class,
  kind: row.kind,
  part: row.part,
  person: row.person,
  occupation: row.occupation,
  level: levelOf(row.level),
  payee: { kind: row.payee_kind, id: row.payee },
  keys: row.keys,
  countsOn: row.counts_on,
})

const COLUMNS = sql.raw(
  'number, programme, class, kind, part, person, occupation, level, payee_kind, payee, keys, counts_on',
)

export async function insertPayment(db: Db, one: ProgrammePayment): Promise<void> {
  await sql`insert into programme_payment (number, programme, class, kind, part, person, occupation, level, payee_kind, payee,
      keys, counts_on)
    values (${one.number}, ${one.programme}, ${one.class}, ${one.kind}, ${one.part}, ${one.person}, ${one.occupation},
      ${String(one.level)}, ${one.payee.kind}, ${one.payee.id}, ${one.keys}::text[], ${one.countsOn})`.execute(
    db,
  )
}

/** What is paid on a case; throws where it is no payment of a programme. */
export async function paymentOfCase(db: Db, number: string): Promise<ProgrammePayment> {
  const [one] = await paymentsOfCases(db, [number])
  if (!one) throw new Error(`${number} pays for no programme`)
  return one
}

/** The same for many cases. */
export async function paymentsOfCases(db: Db, numbers: readonly string[]): Promise<ProgrammePayment[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from programme_payment
    where number = any(${[...numbers]}::text[]) order by number`,
    db,
  )
  return rows.map(paymentOf)
}

/** Everything that is or was to be paid for a programme. */
export async function paymentsOfProgramme(db: Db, programme: string): Promise<ProgrammePayment[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from programme_payment where programme = ${programme} order by number`,
    db,
  )
  return rows.map(paymentOf)
}

/** Whether somebody has a 生活费补贴 of this class already, whatever became of it. */
export async function livingRaised(db: Db, id: string, person: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from programme_payment where class = ${id} and person = ${person}`.execute(db)
  return rows.length > 0
}
