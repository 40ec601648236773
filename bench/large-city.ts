import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../src/kernel/database/index.ts'

/** How large a city: what it has paid, certified and trained. */
export interface Size {
  claims: number
  certificates: number
  trainees: number
}

/** Candidates of an examination, and trainees of a class. */
const GROUP = 30

/**
 * Fills an empty city with records of five years straight in the database, without its triggers and foreign keys: people
 * come back for a second certificate and a second claim, occupations and levels are spread as they are in a city.
 */
export async function loadLargeCity(
  database: Database,
  districts: readonly string[],
  size: Size,
): Promise<void> {
  const people = Math.ceil(size.certificates * 0.6)
  const of = { districts, people }
  await write(database, [
    ...exams(size.certificates, of),
    ...certificates(size.certificates, of),
    ...classes(size.trainees, of),
    ...claims(size.claims, of),
  ])
}

/** Only the examinations behind so many certificates, with their candidates. */
export const loadExams = (database: Database, districts: readonly string[], count: number): Promise<void> =>
  write(database, exams(count, { districts, people: Math.ceil(count * 0.6) }))

const write = (database: Database, statements: readonly RawBuilder<unknown>[]): Promise<void> =>
  database.transaction(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const statement of statements) await statement.execute(tx)
  })

interface Of {
  districts: readonly string[]
  people: number
}

/** A thing's own id, the same whoever names it. */
const id = (kind: string, n: RawBuilder<unknown>) => sql`md5(${sql.lit(kind)} || (${n})::text)::uuid`
/** The n-th row's person: everybody comes, some twice, nobody twice in one group. */
const person = (n: RawBuilder<unknown>, { people }: Of) =>
  id('person', sql`(${n})::bigint * 7919 % ${sql.lit(people)}`)
const district = (n: RawBuilder<unknown>, { districts }: Of) =>
  sql`(${[...districts]}::text[])[1 + (${n}) % ${sql.lit(districts.length)}]`
const occupation = (n: RawBuilder<unknown>) => sql`'职业' || (${n})::bigint * (${n}) % 211`
const level = (n: RawBuilder<unknown>) => sql`(array['5', '4', '4', '3', '3', '3', '2', '1'])[1 + (${n}) % 8]`
const day = (n: RawBuilder<unknown>) => sql`date '2021-01-04' + ((${n}) * 37 % 1880)::int`

/** Examinations with their candidates. */
function exams(count: number, of: Of): RawBuilder<unknown>[] {
  const groups = Math.ceil(count / GROUP)
  const [n, g] = [sql`n`, sql`(n / ${sql.lit(GROUP)})`]
  return [
    sql`insert into exam (id, number, assessor, district, occupation_name, level, held_on, place, capacity,
        conflict_declared, state)
      select ${id('exam', n)}, 'KS-' || n, ${id('assessor', sql`n % 60`)}, ${district(n, of)}, ${occupation(n)}, ${level(n)},
        ${day(n)}, '考点', 60, false, 'certified' from generate_series(0, ${sql.lit(groups - 1)}) n`,
    sql`insert into exam_candidate (exam, person, eligible, eligibility, passed, certificate, enrolled_at)
      select ${id('exam', g)}, ${person(n, of)}, true, '{}', true, ${id('certificate', n)}, '2021-01-04'
      from generate_series(0, ${sql.lit(count - 1)}) n`,
  ]
}

