/**
 * How long the change of one amount takes over a year of 200,000 claims, from the question to the answer of the API's
 * verb: the project promises less than 3 seconds. On the PostgreSQL of HAIHE_TEST_DATABASE_URL:
 * `node --import tsx bench/impact.ts [claims]`. Two years are measured: one as classes of thirty make it, to
 * which the promise applies, and, to know the limit, one in which no two claims have the same facts.
 */
import { sql } from 'kysely'
import { recordOf } from '../src/kernel/decision/decision.ts'
import { addDays, civilDate } from '../src/kernel/value/time/civil-date.ts'
import { catalogueKind } from '../src/modules/catalogue/index.ts'
import { type ClassClaimFacts, decideClaim, simulateImpact } from '../src/modules/subsidy/index.ts'
import { official, testKernel } from '../test/kernel.ts'

const COUNT = Number(process.argv[2] ?? 200_000)
const PORTION = 2_000
const ROUNDS = 5
const GOAL_MS = 3_000
const CLASS = 30
const FIRST = civilDate('2025-03-03')

process.env.HAIHE_TEST_DATABASE_URL ??= 'postgres://postgres@127.0.0.1:5432/postgres'
const kernel = await testKernel()
const standards = await kernel.standards()
const occupations = (standards.inForce(catalogueKind, FIRST)?.data.rows ?? []).map(({ name }) => name)
const districts = kernel.city.districts.map(({ code }) => code)
const finance = official('finance-officer')
try {
  for (const [year, allDiffer] of [
    ['as classes of thirty make it', false],
    ['no two alike', true],
  ] as const) {
    await sql`truncate case_file cascade`.execute(kernel.database.db)
    await fill(allDiffer)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now()
      const { total } = await kernel.as(finance, simulateImpact, {
        occupation: '焊工',
        level: '4',
        amount: String(3_400 + round),
      })
      times.push(Math.round(performance.now() - started))
      if (total.claims !== COUNT || total.gainers === 0) throw new Error(JSON.stringify(total))
    }
    const median = times.toSorted((a, b) => a - b)[ROUNDS >> 1] as number
    console.log(
      JSON.stringify({
        year,
        claims: COUNT,
        ms: times,
        median,
        ...(allDiffer ? {} : { goal: GOAL_MS, met: median < GOAL_MS }),
      }),
    )
  }
} finally {
  await kernel.close()
}

async function fill(allDiffer: boolean): Promise<void> {
  for (let at = 0; at < COUNT; at += PORTION) {
    const rows = Array.from({ length: Math.min(PORTION, COUNT - at) }, (_, more) => row(at + more, allDiffer))
    await sql`insert into case_file (number, kind, district, title, state, form, record, opened_at, moved_at)
      select number, 'BT', district, '申领', 'paid', '{}', record, opened_at, opened_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as row (number text, district text, record jsonb, opened_at timestamptz)`.execute(kernel.database.db)
  }
  await sql`analyze case_file`.execute(kernel.database.db)
}

/** One claim of a year: its class has one occupation, level, length and day; its people differ in group and history. */
function row(index: number, allDiffer: boolean) {
  const group = Math.floor(index / CLASS)
  const filedOn = addDays(FIRST, group % 300)
  const level = ([5, 4, 3, 2] as const)[(group >> 3) % 4] ?? 4
  const facts: ClassClaimFacts = {
    project: 'training',
    group:
      (['enterprise-employee', 'rural-worker', 'registered-unemployed'] as const)[index % 3] ?? 'resident',
    occupation: occupations[group % occupations.length] as string,
    level,
    hours: allDiffer ? 80 + index : (([80, 120, 160] as const)[(group >> 1) % 3] ?? 120),
    mode: group % 5 === 0 ? 'blended' : 'offline',
    classFiledOn: filedOn,
    certificate: { level, issuedOn: addDays(filedOn, 45) },
    history:
      index % 9 === 0
        ? [{ project: 'training', occupation: '铆工', level: 5, paidOn: addDays(FIRST, -(index % 900)) }]
        : [],
    pupil: false,
    retired: false,
  }
  const openedAt = addDays(filedOn, 60)
  return {
    number: `BT-${openedAt.slice(0, 4)}-120101-${String(index).padStart(6, '0')}`,
    district: districts[group % districts.length],
    record: recordOf('subsidy.training', openedAt, facts, decideClaim(facts, standards)),
    opened_at: `${openedAt}T10:00:00+08:00`,
  }
}
