// How long it takes to number, sign and keep certificates, each with its place in the status lists, on the PostgreSQL of
// HAIHE_TEST_DATABASE_URL: `node --import tsx bench/certificates.ts [certificates] [workers]`. The project promises 100,000 in ten
// minutes on two cores. An examination of 30 is one transaction; no number may be missing or be given twice.

import { sql } from 'kysely'
import { testKernel } from '../test/kernel.ts'
import { issueExam } from './issued.ts'

const MANY = Number(process.argv[2] ?? 6_000)
const WORKERS = Number(process.argv[3] ?? 8)
const EXAM = 30
const PROMISED = 100_000 / 600
const SITES = 40

process.env.HAIHE_TEST_DATABASE_URL ??= 'postgres://postgres@127.0.0.1:5432/postgres'
const kernel = await testKernel()
try {
  await exam(0)
  const exams = Math.ceil(MANY / EXAM)
  let next = 1
  const began = performance.now()
  await Promise.all(
    Array.from({ length: WORKERS }, async () => {
      while (next <= exams) await exam(next++)
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const { rows } = await sql<{ issued: number; numbers: number; places: number; missing: number }>`select
      count(*)::int as issued, count(distinct c.number)::int as numbers, count(s.certificate)::int as places,
      ((select sum(last) from certificate_serial) - count(*))::int as missing
    from certificate c left join certificate_status s on s.certificate = c.id`.execute(kernel.database.db)
  const aSecond = (exams * EXAM) / seconds
  console.log(
    JSON.stringify({
      ...rows[0],
      workers: WORKERS,
      seconds: Math.round(seconds * 10) / 10,
      aSecond: Math.round(aSecond),
      minutesFor100000: Math.round((100_000 / aSecond / 60) * 10) / 10,
      promised: aSecond >= PROMISED,
    }),
  )
} finally {
  await kernel.close()
}

/** Each examination is held at the next of the sites. */
function exam(at: number) {
  return issueExam(kernel, EXAM, String(at % SITES).padStart(6, '0'))
}
