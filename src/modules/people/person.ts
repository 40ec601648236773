import { randomUUID } from 'node:crypto'
import { type Db, lockName } from '../../kernel/database/index.ts'
import type { Sealer } from '../../kernel/sealing/index.ts'
import type { DocumentKind } from '../../kernel/value/person/identity-document.ts'
import { DOCUMENTS } from '../../kernel/value/person/identity-document.ts'
import type { IdNumber } from '../../kernel/value/person/identity-number.ts'
import { maskIdNumber, maskName } from '../../kernel/value/person/mask.ts'
import { checkName, sameName } from '../../kernel/value/person/person-name.ts'
import { checkPhone } from '../../kernel/value/person/phone.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { setAccount } from './account.ts'
import {
  type Birth,
  birthOf,
  documentOf,
  ID_NUMBER,
  idNumberContext,
  keyOfRow,
  kindOfRow,
  numberKeys,
  sealedBirth,
} from './document.ts'
import { refusals } from './refusals.ts'
import type { Person, Trust } from './schema.ts'
import {
  insertPerson,
  lockPerson,
  type PersonRow,
  personByMacs,
  personRows,
  personsByMacs,
  updatePerson,
} from './store.ts'

/** What reading a sealed person needs: any VerbContext has it, and so has the kernel. */
export interface Reader {
  db: Db
  sealer: Sealer
}

export interface Registration extends Partial<Birth> {
  name: string
  idNumber: string
  /** The kind of document; where it is not said, the number tells (身份证、居住证、永居证). */
  document?: DocumentKind | undefined
  phone?: string | null
  district?: string | null
  bankAccount?: string | null
  /** How well the source knows the name; C (填报) unless told, A for the city's identity provider. */
  trust?: Trust
}

export interface Registered {
  id: string
  created: boolean
  /** False when the register knows this number under another name from a source as good or better. */
  nameMatches: boolean
}

/**
 * Finds the person with this identity document or registers one (人员登记); a number is unique by its look-up code, so
 * two who register at once get the same person. Throws 422 for a wrong number, name, phone or account.
 */
export async function registerPerson(ctx: VerbContext, given: Registration): Promise<Registered> {
  const phone = given.phone ? phoneOf(given.phone) : null
  const name = nameOf(given.name)
  const trust = given.trust ?? 'C'
  const known = await personOfNumber(ctx, given.idNumber, given.document)
  if (known) return knownAgain(ctx, known, { name, trust, phone, given })
  const document = documentOf(given.document, given.idNumber, ctx.today)
  const id = randomUUID()
  // While the look-up key is changed two servers may write different codes: then the table alone does not tell them apart.
  const codes = ctx.sealer.macs(document.key, ID_NUMBER)
  if (codes.length > 1) {
    await lockName(ctx.db, `person ${codes.toSorted()[0]}`)
    if (await personByMacs(ctx.db, codes)) return registerPerson(ctx, given)
  }
  const created = await insertPerson(ctx.db, {
    id,
    name,
    nameTrust: trust,
    document: document.kind,
    idNumber: ctx.sealer.seal(document.number, idNumberContext(id)),
    idNumberMac: ctx.sealer.mac(document.key, ID_NUMBER),
    birth: sealedBirth(ctx.sealer, id, document, given),
    ...sealedPhone(ctx.sealer, id, phone),
    district: given.district ?? null,
    at: ctx.now,
  })
  if (!created) return registerPerson(ctx, given)
  if (given.bankAccount) await setAccount(ctx, id, given.bankAccount)
  return { id, created: true, nameMatches: true }
}

async function knownAgain(
  ctx: VerbContext,
  known: PersonRow,
  said: { name: string; trust: Trust; phone: string | null; given: Registration },
): Promise<Registered> {
  const better = said.trust < known.name_trust
  const nameMatches = sameName(known.name, said.name) || better
  const phone = known.phone === null || better ? said.phone : null
  const district = known.district === null || better ? (said.given.district ?? null) : null
  if (better || phone || district) {
    await updatePerson(ctx.db, known.id, {
      name: better ? said.name : known.name,
      nameTrust: better ? said.trust : known.name_trust,
      ...sealedPhone(ctx.sealer, known.id, phone),
      district,
    })
  }
  return { id: known.id, created: false, nameMatches }
}

/** The person with this number (a corrected one leads there, too), or null; what can be no number belongs to nobody. */
export async function findPersonByIdNumber(
  ctx: Reader & { today: CivilDate },
  idNumber: string,
  document?: DocumentKind,
): Promise<string | null> {
  return (await personOfNumber(ctx, idNumber, document))?.id ?? null
}

async function personOfNumber(
  ctx: Reader & { today: CivilDate },
  idNumber: string,
  document?: DocumentKind,
): Promise<PersonRow | null> {
  const macs = numberKeys(idNumber, ctx.today, document).flatMap((key) => ctx.sealer.macs(key, ID_NUMBER))
  return macs.length === 0 ? null : personByMacs(ctx.db, macs)
}

