import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import { kept, readRows } from '../../kernel/database/index.ts'
import type { CertificateLevel, Level } from '../../kernel/value/level.ts'
import type { DocumentKind } from '../../kernel/value/person/identity-document.ts'
import { CertificateLevelShape, KeptDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import {
  countRows,
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
} from '../../kernel/verb/index.ts'
import { KeptPaperSaid, PAPERS_SAID, type PaperSaid, paperSaid } from './orders/standing.ts'
import type { Certificate, Revocation } from './schema.ts'

const CertificateRow = z.object({
  id: z.string(),
  number: z.string(),
  code: z.string(),
  person: z.string(),
  name: z.string(),
  occupation_code: z.string().nullable(),
  occupation: z.string(),
  work_type: z.string().nullable(),
  level: z.union([CertificateLevelShape, z.literal(0)]),
  issued_on: KeptDay,
  organisation: z.string(),
  organisation_name: z.string(),
  source_kind: z.string(),
  source_id: z.string(),
  replaces: z.string().nullable(),
  replaced_by: z.string().nullable(),
  revoked_on: KeptDay.nullable(),
  revocation: kept<Revocation>().nullable(),
})
type CertificateRow = z.infer<typeof CertificateRow>

const COLUMNS = sql`c.id, c.number, c.code, c.person, c.name, c.occupation_code, c.occupation, c.work_type, c.level,
  c.issued_on, c.organisation, c.organisation_name, c.source_kind, c.source_id, c.replaces, c.revoked_on, c.revocation,
  (select n.id from certificate n where n.replaces = c.id) as replaced_by`

/** 专项 stands as 0, outside the ladder of 5 to 1. */
const levelOf = (level: CertificateLevel | 0): Level => (level === 0 ? 'special' : level)
const levelNumber = (level: Level): number => (level === 'special' ? 0 : level)

function certificateOf(row: CertificateRow): Certificate {
  const revoked = row.revoked_on && row.revocation ? { on: row.revoked_on, reason: row.revocation } : null
  return {
    id: row.id,
    number: row.number,
    code: row.code,
    person: row.person,
    name: row.name,
    occupation: { code: row.occupation_code, name: row.occupation },
    workType: row.work_type,
    level: levelOf(row.level),
    issuedOn: row.issued_on,
    organisation: { id: row.organisation, name: row.organisation_name },
    source: { kind: row.source_kind, id: row.source_id },
    state: revoked ? 'revoked' : row.replaced_by ? 'corrected' : 'valid',
    replaces: row.replaces,
    replacedBy: row.replaced_by,
    revoked,
  }
}

/** Certificates by some condition on `c`, oldest first: of one person, or named one by one. */
export async function certificatesWhere(db: Db, where: RawBuilder<unknown>): Promise<Certificate[]> {
  const rows = await readRows(
    CertificateRow,
    sql`select ${COLUMNS} from certificate c where ${where}
    order by c.issued_on, c.number limit 10000`,
    db,
  )
  return rows.map(certificateOf)
}

const LAST_ISSUED: ListOrder = {
  name: 'certificates-issued',
  keys: [
    { by: sql`c.issued_on`, is: 'day' },
    { by: sql`c.number`, is: 'text' },
  ],
  falling: true,
}

/** A page of the certificates that an organisation issued, newest first; all, or those of a name or a number. */
export async function certificatesIssuedBy(
  db: Db,
  organisation: string,
  q: string | undefined,
  asked: PageAsked,
  size: number,
): Promise<Page<Certificate> & { total: number; beyond: boolean }> {
  const found = sql`from certificate c where c.organisation = ${organisation}::uuid
    ${q ? (CERTIFICATE_NUMBER.test(q) ? sql`and c.number = ${q}` : sql`and c.name = ${q}`) : sql``}`
  const cut = cutPage(LAST_ISSUED, asked, size)
  const rows = await readRows(
    pagedRow(CertificateRow),
    sql`select ${COLUMNS}, ${cut.key} ${found}
    and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page(rows)
  return { ...neighbours, items: items.map(certificateOf), ...(await countRows(db, found)) }
}

const CERTIFICATE_NUMBER = /^[A-Z]\d{10,}$/

/** Holds the certificate's row for the rest of the transaction. */
export async function lockCertificate(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from certificate where id = ${id} for update`.execute(db)
  return rows.length > 0
}

/** The next serial below a prefix; its row stays locked until the transaction ends, so that none is left out. */
export async function nextSerial(db: Db, prefix: string): Promise<number> {
  const { rows } = await sql<{
    last: number
  }>`insert into certificate_serial as s (prefix, last) values (${prefix}, 1)
    on conflict (prefix) do update set last = s.last + 1 returning last`.execute(db)
  return rows[0]?.last as number
}

export interface NewCertificate {
  id: string
  number: string
  code: string
  person: string
  name: string
  document: DocumentKind
  sealedIdNumber: string
  occupation: { code: string | null; name: string }
  workType: string | null
  level: Level
  issuedOn: CivilDate
  organisation: { id: string; name: string }
  source: { kind: string; id: string }
  replaces: string | null
  correction: string | null
  credential: string
  at: Date
}

export async function insertCertificate(db: Db, one: NewCertificate): Promise<void> {
  await sql`insert into certificate (id, number, code, person, name, document, id_number, occupation_code, occupation, work_type,
      level, issued_on, organisation, organisation_name, source_kind, source_id, replaces, correction, credential,
      issued_at)
    values (${one.id}, ${one.number}, ${one.code}, ${one.person}, ${one.name}, ${one.document}, ${one.sealedIdNumber},
      ${one.occupation.code}, ${one.occupation.name}, ${one.workType}, ${levelNumber(one.level)}, ${one.issuedOn},
      ${one.organisation.id}, ${one.organisation.name}, ${one.source.kind}, ${one.source.id}, ${one.replaces},
      ${one.correction}, ${one.credential}, ${one.at})`.execute(db)
}

/** What a correction starts from: the signed credential and the sealed number, which only this module reads. */
export async function readSealed(
  db: Db,
  id: string,
): Promise<{ credential: string; document: DocumentKind; idNumber: string } | null> {
  const { rows } = await sql<{
    credential: string
    document: DocumentKind
    idNumber: string
  }>`select credential, document, id_number as "idNumber"
    from certificate where id = ${id}`.execute(db)
  return rows[0] ?? null
}

const SignedRow = CertificateRow.extend({ credential: z.string() })
const LookedUpRow = SignedRow.extend({ papers: z.array(KeptPaperSaid).nullable() })

/** The signed credential behind a permanent code, with its certificate and what is said of its papers; null when there is none. */
export async function readByCode(
  db: Db,
  code: string,
): Promise<{ certificate: Certificate; credential: string; papers: PaperSaid[] } | null> {
  const [row] = await readRows(
    LookedUpRow,
    sql`select ${COLUMNS}, c.credential, ${PAPERS_SAID} as papers from certificate c where c.code = ${code}`,
    db,
  )
  if (!row) return null
  const papers = (row.papers ?? []).map(paperSaid)
  return { certificate: certificateOf(row), credential: row.credential, papers }
}

/** The same by number, for a whole list in one reading. */
export const readByNumbers = (db: Db, numbers: readonly string[]): Promise<Signed[]> =>
  signedWhere(db, sql`c.number = any(${[...new Set(numbers)]}::text[])`)

/** Those of one person, the newest first, in one reading. */
export const readByPerson = (db: Db, person: string): Promise<Signed[]> =>
  signedWhere(db, sql`c.person = ${person}::uuid order by c.issued_on desc, c.number desc limit 10000`)

/** A certificate with what was signed of it. */
interface Signed {
  certificate: Certificate
  credential: string
}

async function signedWhere(db: Db, where: RawBuilder<unknown>): Promise<Signed[]> {
  const rows = await readRows(
    SignedRow,
    sql`select ${COLUMNS}, c.credential from certificate c where ${where}`,
    db,
  )
  return rows.map((row) => ({ certificate: certificateOf(row), credential: row.credential }))
}

export async function writeRevocation(
  db: Db,
  id: string,
  on: CivilDate,
  reason: Revocation,
  note: string,
): Promise<void> {
  await sql`update certificate set revoked_on = ${on}, revocation = ${reason}, revocation_note = ${note}
    where id = ${id}`.execute(db)
  if (reason !== 'issued-in-error') return
  // Whoever passes after all gets another, also where the one that fell had corrected an earlier one.
  const { rows } = await sql<{ id: string }>`with recursive before as (
      select replaces as id from certificate where id = ${id} and replaces is not null
      union select c.replaces from certificate c join before b on c.id = b.id where c.replaces is not null)
    select id from before`.execute(db)
  const ids = rows.map((one) => one.id)
  await sql`update certificate set source_open = true where id = any(${ids}::uuid[])`.execute(db)
}

/** Counts a wrong name for a number and gives the tries in this hour, this one included. */
export async function countTry(db: Db, number: string, now: Date, windowEnds: Date): Promise<number> {
  const { rows } = await sql<{ tries: number }>`insert into certificate_try as t (number, tries, window_ends)
    values (${number}, 1, ${windowEnds})
    on conflict (number) do update set
      tries = case when t.window_ends > ${now} then t.tries + 1 else 1 end,
      window_ends = case when t.window_ends > ${now} then t.window_ends else excluded.window_ends end
    returning tries`.execute(db)
  return rows[0]?.tries as number
}

/** Counts wrong names for many numbers at once, in one order, so that two lists never wait for each other in a ring. */
export async function countTries(
  db: Db,
  wrong: ReadonlyMap<string, number>,
  now: Date,
  windowEnds: Date,
): Promise<void> {
  const numbers = [...wrong.keys()].sort()
  if (numbers.length === 0) return
  await sql`insert into certificate_try as t (number, tries, window_ends)
    select number, tries, ${windowEnds}::timestamptz
    from unnest(${numbers}::text[], ${numbers.map((one) => wrong.get(one) ?? 0)}::int[]) as w (number, tries)
    order by number
    on conflict (number) do update set
      tries = case when t.window_ends > ${now} then t.tries + excluded.tries else excluded.tries end,
      window_ends = case when t.window_ends > ${now} then t.window_ends else excluded.window_ends end`.execute(
    db,
  )
}

/** Which of these numbers had so many wrong names tried in the hour that runs. */
export async function triedOut(
  db: Db,
  numbers: readonly string[],
  tries: number,
  now: Date,
): Promise<Set<string>> {
  const rows = await readRows(
    z.object({ number: z.string() }),
    sql`select number from certificate_try where number = any(${[...new Set(numbers)]}::text[])
      and tries >= ${tries} and window_ends > ${now}`,
    db,
  )
  return new Set(rows.map(({ number }) => number))
}

/** How often a wrong name was tried for a number in the hour that runs, and when it ends. */
export async function triesOf(
  db: Db,
  number: string,
  now: Date,
): Promise<{ tries: number; ends: Date } | null> {
  const { rows } = await sql<{
    tries: number
    ends: Date
  }>`select tries, window_ends as ends from certificate_try
    where number = ${number} and window_ends > ${now}`.execute(db)
  return rows[0] ?? null
}

/** The certificates that stand, as they are after corrections, to be joined by a figure that counts them. */
export const STANDING_CERTIFICATES = sql`(select id, source_kind, source_id, work_type, occupation, level
  from certificate c where revoked_on is null and not exists (select 1 from certificate n where n.replaces = c.id))`
