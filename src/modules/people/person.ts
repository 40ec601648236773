import { randomUUID } from 'node:crypto'
import type { Db } from '../../kernel/database/index.ts'
import type { Sealer } from '../../kernel/sealing/index.ts'
import { type CivilDate, civilDate } from '../../kernel/value/civil-date.ts'
import { checkIdNumber, type IdNumber } from '../../kernel/value/identity-number.ts'
import { maskIdNumber, maskName } from '../../kernel/value/mask.ts'
import { checkPhone } from '../../kernel/value/phone.ts'
import { problem, type VerbContext } from '../../kernel/verb/index.ts'
import { setAccount } from './account.ts'
import type { Person, Trust } from './schema.ts'
import { insertPerson, lockPerson, type PersonRow, personByMacs, personRows, updatePerson } from './store.ts'

/** What reading a sealed person needs: any VerbContext has it, and so has the kernel. */
export interface Reader {
  db: Db
  sealer: Sealer
}

export interface Registration {
  name: string
  idNumber: string
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
 * Finds the person with this identity number or registers one (人员登记); the number is unique by its look-up
 * code, so two who register at once get the same person. Throws 422 for a wrong number, phone or account.
 */
export async function registerPerson(ctx: VerbContext, given: Registration): Promise<Registered> {
  const number = idNumberOf(given.idNumber, ctx.today)
  const phone = given.phone ? phoneOf(given.phone) : null
  const name = given.name.trim()
  const trust = given.trust ?? 'C'
  const known = await personByMacs(ctx.db, ctx.sealer.macs(number, ID_NUMBER))
  if (known) return knownAgain(ctx, known, { name, trust, phone, given })
  const id = randomUUID()
  const created = await insertPerson(ctx.db, {
    id,
    name,
    nameTrust: trust,
    idNumber: ctx.sealer.seal(number, idNumberContext(id)),
    idNumberMac: ctx.sealer.mac(number, ID_NUMBER),
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
  const nameMatches = known.name === said.name || better
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

/** The person with this identity number, or null; a number that cannot be one belongs to nobody. */
export async function findPersonByIdNumber(
  ctx: Reader & { today: CivilDate },
  idNumber: string,
): Promise<string | null> {
  const checked = checkIdNumber(idNumber, ctx.today)
  if (!checked.valid) return null
  return (await personByMacs(ctx.db, ctx.sealer.macs(checked.value.number, ID_NUMBER)))?.id ?? null
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
 * The full identity number, for a verb whose work needs it; marks the act as being about this person. Throws 404
 * when there is no such person.
 */
export async function openIdNumber(ctx: VerbContext, id: string): Promise<IdNumber> {
  const [row] = await personRows(ctx.db, [id])
  if (!row) throw problem(404, '没有这个人')
  ctx.act.subject('person', id)
  return ctx.sealer.open(row.id_number, idNumberContext(id)) as IdNumber
}

/** The phone as it is shown: 138****0018; null when none is known. */
export async function phoneOfPerson(ctx: Reader, id: string): Promise<string | null> {
  const [row] = await personRows(ctx.db, [id])
  return row?.phone ? ctx.sealer.open(row.phone, phoneContext(id)) : null
}

/** Replaces the name by what a document says (更名); the case or verb that does it keeps the document. */
export async function rename(ctx: VerbContext, id: string, name: string, trust: Trust): Promise<void> {
  const row = await lockPerson(ctx.db, id)
  if (!row) throw problem(404, '没有这个人')
  await updatePerson(ctx.db, id, { name, nameTrust: trust, phone: null, phoneMac: null, district: null })
  ctx.act.subject('person', id)
}

function personOf(sealer: Sealer, row: PersonRow): Person {
  const number = sealer.open(row.id_number, idNumberContext(row.id))
  return {
    id: row.id,
    name: row.name,
    maskedName: maskName(row.name),
    maskedIdNumber: maskIdNumber(number),
    ...birthIn(number),
    district: row.district,
  }
}

/** Day of birth and sex, read from the sealed number. */
export const birthOf = (sealer: Sealer, row: Pick<PersonRow, 'id' | 'id_number'>) =>
  birthIn(sealer.open(row.id_number, idNumberContext(row.id)))

const birthIn = (number: string): { born: CivilDate; sex: '男' | '女' } => ({
  born: civilDate(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`),
  sex: Number(number[16]) % 2 === 1 ? '男' : '女',
})

function idNumberOf(text: string, today: CivilDate): IdNumber {
  const checked = checkIdNumber(text, today)
  if (checked.valid) return checked.value.number
  throw problem(422, '身份证号码有误', { fields: [{ path: 'idNumber', message: checked.reason }] })
}

function phoneOf(text: string): string {
  const checked = checkPhone(text)
  if (checked.valid) return checked.value
  throw problem(422, '手机号码有误', { fields: [{ path: 'phone', message: checked.reason }] })
}

function sealedPhone(sealer: Sealer, id: string, phone: string | null) {
  if (!phone) return { phone: null, phoneMac: null }
  return { phone: sealer.seal(phone, phoneContext(id)), phoneMac: sealer.mac(phone, 'person.phone') }
}

const ID_NUMBER = 'person.id-number'
const idNumberContext = (id: string): string => `person.id_number:${id}`
const phoneContext = (id: string): string => `person.phone:${id}`
