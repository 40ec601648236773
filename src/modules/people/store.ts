import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import { kept, readRows } from '../../kernel/database/index.ts'
import type { DocumentKind } from '../../kernel/value/person/identity-document.ts'
import { idNumberContext } from './document.ts'
import type { Trust } from './schema.ts'

export const PersonRow = z.object({
  id: z.string(),
  name: z.string(),
  name_trust: kept<Trust>(),
  document: kept<DocumentKind>(),
  id_number: z.string(),
  birth: z.string().nullable(),
  phone: z.string().nullable(),
  district: z.string().nullable(),
})
export type PersonRow = z.infer<typeof PersonRow>

const COLUMNS = sql.raw('p.id, p.name, p.name_trust, p.document, p.id_number, p.birth, p.phone, p.district')

export interface NewPerson {
  id: string
  name: string
  nameTrust: Trust
  document: DocumentKind
  idNumber: string
  idNumberMac: string
  birth: string | null
  phone: string | null
  phoneMac: string | null
  district: string | null
  at: Date
}

/** Some sealed identity number and what opens it, by which it is seen whether the keys fit; null where nobody is registered. */
export async function sealedSample(db: Db): Promise<{ sealed: string; context: string } | null> {
  const { rows } = await sql<{
    id: string
    id_number: string
  }>`select id, id_number from person order by id limit 1`.execute(db)
  return rows[0] ? { sealed: rows[0].id_number, context: idNumberContext(rows[0].id) } : null
}