/** A certificate for each candidate. */
function certificates(count: number, of: Of): RawBuilder<unknown>[] {
  const [n, g] = [sql`n`, sql`(n / ${sql.lit(GROUP)})`]
  return [
    sql`insert into certificate (id, number, code, person, name, id_number, occupation, level, issued_on, organisation,
        organisation_name, source_kind, source_id, credential, issued_at)
      select ${id('certificate', n)}, 'Y' || lpad((n / 1000)::text, 14, '0') || ${level(g)} || lpad((n % 1000)::text, 6, '0'),
        upper(substr(md5('code' || n), 1, 13)), ${person(n, of)}, '某人', 'v1.x', ${occupation(g)}, ${level(g)}::smallint,
        ${day(g)} + 10, ${id('assessor', sql`n % 60`)}, '评价机构', 'exam', ${id('exam', g)} || ':' || ${person(n, of)}, 'x',
        '2021-01-04' from generate_series(0, ${sql.lit(count - 1)}) n`,
    // Each list is half full, its places scattered: an odd number times another meets every place once.
    sql`insert into certificate_status (list, position, certificate)
      select n / 65536, n % 65536 * 40503 % 131072, ${id('certificate', n)}
      from generate_series(0::bigint, ${sql.lit(count - 1)}) n`,
  ]
}

/** Classes that are over, with those who completed them. */
function classes(count: number, of: Of): RawBuilder<unknown>[] {
  const groups = Math.ceil(count / GROUP)
  const [n, g] = [sql`n`, sql`(n / ${sql.lit(GROUP)})`]
  return [
    sql`insert into training_class (id, number, provider, district, occupation_name, level, hours, mode, place, teacher,
        hours_per_day, rest_days, filed_on, starts_on, ends_on, state, approved_on, completed_on)
      select ${id('class', n)}, 'KB-' || n, ${id('provider', sql`n % 300`)}, ${district(n, of)}, ${occupation(n)}, ${level(n)},
        120, 'offline', '教室', '教师', 8, 'none', ${day(n)}, ${day(n)}, ${day(n)} + 20, 'completed', ${day(n)}, ${day(n)} + 21
      from generate_series(0, ${sql.lit(groups - 1)}) n`,
    sql`insert into trainee (class, person, line, subsidy_group, hours, attendance_percent, completed)
      select ${id('class', g)}, ${person(n, of)}, n % ${sql.lit(GROUP)} + 2, ${cohort(n)}, 120, 100, n % 20 <> 0
      from generate_series(0, ${sql.lit(count - 1)}) n`,
  ]
}

const cohort = (n: RawBuilder<unknown>) =>
  sql`(array['enterprise-employee', 'rural-worker', 'registered-unemployed', 'graduating-student'])[1 + (${n}) % 4]`

/** Claims that are paid, a few of which came back. */
function claims(count: number, of: Of): RawBuilder<unknown>[] {
  const n = sql`n`
  const rows = sql`generate_series(0, ${sql.lit(count - 1)}) n`
  return [
    sql`insert into fund (code, title, opened_at) values ('bench', '资金', '2021-01-04')`,
    sql`insert into case_file (number, kind, district, person, title, state, amount, form, opened_at, moved_at, closed_at)
      select 'BT-' || n, 'BT', ${district(n, of)}, ${person(n, of)}, '补贴申领', 'paid', 150000, '{}', ${day(n)}, ${day(n)},
        ${day(n)} from ${rows}`,
    sql`insert into subsidy_claim (number, project, person, certificate, subsidy_group, occupation, level, payee, payee_id)
      select 'BT-' || n, 'training', ${person(n, of)}, ${id('certificate', n)}, ${cohort(n)}, ${occupation(n)}, ${level(n)},
        'person', ${person(n, of)} from ${rows}`,
    sql`insert into payable (id, case_number, person, payee_kind, payee, purpose, fund, amount, state, counts_on, approved_at,
        paid_on, recovered)
      select ${id('payable', n)}, 'BT-' || n, ${person(n, of)}, 'person', ${person(n, of)}, 'training', 'bench',
        100000 + n % 7 * 10000, case when n % 500 = 0 then 'recovered' else 'paid' end, ${day(n)}, ${day(n)}, ${day(n)} + 30,
        case when n % 500 = 0 then 100000 + n % 7 * 10000 else 0 end from ${rows}`,
  ]
}
