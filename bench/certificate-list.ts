// How long an employer's list of 500 certificates takes from the bytes of the workbook to the workbook with the answers, each
// signature checked, on PGlite or on the PostgreSQL of HAIHE_TEST_DATABASE_URL: `node --import tsx bench/certificate-list.ts [rows]`.
// The project promises 500 in ten seconds.

import { randomUUID } from 'node:crypto'
import { PUBLIC } from '../src/kernel/identity/actor.ts'
import { civilDate } from '../src/kernel/value/time/civil-date.ts'
import { perform, performAsSystem } from '../src/kernel/verb/perform.ts'
import { checkList } from '../src/modules/certificates/batch/check-list.ts'
import { answeredList } from '../src/modules/certificates/batch/sheet.ts'
import { type Issued, issueCertificate } from '../src/modules/certificates/index.ts'
import { testKernel } from '../test/kernel.ts'

const ROWS = Number(process.argv[2] ?? 500)
const PROMISED = 10_000

const kernel = await testKernel()
try {
  const issued: Issued[] = await performAsSystem(kernel, 'bench', async (ctx) => {
    const made: Issued[] = []
    for (let one = 0; one < ROWS; one += 1)
      made.push(
        await issueCertificate(ctx, {
          person: randomUUID(),
          name: '张建国',
          idNumber: '11010519491231002X',
          occupation: { code: '6-18-02-04', name: '焊工' },
          level: 4,
          issuedOn: civilDate('2026-02-10'),
          organisation: { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' },
          siteCode: '000067',
          bodyCode: '0000',
          source: { kind: 'exam', id: randomUUID() },
        }),
      )
    return made
  })
  // Every tenth name is wrong.
  const rows = issued.map(({ number }, at) => ({
    number,
    name: at % 10 === 0 ? '张建军' : '张建国',
    result: 'unknown' as const,
  }))
  const { bytes } = await answeredList('名单.xlsx', 'xlsx', rows)
  for (const round of ['first', 'again']) {
    const from = performance.now()
    const answer = await perform(
      kernel,
      checkList,
      { actor: PUBLIC, requestId: randomUUID(), address: `203.0.113.${round.length}` },
      { file: { name: '名单.xlsx', content: bytes } },
    )
    const back = await answeredList('名单.xlsx', answer.kind, answer.rows)
    const ms = Math.round(performance.now() - from)
    const valid = answer.rows.filter(({ result }) => result === 'valid').length
    console.log(
      JSON.stringify({
        round,
        rows: answer.rows.length,
        valid,
        kB: Math.round(back.bytes.length / 1024),
        ms,
        promised: ms <= PROMISED,
      }),
    )
  }
} finally {
  await kernel.close()
}
