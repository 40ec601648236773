import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../kernel/database/index.ts'
import type { Level } from '../../kernel/value/level.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import { keptSound } from '../../kernel/value/text/sounds-like.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { ListOrder, Page, PageAsked } from '../../kernel/verb/index.ts'
import { COUNTED, countRows, cutPage, pagedRow } from '../../kernel/verb/index.ts'
import type { Agreement, LicenceScope, Organisation, OrganisationKind, Rectification } from './schema.ts'

const OrganisationRow = z.object({
  id: z.string(),
  name: z.string(),
  credit_code: z.string(),
  kinds: kept<OrganisationKind[]>(),
  district: z.string(),
  address: z.string(),
  phone: z.string(),
  site_code: z.string().nullable(),
  body_code: z.string(),
})
type OrganisationRow = z.infer<typeof OrganisationRow>

const COLUMNS = sql.raw('id, name, credit_code, kinds, district, address, phone, site_code, body_code')

const organisationOf = (row: OrganisationRow): Organisation => ({
  id: row.id,
  name: row.name,
  creditCode: row.credit_code,
  kinds: row.kinds,
  district: row.district,
  address: row.address,
  phone: row.phone,
  siteCode: row.site_code,
  bodyCode: row.body_code,
})

export async function insertOrganisation(db: Db, one: Organisation & { at: Date }): Promise<boolean> {
  const { rows } = await sql`insert into organisation
      (id, name, credit_code, kinds, district, address, phone, site_code, body_code, registered_at, sound)
    values (${one.id}, ${one.name}, ${one.creditCode}, ${one.kinds}::text[], ${one.district}, ${one.address},
      ${one.phone}, ${one.siteCode}, ${one.bodyCode}, ${one.at}, ${keptSound(one.name)})
    on conflict (credit_code) do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function organisationRows(
  db: Db,
  where: RawBuilder<unknown>,
  most?: number,
): Promise<Organisation[]> {
  const rows = await readRows(
    OrganisationRow,
    sql`select ${COLUMNS} from organisation where ${where}
    order by name, id ${most === undefined ? sql`` : sql`limit ${sql.lit(most)}`}`,
    db,
  )
  return rows.map(organisationOf)
}

/** Holds the organisation's row for the rest of the transaction. */
export async function lockOrganisation(db: Db, id: string): Promise<Organisation | null> {
  const rows = await readRows(
    OrganisationRow,
    sql`select ${COLUMNS} from organisation where id = ${id} for update`,
    db,
  )
  return rows[0] ? organisationOf(rows[0]) : null
}

export interface Filter {
  q?: string | undefined
  district?: string | undefined
  /** Only those of these districts. */
  districts?: readonly string[] | 'all' | undefined
  kinds?: readonly OrganisationKind[] | undefined
  /** Only those that may train this occupation on `day`. */
  occupation?: string | undefined
  /** Only those whose agreement is in force on `day`. */
  agreed?: boolean | undefined
  /** Only those whose credit has this grade now. */
  grade?: string | undefined
  day: CivilDate
}

const BY_NAME: ListOrder = {
  name: 'organisations',
  keys: [
    { by: sql`o.name`, is: 'text' },
    { by: sql`o.id`, is: 'id' },
  ],
}

/** A page of organisations with how many there are in all. */
export async function searchOrganisations(
  db: Db,
  filter: Filter,
  asked: PageAsked,
  size: number,
): Promise<Page<Organisation> & { total: number; beyond: boolean }> {
  const found = sql`from organisation o where ${matching(filter)}`
  const cut = cutPage(BY_NAME, asked, size)
  const rows = await readRows(
    pagedRow(OrganisationRow),
    sql`select ${COLUMNS}, ${cut.key} ${found}
    and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page(rows)
  return { ...neighbours, items: items.map(organisationOf), ...(await countRows(db, found)) }
}

/** How many organisations match in each district, as far as a list counts. */
export async function countByDistrict(
  db: Db,
  filter: Filter,
  districts: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ district: string; count: number }>`select d.district, found.count
    from unnest(${[...districts]}::text[]) as d (district) cross join lateral (select count(*)::int as count from (
      select 1 from organisation o where o.district = d.district and ${matching({ ...filter, district: undefined })}
      limit ${sql.lit(COUNTED)}) counted) found`.execute(db)
  return new Map(rows.map(({ district, count }) => [district, count]))
}

