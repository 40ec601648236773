import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Cause, Delivery } from './in-words.ts'

export type OrderStanding = 'open' | 'delivered' | 'stopped' | 'unclaimed' | 'withdrawn'

/** What somebody asked to have on paper (纸质证书申请). */
export interface Order {
  number: string
  certificate: string
  organisation: string
  district: string
  person: string
  cause: Cause
  delivery: Delivery
  /** Where it is sent, sealed. */
  address: string | null
  paper: string | null
  handed: string | null
  standing: OrderStanding
}

const Row = z.object({
  number: z.string(),
  certificate: z.string(),
  organisation: z.string(),
  district: z.string(),
  person: z.string(),
  cause: kept<Cause>(),
  delivery: kept<Delivery>(),
  address: z.string().nullable(),
  paper: z.string().nullable(),
  handed: z.string().nullable(),
  standing: kept<OrderStanding>(),
})
const COLUMNS = sql.raw(
  'number, certificate, organisation, district, person, cause, delivery, address, paper, handed, standing',
)

export async function orderOf(db: Db, number: string): Promise<Order> {
  const [found] = await readRows(Row, sql`select ${COLUMNS} from paper_order where number = ${number}`, db)
  if (!found) throw new Error(`${number} is no order of a paper certificate`)
  return found
}

/** The open order of a certificate, or null. */
export async function openOrderOf(db: Db, certificate: string): Promise<Order | null> {
  const [found] = await readRows(
    Row,
    sql`select ${COLUMNS} from paper_order where certificate = ${certificate}::uuid and standing = 'open'`,
    db,
  )
  return found ?? null
}

/** Writes an order; false where another of the certificate is open. */
export async function insertOrder(
  db: Db,
  one: Omit<Order, 'paper' | 'handed' | 'standing'>,
  on: CivilDate,
): Promise<boolean> {
  const { rows } =
    await sql`insert into paper_order (number, certificate, organisation, district, person, cause, delivery, address,
      asked_on, standing)
    values (${one.number}, ${one.certificate}::uuid, ${one.organisation}::uuid, ${one.district}, ${one.person}::uuid,
      ${one.cause}, ${one.delivery}, ${one.address}, ${on}, 'open')
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

/** The paper that was printed for an order; null where it was spoiled and is printed again. */
export async function setPaper(db: Db, number: string, paper: string | null): Promise<void> {
  await sql`update paper_order set paper = ${paper}::uuid where number = ${number}`.execute(db)
}

export async function setDelivery(
  db: Db,
  number: string,
  { delivery, address }: Pick<Order, 'delivery' | 'address'>,
): Promise<void> {
  await sql`update paper_order set delivery = ${delivery}, address = ${address} where number = ${number}`.execute(
    db,
  )
}

export async function setHanded(db: Db, number: string, handed: string): Promise<void> {
  await sql`update paper_order set handed = ${handed} where number = ${number}`.execute(db)
}

export async function endOrder(
  db: Db,
  number: string,
  standing: Exclude<OrderStanding, 'open'>,
  on: CivilDate,
): Promise<void> {
  await sql`update paper_order set standing = ${standing}, ended_on = ${on}
    where number = ${number} and standing = 'open'`.execute(db)
}

/** What an organisation has to print, the oldest first, held so that no two batches take the same. */
export const takeToPrint = (db: Db, organisation: string, most: number): Promise<Order[]> =>
  readRows(
    Row,
    sql`select ${COLUMNS} from paper_order where organisation = ${organisation}::uuid and standing = 'open'
      and paper is null order by number limit ${most} for update`,
    db,
  )

/** How many an organisation has to print. */
export async function countToPrint(db: Db, organisation: string): Promise<number> {
  const [found] = await readRows(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from paper_order where organisation = ${organisation}::uuid and standing = 'open'
      and paper is null`,
    db,
  )
  return found?.count ?? 0
}
