import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { Sealer } from '../../../kernel/sealing/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { cutPage, type Page, type PageAsked, pagedRow } from '../../../kernel/verb/index.ts'
import type { StaffLine } from './sheet.ts'

/** One of the staff as kept, with number and name opened. */
export interface Staff {
  id: string
  number: string
  name: string
  post: string
  since: string | null
}

const Row = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  post: z.string(),
  since: KeptDay.nullable(),
})

const NUMBER = 'centre-staff.number'
const numberContext = (id: string): string => `centre_staff.number:${id}`
const nameContext = (id: string): string => `centre_staff.name:${id}`

/** Rows that one statement writes. */
const AT_ONCE = 1000

/** Takes in a whole sheet: whoever is known by the number is changed, whoever is not is entered. Gives how many are on record now. */
export async function takeStaff(
  db: Db,
  sealer: Sealer,
  into: { organisation: string; district: string; at: Date },
  lines: readonly StaffLine[],
): Promise<number> {
  const known = await keptIds(db, sealer, into.organisation, lines)
  for (let from = 0; from < lines.length; from += AT_ONCE) {
    const part = lines.slice(from, from + AT_ONCE).map((line) => {
      const id = known.get(line.idNumber) ?? randomUUID()
      return {
        ...line,
        id,
        number: sealer.seal(line.idNumber, numberContext(id)),
        mac: sealer.mac(line.idNumber, NUMBER),
        sealedName: sealer.seal(line.name, nameContext(id)),
      }
    })
    const of = <K extends keyof (typeof part)[number]>(key: K) => part.map((one) => one[key])
    await sql`insert into centre_staff (id, organisation, number, number_mac, name, post, since, left_on, line, changed_at)
      select t.id, ${into.organisation}::uuid, t.number, t.mac, t.name, t.post, t.since, t.left_on, t.line,
        ${into.at}::timestamptz
      from unnest(${of('id')}::uuid[], ${of('number')}::text[], ${of('mac')}::text[], ${of('sealedName')}::text[],
        ${of('post')}::text[], ${of('since')}::date[], ${of('left')}::date[], ${of('line')}::integer[])
        as t (id, number, mac, name, post, since, left_on, line)
      on conflict (id) do update set number = excluded.number, number_mac = excluded.number_mac, name = excluded.name,
        post = excluded.post, since = excluded.since, left_on = excluded.left_on, line = excluded.line,
        changed_at = excluded.changed_at`.execute(db)
  }
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from centre_staff
    where organisation = ${into.organisation} and left_on is null`.execute(db)
  const people = rows[0]?.count ?? 0
  await sql`insert into centre_archive (organisation, district, people, changed_at)
    values (${into.organisation}, ${into.district}, ${people}, ${into.at})
    on conflict (organisation) do update set district = excluded.district, people = excluded.people,
      changed_at = excluded.changed_at`.execute(db)
  return people
}

/** Who of these numbers is on record already, under any living key. */
async function keptIds(
  db: Db,
  sealer: Sealer,
  organisation: string,
  lines: readonly StaffLine[],
): Promise<Map<string, string>> {
  const byMac = new Map<string, string>()
  for (const { idNumber } of lines) for (const mac of sealer.macs(idNumber, NUMBER)) byMac.set(mac, idNumber)
  const { rows } = await sql<{ id: string; mac: string }>`select id, number_mac as mac from centre_staff
    where organisation = ${organisation} and number_mac = any(${[...byMac.keys()]}::text[])`.execute(db)
  const known = new Map<string, string>()
  for (const { id, mac } of rows) {
    const number = byMac.get(mac)
    if (number !== undefined) known.set(number, id)
  }
  return known
}

const opened = (sealer: Sealer, { id, post, since, ...sealed }: z.infer<typeof Row>): Staff => ({
  id,
  post,
  since,
  number: sealer.open(sealed.number, numberContext(id)),
  name: sealer.open(sealed.name, nameContext(id)),
})

/** A page of who is on record now. */
export async function staffPage(
  db: Db,
  sealer: Sealer,
  organisation: string,
  asked: PageAsked,
  size: number,
): Promise<Page<Staff>> {
  const cut = cutPage({ name: 'centre staff', keys: [{ by: sql`id`, is: 'id' }] }, asked, size)
  const rows = await readRows(
    pagedRow(Row),
    sql`select id, number, name, post, since, ${cut.key} from centre_staff
    where organisation = ${organisation} and left_on is null and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...page } = cut.page(rows)
  return { ...page, items: items.map((row) => opened(sealer, row)) }
}

/** As many as one sheet holds. */
const MOST = 20_000

/** Everybody on record now, in the order of the sheet. */
export async function allStaff(db: Db, sealer: Sealer, organisation: string): Promise<Staff[]> {
  const rows = await readRows(
    Row,
    sql`select id, number, name, post, since from centre_staff
    where organisation = ${organisation} and left_on is null order by line, id limit ${MOST}`,
    db,
  )
  return rows.map((row) => opened(sealer, row))
}

/** How many of its people an enterprise keeps in its archive. */
export async function staffCount(db: Db, organisation: string): Promise<number> {
  const { rows } = await sql<{ people: number }>`select people from centre_archive
    where organisation = ${organisation}`.execute(db)
  return rows[0]?.people ?? 0
}