/** Writes a person unless one with this identity number is there; whether it was written. */
export async function insertPerson(db: Db, person: NewPerson): Promise<boolean> {
  const { rows } = await sql`insert into person
      (id, name, name_trust, document, id_number, id_number_mac, birth, phone, phone_mac, district, registered_at)
    values (${person.id}, ${person.name}, ${person.nameTrust}, ${person.document}, ${person.idNumber},
      ${person.idNumberMac}, ${person.birth}, ${person.phone}, ${person.phoneMac}, ${person.district}, ${person.at})
    on conflict (id_number_mac) do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The person with one of these look-up codes (several while the look-up key is changed), present or past. */
export async function personByMacs(db: Db, macs: readonly string[]): Promise<PersonRow | null> {
  const rows = await readRows(
    PersonRow,
    sql`select ${COLUMNS}, 1 as turn from person p where p.id_number_mac = any(${[...macs]}::text[])
      union all
      select ${COLUMNS}, 2 from person_past_number n join person p on p.id = n.person
        where n.id_number_mac = any(${[...macs]}::text[])
      order by turn limit 1`,
    db,
  )
  return rows[0] ?? null
}

/** Who has which of these look-up codes, past numbers included. */
export async function personsByMacs(
  db: Db,
  macs: readonly string[],
): Promise<{ mac: string; id: string; name: string }[]> {
  if (macs.length === 0) return []
  const { rows } = await sql<{ mac: string; id: string; name: string }>`
    select n.id_number_mac as mac, p.id, p.name from person_past_number n join person p on p.id = n.person
      where n.id_number_mac = any(${[...macs]}::text[])
    union all
    select p.id_number_mac, p.id, p.name from person p where p.id_number_mac = any(${[...macs]}::text[])`.execute(
    db,
  )
  return rows
}

export async function personRows(db: Db, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const rows = await readRows(
    PersonRow,
    sql`select ${COLUMNS} from person p
    where p.id = any(${[...ids]}::uuid[])`,
    db,
  )
  return rows
}

/** People whose name begins so, in the order of their names. */
export async function peopleNamed(db: Db, begins: string, limit: number): Promise<string[]> {
  const like = `${begins.replaceAll(/[%_\\]/g, '')}%`
  const { rows } = await sql<{ id: string }>`select id from person where name like ${like}
    order by name, id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** People of exactly this name, of these districts first; of a name that more have, so many of each. */
export async function peopleCalled(
  db: Db,
  name: string,
  districts: readonly string[] | 'all',
): Promise<string[]> {
  const near = districts === 'all' ? sql`true` : sql`district = any(${[...districts]}::text[])`
  const { rows } = await sql<{ id: string }>`
    (select id from person where name = ${name} and ${near} order by district, id limit 500)
    union all
    (select id from person where name = ${name} and (${near}) is not true order by district, id limit 500)`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** The district of each of these people who is there. */
export async function districtsOf(db: Db, ids: readonly string[]): Promise<Map<string, string | null>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; district: string | null }>`select id, district from person
    where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, district }) => [id, district]))
}

/** Holds the person's row for the rest of the transaction. */
export async function lockPerson(db: Db, id: string): Promise<PersonRow | null> {
  const rows = await readRows(
    PersonRow,
    sql`select ${COLUMNS} from person p
    where p.id = ${id} for update`,
    db,
  )
  return rows[0] ?? null
}

/** Keeps the number that a person had until now, so that it still leads there. */
export async function insertPastNumber(
  db: Db,
  past: {
    id: string
    person: string
    idNumber: string
    idNumberMac: string
    document: DocumentKind
    at: Date
    by: string | null
    why: string
  },
): Promise<void> {
  await sql`insert into person_past_number (id, person, id_number, id_number_mac, document, changed_at, changed_by, why)
    values (${past.id}, ${past.person}, ${past.idNumber}, ${past.idNumberMac}, ${past.document}, ${past.at}, ${past.by},
      ${past.why})
    on conflict (id_number_mac) do update set person = excluded.person, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by, why = excluded.why, id_number = excluded.id_number, id = excluded.id`.execute(
    db,
  )
}

export async function replaceNumber(
  db: Db,
  id: string,
  to: { document: DocumentKind; idNumber: string; idNumberMac: string; birth: string | null },
): Promise<void> {
  await sql`update person set document = ${to.document}, id_number = ${to.idNumber},
      id_number_mac = ${to.idNumberMac}, birth = ${to.birth} where id = ${id}`.execute(db)
}

/** What a better source, or the first source of it, says of a person. */
export async function updatePerson(
  db: Db,
  id: string,
  change: {
    name: string
    nameTrust: Trust
    phone: string | null
    phoneMac: string | null
    district: string | null
  },
): Promise<void> {
  await sql`update person set name = ${change.name}, name_trust = ${change.nameTrust},
      phone = coalesce(${change.phone}, phone), phone_mac = coalesce(${change.phoneMac}, phone_mac),
      district = coalesce(${change.district}, district)
    where id = ${id}`.execute(db)
}

export const AccountRow = z.object({
  id: z.string(),
  person: z.string(),
  account: z.string(),
  masked: z.string(),
  set_at: z.date(),
  name: z.string(),
})
export type AccountRow = z.infer<typeof AccountRow>

/** The account that each of these people is paid into now, with the holder's name. */
export async function accountRows(db: Db, people: readonly string[]): Promise<AccountRow[]> {
  if (people.length === 0) return []
  const rows = await readRows(
    AccountRow,
    sql`select a.id, a.person, a.account, a.masked, a.set_at, p.name
    from person_account a join person p on p.id = a.person
    where a.replaced_at is null and a.person = any(${people}::uuid[])`,
    db,
  )
  return rows
}

/** Whether another person is paid into this account now. */
export async function accountTaken(db: Db, macs: readonly string[], person: string): Promise<boolean> {
  const { rows } = await sql`select 1 from person_account
    where replaced_at is null and account_mac = any(${macs}::text[]) and person <> ${person}`.execute(db)
  return rows.length > 0
}

/** Puts a new account in the old one's place; false when somebody else took it at the same moment. */
export async function replaceAccount(
  db: Db,
  account: { id: string; person: string; sealed: string; mac: string; masked: string; at: Date },
): Promise<boolean> {
  await sql`update person_account set replaced_at = ${account.at}
    where person = ${account.person} and replaced_at is null`.execute(db)
  const { rows } = await sql`insert into person_account (id, person, account, account_mac, masked, set_at)
    values (${account.id}, ${account.person}, ${account.sealed}, ${account.mac}, ${account.masked}, ${account.at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The look-up code of each person's phone: equal for those who gave the same one, and no phone itself. */
export async function phoneKeys(db: Db, people: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; phone_mac: string }>`select id, phone_mac from person
    where id = any(${[...people]}::uuid[]) and phone_mac is not null`.execute(db)
  return new Map(rows.map(({ id, phone_mac }) => [id, phone_mac]))
}
