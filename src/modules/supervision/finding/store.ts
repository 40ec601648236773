import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { cutPage, type Page, type PageAsked, pagedRow } from '../../../kernel/verb/index.ts'
import type { RuleId } from '../rules/rule.ts'
import type { FindingStanding } from './standings.ts'

/** A finding as it is kept (疑点). */
export interface Finding {
  key: string
  number: string
  rule: RuleId
  district: string
  organisation: string | null
  points: number
  foundOn: CivilDate
  standing: FindingStanding
}

const FindingRow = z.object({
  key: z.string(),
  number: z.string(),
  rule: z.string(),
  district: z.string(),
  organisation: z.string().nullable(),
  points: z.number(),
  found_on: KeptDay,
  standing: z.enum(['open', 'upheld', 'dismissed']),
})

const COLUMNS = sql.raw('key, number, rule, district, organisation, points, found_on, standing')

const findingOf = ({ found_on, rule, ...row }: z.infer<typeof FindingRow>): Finding => ({
  ...row,
  rule: rule as RuleId,
  foundOn: found_on,
})

/** Keeps a finding beside its case. */
export async function insertFinding(db: Db, one: Omit<Finding, 'standing'>): Promise<void> {
  await sql`insert into supervision_finding (key, number, rule, district, organisation, points, found_on, standing)
    values (${one.key}, ${one.number}, ${one.rule}, ${one.district}, ${one.organisation}, ${one.points},
      ${one.foundOn}, 'open')`.execute(db)
}

/** Which of these have been found before, whatever became of them. */
export async function knownKeys(db: Db, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select key from supervision_finding
    where key = any(${[...keys]}::text[])`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

/** Says how a finding ended. */
export async function endFinding(
  db: Db,
  number: string,
  standing: Exclude<FindingStanding, 'open'>,
  on: CivilDate,
): Promise<void> {
  await sql`update supervision_finding set standing = ${standing}, ended_on = ${on}
    where number = ${number}`.execute(db)
}

/** Findings that one answer counts for a score. */
const MOST = 500

/** What was found of an organisation and is not set aside. */
export async function findingsOf(db: Db, organisation: string): Promise<Finding[]> {
  const rows = await readRows(
    FindingRow,
    sql`select ${COLUMNS} from supervision_finding
    where organisation = ${organisation}::uuid and standing in ('open', 'upheld') order by found_on desc, number limit ${MOST}`,
    db,
  )
  return rows.map(findingOf)
}

export interface FindingFilter {
  districts: readonly string[] | 'all'
  rule?: string | undefined
  standing?: FindingStanding | undefined
}

/** A page of findings in some districts, the last found first. */
export async function findingsPage(
  db: Db,
  { districts, rule, standing }: FindingFilter,
  asked: PageAsked,
  size: number,
): Promise<Page<Finding>> {
  const cut = cutPage(
    {
      name: 'supervision-findings',
      keys: [
        { by: sql`found_on`, is: 'day' },
        { by: sql`number`, is: 'text' },
      ],
      falling: true,
    },
    asked,
    size,
  )
  const rows = await readRows(
    pagedRow(FindingRow),
    sql`select ${COLUMNS}, ${cut.key} from supervision_finding
    where ${districts === 'all' ? sql`true` : sql`district = any(${[...districts]}::text[])`}
      and ${rule === undefined ? sql`true` : sql`rule = ${rule}`}
      and ${standing === undefined ? sql`true` : sql`standing = ${standing}`} and ${cut.beyond} ${cut.first}`,
    db,
  )
  const page = cut.page(rows)
  return { ...page, items: page.items.map(findingOf) }
}
