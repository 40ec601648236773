// How long an employer's list of 500 certificates takes from the bytes of the workbook to the workbook with the answers, each
// signature checked, on PGlite or on the PostgreSQL of HAIHE_TEST_DATABASE_URL: `node --import tsx bench/certificate-list.ts [rows]`.
// The project promises 500 in ten seconds.

import { randomUUID } from 'node:crypto'
import { PUBLIC } from '../src/kernel/identity/actor.ts'
import { perform } from '../src/kernel/verb/perform.ts'
import { checkList } from '../src/modules/certificates/batch/check-list.ts'
import { answeredList } from '../src/modules/certificates/batch/sheet.ts'
import { testKernel } from '../test/kernel.ts'
import { issueExam } from './issued.ts'

const ROWS = Number(process.argv[2] ?? 500)
const PROMISED = 10_000

const kernel = await testKernel()
try {
  const issued = await issueExam(kernel, ROWS, '000067')
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
