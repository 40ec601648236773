import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { levelOf } from '../../../kernel/value/level.ts'
import type { Category } from '../register/accreditation.ts'
import type { Applied } from './form.ts'

/** An application as it stands (备案申请). */
export interface Application extends Applied {
  number: string
  organisation: string
  district: string
  /** What its certificates will be numbered by, given when the scheme has passed. */
  codes: { siteCode: string; bodyCode: string } | null
}

const Row = z.object({
  number: z.string(),
  organisation: z.string(),
  district: z.string(),
  category: kept<Category>(),
  candidates: kept<Applied['candidates']>(),
  occupations: z.array(z.string()),
  levels: z.array(z.string()),
  standard: z.string(),
  districts: kept<Applied['districts']>(),
  scheme: z.string(),
  conflict: z.string(),
  site_code: z.string().nullable(),
  body_code: z.string().nullable(),
})

/** Enters an application; false where one of this organisation is open already. */
export async function insertApplication(db: Db, one: Omit<Application, 'codes'>): Promise<boolean> {
  const { rows } =
    await sql`insert into accreditation_application (number, organisation, district, category, candidates,
      occupations, levels, standard, districts, scheme, conflict, standing)
    values (${one.number}, ${one.organisation}, ${one.district}, ${one.category}, ${one.candidates}::text[],
      ${one.occupations}::text[], ${one.levels.map(String)}::text[], ${one.standard}, ${one.districts}::text[],
      ${one.scheme}, ${one.conflict}, 'open') on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

/** Writes what was put right. */
export async function saveWritten(
  db: Db,
  number: string,
  one: Pick<Applied, 'occupations' | 'standard' | 'scheme' | 'conflict'>,
): Promise<void> {
  await sql`update accreditation_application set occupations = ${one.occupations}::text[], standard = ${one.standard},
      scheme = ${one.scheme}, conflict = ${one.conflict}
    where number = ${number} and standing = 'open'`.execute(db)
}

export async function saveCodes(db: Db, number: string, codes: Application['codes'] & object): Promise<void> {
  await sql`update accreditation_application set site_code = ${codes.siteCode}, body_code = ${codes.bodyCode}
    where number = ${number}`.execute(db)
}

export async function endApplication(
  db: Db,
  number: string,
  standing: 'accredited' | 'ended',
): Promise<void> {
  await sql`update accreditation_application set standing = ${standing} where number = ${number}`.execute(db)
}

/** The application of a case; throws where it has none. */
export async function applicationOf(db: Db, number: string): Promise<Application> {
  const [row] = await readRows(
    Row,
    sql`select number, organisation, district, category, candidates, occupations, levels, standard, districts, scheme,
      conflict, site_code, body_code from accreditation_application where number = ${number}`,
    db,
  )
  if (!row) throw new Error(`${number} applies for no accreditation`)
  const { site_code: siteCode, body_code: bodyCode, levels, ...rest } = row
  const codes = siteCode !== null && bodyCode !== null ? { siteCode, bodyCode } : null
  return { ...rest, levels: levels.map(levelOf), codes }
}

/** Whether an organisation has an application under way. */
export async function appliesAlready(db: Db, organisation: string): Promise<boolean> {
  const { rows } = await sql`select 1 from accreditation_application
    where organisation = ${organisation} and standing = 'open'`.execute(db)
  return rows.length > 0
}

/** What a reviewer said of a scheme (评审意见). */
interface Opinion {
  account: string
  label: string
  passes: boolean
  opinion: string
}

const OpinionRow = z.object({
  account: z.string(),
  label: z.string(),
  passes: z.boolean(),
  opinion: z.string(),
})

/** Enters an opinion; false where the same reviewer has given one that counts. */
export async function addOpinion(db: Db, number: string, one: Opinion & { at: Date }): Promise<boolean> {
  const { rows } =
    await sql`insert into accreditation_opinion (id, number, account, label, passes, opinion, given_at)
    values (${randomUUID()}, ${number}, ${one.account}, ${one.label}, ${one.passes}, ${one.opinion}, ${one.at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** The scheme is reviewed again: what was said stays to be read and counts no more. */
export async function dropOpinions(db: Db, number: string, at: Date): Promise<void> {
  await sql`update accreditation_opinion set dropped_at = ${at} where number = ${number} and dropped_at is null`.execute(
    db,
  )
}

/** The opinions that count, in their order. */
export const opinionsOf = (db: Db, number: string): Promise<Opinion[]> =>
  readRows(
    OpinionRow,
    sql`select account, label, passes, opinion from accreditation_opinion
    where number = ${number} and dropped_at is null order by given_at, account`,
    db,
  )