/** Only the conditions that are asked for, so that each has its index. */
function matching(of: Filter): RawBuilder<unknown> {
  const { q, district, districts = 'all', kinds, occupation, agreed, grade, day } = of
  const conditions = [
    q !== undefined && (CREDIT_CODE.test(q) ? sql`o.credit_code = ${q.toUpperCase()}` : namedSo(q)),
    district !== undefined && sql`o.district = ${district}`,
    districts !== 'all' && sql`o.district = any(${[...districts]}::text[])`,
    kinds && sql`o.kinds && array[${sql.join(kinds.map((kind) => sql.lit(kind)))}]::text[]`,
    occupation !== undefined &&
      sql`exists (select 1 from organisation_scope s
        where s.organisation = o.id and s.purpose = 'training' and s.occupation_key = ${occupationKey(occupation)}
          and s.starts <= ${day} and (s.ends is null or s.ends >= ${day}))`,
    agreed &&
      sql`exists (select 1 from organisation_agreement a
        where a.organisation = o.id and a.starts <= ${day} and a.ends >= ${day}
          and (a.ended_on is null or a.ended_on > ${day}))`,
    grade !== undefined &&
      sql`exists (select 1 from organisation_credit c
        where c.organisation = o.id and c.ends is null and c.grade = ${grade})`,
  ]
  return sql.join([sql`true`, ...conditions.filter((one) => one !== false && one !== undefined)], sql` and `)
}

const CREDIT_CODE = /^[0-9A-Z]{18}$/i