/** A person whom the register knows, as somebody who brings a number and a name is compared with. */
export interface KnownPerson {
  id: string
  name: string
}

/** The people with these numbers, by the number as it was given, in one query. */
export async function knownPeople(
  ctx: Reader & { today: CivilDate },
  numbers: readonly string[],
): Promise<Map<string, KnownPerson>> {
  const byMac = new Map<string, string>()
  for (const number of new Set(numbers)) {
    for (const key of numberKeys(number, ctx.today))
      for (const mac of ctx.sealer.macs(key, ID_NUMBER)) byMac.set(mac, number)
  }
  const found = new Map<string, KnownPerson>()
  for (const { mac, id, name } of await personsByMacs(ctx.db, [...byMac.keys()])) {
    const number = byMac.get(mac)
    if (number !== undefined) found.set(number, { id, name })
  }
  return found
}

/** Kind, full number and name of these people, for whoever must tell a register whom it asks about. */
export async function identitiesOf(
  ctx: Reader,
  ids: readonly string[],
): Promise<Map<string, { kind: DocumentKind; number: string; name: string }>> {
  const rows = await personRows(ctx.db, [...new Set(ids)])
  return new Map(
    rows.map((row) => {
      const number = ctx.sealer.open(row.id_number, idNumberContext(row.id))
      return [row.id, { kind: kindOfRow(row.document, number), number, name: row.name }]
    }),
  )
}

/** One person, or null. */
export async function personById(ctx: Reader, id: string): Promise<Person | null> {
  return (await peopleByIds(ctx, [id])).get(id) ?? null
}

/** The people with these ids, by id; those that are not there are missing. */
export async function peopleByIds(ctx: Reader, ids: readonly string[]): Promise<Map<string, Person>> {
  const rows = await personRows(ctx.db, [...new Set(ids)])
  return new Map(rows.map((row) => [row.id, personOf(ctx.sealer, row)]))
}

/**
 * The full number of the identity document, for a verb whose work needs it; marks the act as being about this person.
 * Throws 404 when there is no such person.
 */
export async function openIdNumber(ctx: VerbContext, id: string): Promise<IdNumber> {
  const [row] = await personRows(ctx.db, [id])
  if (!row) throw refusals.noSuchPerson()
  ctx.act.subject('person', id)
  return ctx.sealer.open(row.id_number, idNumberContext(id)) as IdNumber
}

/** The phone as it is shown: 138****0018; null when none is known. */
export async function phoneOfPerson(ctx: Reader, id: string): Promise<string | null> {
  const [row] = await personRows(ctx.db, [id])
  return row?.phone ? ctx.sealer.open(row.phone, phoneContext(id)) : null
}

/** Those of these people whose telephone is known. */
export async function peopleWithPhone(ctx: Reader, ids: readonly string[]): Promise<Set<string>> {
  const rows = await personRows(ctx.db, [...new Set(ids)])
  return new Set(rows.filter(({ phone }) => phone !== null).map(({ id }) => id))
}

/** Replaces the name by what a document says (更名); the case or verb that does it keeps the document. */
export async function rename(ctx: VerbContext, id: string, name: string, trust: Trust): Promise<void> {
  const row = await lockPerson(ctx.db, id)
  if (!row) throw refusals.noSuchPerson()
  await updatePerson(ctx.db, id, {
    name: nameOf(name),
    nameTrust: trust,
    phone: null,
    phoneMac: null,
    district: null,
  })
  ctx.act.subject('person', id)
}

function personOf(sealer: Sealer, row: PersonRow): Person {
  const number = sealer.open(row.id_number, idNumberContext(row.id))
  const document = kindOfRow(row.document, number)
  return {
    id: row.id,
    name: row.name,
    maskedName: maskName(row.name),
    maskedIdNumber: maskIdNumber(number),
    document,
    documentTitle: DOCUMENTS[document],
    ...birthOf(sealer, row),
    district: row.district,
  }
}

function nameOf(text: string): string {
  const checked = checkName(text)
  if (checked.valid) return checked.value
  throw refusals.badName({ fields: [{ path: 'name', message: checked.reason }] })
}

function phoneOf(text: string): string {
  const checked = checkPhone(text)
  if (checked.valid) return checked.value
  throw refusals.badPhone({ fields: [{ path: 'phone', message: checked.reason }] })
}

function sealedPhone(sealer: Sealer, id: string, phone: string | null) {
  if (!phone) return { phone: null, phoneMac: null }
  return { phone: sealer.seal(phone, phoneContext(id)), phoneMac: sealer.mac(phone, 'person.phone') }
}

const phoneContext = (id: string): string => `person.phone:${id}`

/** The look-up key of a registered person's present number. */
export const presentKey = (sealer: Sealer, row: PersonRow): string => {
  const number = sealer.open(row.id_number, idNumberContext(row.id))
  return keyOfRow(kindOfRow(row.document, number), number)
}
