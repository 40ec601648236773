import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import {
  countRows,
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
} from '../../../kernel/verb/index.ts'

/** How an accreditation ends (退出方式). */
export const END_SORTS = { 'given-back': '自愿退出', revoked: '取消备案' } as const
export type EndSort = keyof typeof END_SORTS

/** Whom an employer examines (评价对象): its staff, those dispatched to it, its interns. */
export const CANDIDATES = { staff: '本单位职工', dispatched: '劳务派遣人员', interns: '实习学生' } as const
type CandidateGroup = keyof typeof CANDIDATES

/** As what an organisation is accredited (R4.1). */
export const CATEGORIES = { Y: '用人单位', S: '社会培训评价组织' } as const
export type Category = keyof typeof CATEGORIES

/** An accredited assessment organisation (备案评价机构). */
export interface Accreditation {
  id: string
  organisation: string
  district: string
  name: string
  category: Category
  candidates: CandidateGroup[]
  conflict: string
  since: CivilDate
  decidedIn: string
  teachOutOn: CivilDate | null
  endedOn: CivilDate | null
  endSort: EndSort | null
  endReason: string | null
}

const Row = z.object({
  id: z.string(),
  organisation: z.string(),
  district: z.string(),
  name: z.string(),
  category: kept<Category>(),
  candidates: kept<CandidateGroup[]>(),
  conflict: z.string(),
  since: KeptDay,
  decided_in: z.string(),
  teach_out_on: KeptDay.nullable(),
  ended_on: KeptDay.nullable(),
  end_sort: kept<EndSort>().nullable(),
  end_reason: z.string().nullable(),
})
const COLUMNS = sql.raw(
  'id, organisation, district, name, category, candidates, conflict, since, decided_in, teach_out_on, ended_on, end_sort, end_reason',
)

const accreditationOfRow = (row: z.infer<typeof Row>): Accreditation => {
  const { decided_in: decidedIn, teach_out_on: teachOutOn, ended_on: endedOn } = row
  const { id, organisation, district, name, category, candidates, conflict, since } = row
  const plain = { id, organisation, district, name, category, candidates, conflict, since }
  return { ...plain, decidedIn, teachOutOn, endedOn, endSort: row.end_sort, endReason: row.end_reason }
}

async function one(db: Db, where: RawBuilder<unknown>): Promise<Accreditation | null> {
  const [row] = await readRows(Row, sql`select ${COLUMNS} from accreditation where ${where} limit 1`, db)
  return row ? accreditationOfRow(row) : null
}

/** An accreditation by its id, ended or not; null where there is none. */
export const accreditationById = (db: Db, id: string): Promise<Accreditation | null> =>
  one(db, sql`id = ${id}`)

/** The accreditation that an organisation has now, or null. */
export const accreditationNow = (db: Db, organisation: string): Promise<Accreditation | null> =>
  one(db, sql`organisation = ${organisation} and ended_on is null`)

/** The last accreditation of an organisation that the city took away, or null. */
export const lastRevoked = (db: Db, organisation: string): Promise<Accreditation | null> =>
  one(
    db,
    sql`organisation = ${organisation} and end_sort = 'revoked' and ended_on is not null order by ended_on desc`,
  )

/** The accreditations that began in this year or before and have not ended. */
export async function accreditedBy(db: Db, year: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from accreditation
    where ended_on is null and since <= ${`${year}-12-31`}::date order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Enters an accreditation and gives its id. */
export async function insertAccreditation(
  db: Db,
  given: Omit<Accreditation, 'id' | 'teachOutOn' | 'endedOn' | 'endSort' | 'endReason'>,
): Promise<string> {
  const id = randomUUID()
  await sql`insert into accreditation (id, organisation, district, name, category, candidates, conflict, since, decided_in)
    values (${id}, ${given.organisation}, ${given.district}, ${given.name}, ${given.category},
      ${given.candidates}::text[], ${given.conflict}, ${given.since}, ${given.decidedIn})`.execute(db)
  return id
}

/** What an organisation declares anew with an extension: whom it examines, and its conflict of interest. */
export async function declareAnew(
  db: Db,
  id: string,
  { candidates, conflict }: Pick<Accreditation, 'candidates' | 'conflict'>,
): Promise<void> {
  await sql`update accreditation set candidates = ${candidates}::text[], conflict = ${conflict} where id = ${id}`.execute(
    db,
  )
}

/** Begins the way out: from this day on nothing new is planned. */
export async function beginTeachOut(
  db: Db,
  id: string,
  { on, sort, reason }: { on: CivilDate; sort: EndSort; reason: string },
): Promise<void> {
  await sql`update accreditation set teach_out_on = ${on}, end_sort = ${sort}, end_reason = ${reason}
    where id = ${id} and ended_on is null`.execute(db)
}

export async function endAccreditation(db: Db, id: string, on: CivilDate): Promise<void> {
  await sql`update accreditation set ended_on = ${on} where id = ${id} and ended_on is null`.execute(db)
}

const BY_NAME: ListOrder = {
  name: 'accreditations-by-name',
  keys: [
    { by: sql.raw('name'), is: 'text' },
    { by: sql.raw('id'), is: 'id' },
  ],
}

/** A page of the organisations that are accredited now, by name, counted. */
export async function searchAccreditations(
  db: Db,
  filter: { q?: string | undefined; district?: string | undefined; occupation?: string | undefined },
  asked: PageAsked,
  size: number,
): Promise<Page<Accreditation> & { total: number; beyond: boolean }> {
  const where = sql`ended_on is null
    ${filter.q ? sql`and name like ${`%${filter.q.replace(/[\\%_]/g, '\\$&')}%`}` : sql``}
    ${filter.district ? sql`and district = ${filter.district}` : sql``}
    ${
      filter.occupation
        ? sql`and exists (select 1 from accreditation_scope s where s.accreditation = accreditation.id
          and s.occupation_key = ${occupationKey(filter.occupation)})`
        : sql``
    }`
  const cut = cutPage(BY_NAME, asked, size)
  const rows = await readRows(
    pagedRow(Row),
    sql`select ${COLUMNS}, ${cut.key} from accreditation where ${where} and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page<z.infer<typeof Row>>(rows)
  const counted = await countRows(db, sql`from accreditation where ${where}`)
  return { ...neighbours, ...counted, items: items.map(accreditationOfRow) }
}
