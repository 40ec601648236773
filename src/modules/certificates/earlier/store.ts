import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import { CertificateLevelShape, KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Scheme, TitleGrade } from './names.ts'

/** A certificate or title of another body, or of before this platform (以前的证书). */
export interface EarlierCertificate {
  id: string
  /** The case that entered it. */
  number: string
  person: string
  scheme: Scheme
  certificateNumber: string
  occupation: { code: string | null; name: string }
  /** Null for a title, which has a grade, and for a place or an honour. */
  level: Level | null
  grade: TitleGrade | null
  /** The place in which competition (竞赛名次), or the honour (荣誉称号), in its own words. */
  distinction: string | null
  issuedOn: CivilDate
  issuer: string
  evidence: string
  state: 'entered' | 'accepted' | 'refused' | 'withdrawn' | 'revoked'
}

/** 专项 stands as 0 in the table, outside the ladder. */
const Row = z.object({
  id: z.string(),
  number: z.string(),
  person: z.string(),
  scheme: kept<Scheme>(),
  certificateNumber: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  rank: z.union([CertificateLevelShape, z.literal(0)]).nullable(),
  grade: kept<TitleGrade>().nullable(),
  distinction: z.string().nullable(),
  issuedOn: KeptDay,
  issuer: z.string(),
  evidence: z.string(),
  state: z.enum(['entered', 'accepted', 'refused', 'withdrawn', 'revoked']),
})

async function earlierWhere(db: Db, where: RawBuilder<unknown>): Promise<EarlierCertificate[]> {
  const rows = await readRows(
    Row,
    sql`select id, number, person, scheme, certificate_number as "certificateNumber",
      occupation_code as code, occupation as name, level as rank, grade, distinction, issued_on as "issuedOn", issuer, evidence, state
    from earlier_certificate where ${where} order by issued_on, id`,
    db,
  )
  return rows.map(({ code, name, rank, ...row }) => ({
    ...row,
    occupation: { code, name },
    level: rank === 0 ? ('special' as const) : rank,
  }))
}

/** The earlier certificates, titles, places and honours of a person that a second person has checked (trust B), oldest first. */
export const earlierCertificatesOf = (db: Db, person: string): Promise<EarlierCertificate[]> =>
  earlierWhere(db, sql`person = ${person} and state = 'accepted'`)

/** All of a person's, also those that wait or were refused, as the holder sees them. */
export const allEarlierOf = (db: Db, person: string): Promise<EarlierCertificate[]> =>
  earlierWhere(db, sql`person = ${person} and state <> 'withdrawn'`)

export async function earlierById(db: Db, id: string): Promise<EarlierCertificate | null> {
  return (await earlierWhere(db, sql`id = ${id}::uuid`))[0] ?? null
}

export async function earlierOfCase(db: Db, number: string): Promise<EarlierCertificate> {
  const [found] = await earlierWhere(db, sql`number = ${number}`)
  if (!found) throw new Error(`${number} enters no certificate`)
  return found
}

/** The accepted ones with a number, for whoever looks one up. */
export const acceptedWithNumber = (db: Db, number: string): Promise<EarlierCertificate[]> =>
  earlierWhere(db, sql`certificate_number = ${number} and state = 'accepted'`)

/** Writes one; false where this paper was entered before. */
export async function insertEarlier(db: Db, one: EarlierCertificate): Promise<boolean> {
  const level = one.level === 'special' ? 0 : one.level
  const { rows } = await sql`insert into earlier_certificate (id, number, person, scheme, certificate_number,
      occupation_code, occupation, level, grade, distinction, issued_on, issuer, evidence, state)
    values (${one.id}, ${one.number}, ${one.person}, ${one.scheme}, ${one.certificateNumber}, ${one.occupation.code},
      ${one.occupation.name}, ${level}, ${one.grade}, ${one.distinction}, ${one.issuedOn}, ${one.issuer}, ${one.evidence}, ${one.state})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Ends the waiting of an entered one. */
export async function decideEarlier(
  db: Db,
  number: string,
  state: 'accepted' | 'refused' | 'withdrawn',
  on: CivilDate,
): Promise<void> {
  await sql`update earlier_certificate set state = ${state}, accepted_on = ${state === 'accepted' ? on : null}::date
    where number = ${number} and state = 'entered'`.execute(db)
}

/** Strikes an accepted one (查实不实); false where it is no longer accepted. */
export async function revokeEarlier(db: Db, id: string, on: CivilDate, note: string): Promise<boolean> {
  const { rows } = await sql`update earlier_certificate set state = 'revoked', revoked_on = ${on},
      revocation_note = ${note}
    where id = ${id} and state = 'accepted' returning id`.execute(db)
  return rows.length > 0
}
