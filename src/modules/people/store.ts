import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { Trust } from './schema.ts'

export interface PersonRow {
  id: string
  name: string
  name_trust: Trust
  id_number: string
  phone: string | null
  district: string | null
}

export interface NewPerson {
  id: string
  name: string
  nameTrust: Trust
  idNumber: string
  idNumberMac: string
  phone: string | null
  phoneMac: string | null
  district: string | null
  at: Date
}

/** Writes a person unless one with this identity number is there; whether it was written. */
export async function insertPerson(db: Db, person: NewPerson): Promise<boolean> {
  const { rows } = await sql`insert into person
      (id, name, name_trust, id_number, id_number_mac, phone, phone_mac, district, registered_at)
    values (${person.id}, ${person.name}, ${person.nameTrust}, ${person.idNumber}, ${person.idNumberMac},
      ${person.phone}, ${person.phoneMac}, ${person.district}, ${person.at})
    on conflict (id_number_mac) do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The person with one of these look-up codes (several while the look-up key is changed). */
export async function personByMacs(db: Db, macs: readonly string[]): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`select id, name, name_trust, id_number, phone, district from person
    where id_number_mac = any(${macs}::text[])`.execute(db)
  return rows[0] ?? null
}

export async function personRows(db: Db, ids: readonly string[]): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PersonRow>`select id, name, name_trust, id_number, phone, district from person
    where id = any(${ids}::uuid[])`.execute(db)
  return rows
}

/** Holds the person's row for the rest of the transaction. */
export async function lockPerson(db: Db, id: string): Promise<PersonRow | null> {
  const { rows } = await sql<PersonRow>`select id, name, name_trust, id_number, phone, district from person
    where id = ${id} for update`.execute(db)
  return rows[0] ?? null
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

export interface AccountRow {
  id: string
  person: string
  account: string
  masked: string
  set_at: Date
  name: string
}

/** The account that each of these people is paid into now, with the holder's name. */
export async function accountRows(db: Db, people: readonly string[]): Promise<AccountRow[]> {
  if (people.length === 0) return []
  const { rows } = await sql<AccountRow>`select a.id, a.person, a.account, a.masked, a.set_at, p.name
    from person_account a join person p on p.id = a.person
    where a.replaced_at is null and a.person = any(${people}::uuid[])`.execute(db)
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