/** A part of the name, wherever it stands: found by its pairs of characters, which an index keeps, then compared. */
export const namedSo = (q: string): RawBuilder<unknown> =>
  sql`(name_pairs(name) @> name_pairs(${q}) and name ilike ${`%${q.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`})`

export async function insertAgreement(
  db: Db,
  one: Omit<Agreement, 'endReason'> & { organisation: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into organisation_agreement
      (id, organisation, number, starts, ends, source, given_at)
    values (${one.id}, ${one.organisation}, ${one.number}, ${one.from}, ${one.to}, ${one.source}, ${one.at})
    on conflict (number) do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function endAgreementRow(
  db: Db,
  id: string,
  organisation: string,
  on: CivilDate,
  reason: string,
): Promise<boolean> {
  const { rows } = await sql`update organisation_agreement set ended_on = ${on}, end_reason = ${reason}
    where id = ${id} and organisation = ${organisation} and ended_on is null and starts <= ${on} and ends >= ${on}
    returning id`.execute(db)
  return rows.length > 0
}

/** The agreements of these organisations, newest first. */
export async function agreementRows(
  db: Db,
  organisations: readonly string[],
): Promise<Map<string, Agreement[]>> {
  const { rows } = await sql<{
    organisation: string
    id: string
    number: string
    starts: CivilDate
    ends: CivilDate
    end_reason: string | null
    source: string
  }>`select organisation, id, number, starts, source, end_reason,
      (case when ended_on is null then ends else ended_on - 1 end) as ends
    from organisation_agreement where organisation = any(${[...organisations]}::uuid[])
    order by starts desc, number`.execute(db)
  return grouped(organisations, rows, ({ starts, ends, end_reason, organisation: _, ...rest }) => ({
    ...rest,
    from: starts,
    to: ends,
    endReason: end_reason,
  }))
}

export async function upsertScope(
  db: Db,
  one: LicenceScope & { id: string; organisation: string; at: Date },
): Promise<void> {
  await sql`insert into organisation_scope
      (id, organisation, purpose, occupation_code, occupation, levels, starts, ends, source, given_at)
    values (${one.id}, ${one.organisation}, ${one.purpose}, ${one.occupationCode}, ${one.occupation},
      ${one.levels.map(String)}::text[], ${one.from}, ${one.to}, ${one.source}, ${one.at})
    on conflict (organisation, purpose, occupation_key, starts) do update
      set occupation = excluded.occupation, levels = excluded.levels, ends = excluded.ends, occupation_code = excluded.occupation_code,
        source = excluded.source, given_at = excluded.given_at`.execute(db)
}

/** What these organisations may train and assess, by occupation. */
export async function scopeRows(
  db: Db,
  organisations: readonly string[],
): Promise<Map<string, LicenceScope[]>> {
  const { rows } = await sql<{
    organisation: string
    purpose: LicenceScope['purpose']
    occupation_code: string | null
    occupation: string
    levels: string[]
    starts: CivilDate
    ends: CivilDate | null
    source: string
  }>`select organisation, purpose, occupation_code, occupation, levels, starts, ends, source
    from organisation_scope where organisation = any(${[...organisations]}::uuid[])
    order by purpose desc, occupation, starts`.execute(db)
  return grouped(organisations, rows, (row) => ({
    purpose: row.purpose,
    occupationCode: row.occupation_code,
    occupation: row.occupation,
    levels: row.levels.map((level): Level => (level === 'special' ? level : (Number(level) as Level))),
    from: row.starts,
    to: row.ends,
    source: row.source,
  }))
}

export async function insertRectification(
  db: Db,
  one: Rectification & { id: string; organisation: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`insert into organisation_rectification
      (id, organisation, letter, starts, ends, reason, given_at)
    values (${one.id}, ${one.organisation}, ${one.letter}, ${one.from}, ${one.to}, ${one.reason}, ${one.at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

export async function endRectificationRow(db: Db, organisation: string, on: CivilDate): Promise<boolean> {
  const { rows } = await sql`update organisation_rectification set ends = ${on}
    where organisation = ${organisation} and ends is null and starts <= ${on} returning id`.execute(db)
  return rows.length > 0
}

/** The rectification periods of these organisations, newest first. */
export async function rectificationRows(
  db: Db,
  organisations: readonly string[],
): Promise<Map<string, Rectification[]>> {
  const { rows } = await sql<{
    organisation: string
    letter: string
    starts: CivilDate
    ends: CivilDate | null
    reason: string
  }>`select organisation, letter, starts, ends, reason from organisation_rectification
    where organisation = any(${[...organisations]}::uuid[]) order by starts desc`.execute(db)
  return grouped(organisations, rows, ({ letter, starts, ends, reason }) => ({
    letter,
    from: starts,
    to: ends,
    reason,
  }))
}

export const AccountRow = z.object({
  id: z.string(),
  organisation: z.string(),
  account: z.string(),
  masked: z.string(),
  bank: z.string(),
  name: z.string(),
})
export type AccountRow = z.infer<typeof AccountRow>

/** The account that each of these organisations is paid into now, with the holder's name. */
export async function accountRows(db: Db, organisations: readonly string[]): Promise<AccountRow[]> {
  const rows = await readRows(
    AccountRow,
    sql`select a.id, a.organisation, a.account, a.masked, a.bank, o.name
    from organisation_account a join organisation o on o.id = a.organisation
    where a.replaced_at is null and a.organisation = any(${[...organisations]}::uuid[])`,
    db,
  )
  return rows
}

/** Whether another organisation is paid into this account now. */
export async function accountTaken(db: Db, macs: readonly string[], organisation: string): Promise<boolean> {
  const { rows } = await sql`select 1 from organisation_account
    where replaced_at is null and account_mac = any(${[...macs]}::text[]) and organisation <> ${organisation}`.execute(
    db,
  )
  return rows.length > 0
}

/** Puts a new account in the old one's place; false when somebody else took it at the same moment. */
export async function replaceAccount(
  db: Db,
  one: {
    id: string
    organisation: string
    sealed: string
    mac: string
    masked: string
    bank: string
    at: Date
  },
): Promise<boolean> {
  await sql`update organisation_account set replaced_at = ${one.at}
    where organisation = ${one.organisation} and replaced_at is null`.execute(db)
  const { rows } = await sql`insert into organisation_account
      (id, organisation, account, account_mac, masked, bank, set_at)
    values (${one.id}, ${one.organisation}, ${one.sealed}, ${one.mac}, ${one.masked}, ${one.bank}, ${one.at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

function grouped<Row extends { organisation: string }, T>(
  organisations: readonly string[],
  rows: readonly Row[],
  read: (row: Row) => T,
): Map<string, T[]> {
  const found = new Map<string, T[]>(organisations.map((id) => [id, []]))
  for (const row of rows) found.get(row.organisation)?.push(read(row))
  return found
}
