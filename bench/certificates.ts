// How long it takes to number, sign and keep certificates, each with its place in the status lists, on the PostgreSQL of
// HAIHE_TEST_DATABASE_URL: `node --import tsx bench/certificates.ts [certificates] [workers]`. The project promises 100,000 in ten
// minutes on two cores. An examination of 30 is one transaction; no number may be missing or be given twice.

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { civilDate } from '../src/kernel/value/time/civil-date.ts'
import { performAsSystem } from '../src/kernel/verb/index.ts'
import { issueCertificate } from '../src/modules/certificates/index.ts'
import { testKernel } from '../test/kernel.ts'

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

/** Issues the certificates of one examination in one transaction. */
async function exam(at: number): Promise<void> {
  const organisation = { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' }
  await performAsSystem(kernel, 'bench', async (ctx) => {
    for (let one = 0; one < EXAM; one += 1)
      await issueCertificate(ctx, {
        person: randomUUID(),
        name: '张建国',
        idNumber: '11010519491231002X',
        occupation: { code: '6-18-02-04', name: '焊工' },
        level: 4,
        issuedOn: civilDate('2026-02-10'),
        organisation,
        siteCode: String(at % SITES).padStart(6, '0'),
        bodyCode: '0000',
        source: { kind: 'exam', id: randomUUID() },
      })
  })
}
