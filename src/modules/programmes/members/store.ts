import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Sealer } from '../../../kernel/sealing/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { SIGNER_KEYS, type Signer, type Term } from '../kinds.ts'

/** Somebody whom a programme names, with the terms of the agreement (学徒). */
export interface Member {
  id: string
  programme: string
  person: string
  post: string
  mentor: string
  partnerMentor: string
  contractFrom: CivilDate
  contractTo: CivilDate
  /** Sealed. */
  phone: string
  leftOn: CivilDate | null
}

const Row = z.object({
  id: z.string(),
  programme: z.string(),
  person: z.string(),
  post: z.string(),
  mentor: z.string(),
  partner_mentor: z.string(),
  contract_from: KeptDay,
  contract_to: KeptDay,
  phone: z.string(),
  left_on: KeptDay.nullable(),
})

const memberOf = (row: z.infer<typeof Row>): Member => ({
  id: row.id,
  programme: row.programme,
  person: row.person,
  post: row.post,
  mentor: row.mentor,
  partnerMentor: row.partner_mentor,
  contractFrom: row.contract_from,
  contractTo: row.contract_to,
  phone: row.phone,
  leftOn: row.left_on,
})

const COLUMNS = sql.raw(
  'id, programme, person, post, mentor, partner_mentor, contract_from, contract_to, phone, left_on',
)

/** What the seal of a member's telephone is bound to. */
export const phoneContext = (id: string): string => `programme.member-phone:${id}`

/** Names somebody; false where the programme names this person already. */
export async function insertMember(
  db: Db,
  sealer: Sealer,
  one: Omit<Member, 'id' | 'leftOn'> & { on: CivilDate },
): Promise<boolean> {
  const id = randomUUID()
  const { rows } =
    await sql`insert into programme_member (id, programme, person, post, mentor, partner_mentor,
      contract_from, contract_to, phone, named_on)
    values (${id}, ${one.programme}, ${one.person}, ${one.post}, ${one.mentor}, ${one.partnerMentor},
      ${one.contractFrom}, ${one.contractTo}, ${sealer.seal(one.phone, phoneContext(id))}, ${one.on})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Writes the terms as they are now. */
export async function saveTerms(db: Db, one: Member): Promise<void> {
  await sql`update programme_member set post = ${one.post}, mentor = ${one.mentor},
      partner_mentor = ${one.partnerMentor}, contract_from = ${one.contractFrom}, contract_to = ${one.contractTo},
      phone = ${one.phone}
    where id = ${one.id}`.execute(db)
}

export async function setLeft(db: Db, id: string, on: CivilDate): Promise<void> {
  await sql`update programme_member set left_on = ${on} where id = ${id} and left_on is null`.execute(db)
}

/** Everybody whom a programme names, who has left among them, in the order in which they were named. */
export async function membersOf(db: Db, programme: string): Promise<Member[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from programme_member where programme = ${programme} order by line`,
    db,
  )
  return rows.map(memberOf)
}

/** One of them by id, or null. */
export async function memberById(db: Db, id: string): Promise<Member | null> {
  const rows = await readRows(Row, sql`select ${COLUMNS} from programme_member where id = ${id}`, db)
  return rows[0] ? memberOf(rows[0]) : null
}

/** In which programmes a person is named, the latest first. */
export async function membershipsOf(db: Db, person: string, most: number): Promise<Member[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from programme_member where person = ${person} order by line desc limit ${most}`,
    db,
  )
  return rows.map(memberOf)
}

const Signed = z.object({ member: z.string(), signer: kept<Signer>() })

/** Who has signed, and whose signature holds, by member. */
export async function signersOf(db: Db, members: readonly string[]): Promise<Map<string, Signer[]>> {
  const rows = await readRows(
    Signed,
    sql`select member, signer from programme_signature
    where member = any(${[...members]}::uuid[]) and reopened_at is null`,
    db,
  )
  const found = new Map<string, Signer[]>()
  for (const { member, signer } of rows) found.set(member, [...(found.get(member) ?? []), signer])
  return found
}

/** Whether all three have signed, and what they signed stands. */
export const signedByAll = (signers: readonly Signer[] = []): boolean =>
  SIGNER_KEYS.every((signer) => signers.includes(signer))

/** Enters a signature; false where this party has signed what stands. */
export async function addSignature(
  db: Db,
  one: { member: string; signer: Signer; account: string; label: string; digest: string; at: Date },
): Promise<boolean> {
  const { rows } =
    await sql`insert into programme_signature (id, member, signer, account, label, signed_at, digest)
    values (${randomUUID()}, ${one.member}, ${one.signer}, ${one.account}, ${one.label}, ${one.at}, ${one.digest})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Ends the signatures of these parties, since a term that they signed has changed. */
export async function endSignatures(
  db: Db,
  member: string,
  signers: readonly Signer[],
  by: Term,
  at: Date,
): Promise<void> {
  await sql`update programme_signature set reopened_at = ${at}, reopened_by = ${by}
    where member = ${member} and signer = any(${[...signers]}::text[]) and reopened_at is null`.execute(db)
}
