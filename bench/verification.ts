// How fast anybody's look at a certificate is answered, against a bare handler that looks the same row up, in one run on the PostgreSQL
// of HAIHE_TEST_DATABASE_URL with as many certificates as a city has: `node --import tsx bench/verification.ts [certificates]`.
// The project promises six tenths. Rates are answers per second of the serving thread's own processor time; a signature that fitted once is
// remembered within the process, so both are asked: certificates that were looked at before, and those whose signature is checked at each look (on
// another thread, which the rate does not count). Then how long the examiner's lists, the organisation's list of certificates and a person's passport take there,
// which the project promises in 100 ms.

import Fastify from 'fastify'
import { sql } from 'kysely'
import { PUBLIC } from '../src/kernel/identity/actor.ts'
import { mountVerbs } from '../src/kernel/verb/index.ts'
import { certificateById } from '../src/modules/certificates/certificate.ts'
import type { Issued } from '../src/modules/certificates/index.ts'
import { verifyCertificate } from '../src/modules/certificates/verbs/verify-certificate.ts'
import { multiply, withoutIndexes } from '../test/city-load/multiply.ts'
import { testKernel } from '../test/kernel.ts'
import { aHouse } from '../test/practical/practical-walk.ts'
import { examsBeside, pagesThere } from './certificate-pages.ts'
import { issueExam } from './issued.ts'
import { median, openDriver, rateOf, round2 } from './rate.ts'

const MANY = Number(process.argv[2] ?? 3_000_000)
/** So many are signed one by one and looked up; the others are copies beside them. */
const SIGNED = 8_000
/** So few of them fit into what a process remembers (5,000), so that only their first look is a first look; of all of them every look is. */
const AGAIN = 3_000
const GOAL = 0.6
const SECONDS = 3
const ROUNDS = 3

process.env.HAIHE_TEST_DATABASE_URL ??= 'postgres://postgres@127.0.0.1:5432/postgres'
const kernel = await testKernel()
const { db } = kernel.database
try {
  const issued: Issued[] = []
  while (issued.length < SIGNED) issued.push(...(await issueExam(kernel, 100, '000001')))
  const house = await aHouse(kernel)
  await fill(issued[0] as Issued, house.id)
  const person = await examsBeside(kernel, house, MANY)

  const app = Fastify({ logger: false })
  mountVerbs(app, [verifyCertificate], { kernel, actorOf: async () => PUBLIC, guard: async () => undefined })
  app.get('/bare/:code', async (request) => {
    const { code } = request.params as { code: string }
    const { rows } = await sql`select * from certificate where code = ${code}`.execute(db)
    return rows[0]
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as { port: number }
  const driver = openDriver()
  const paths = (door: string) => issued.map(({ code }) => door + code)
  const [bare, verify] = [paths('/bare/'), paths('/api/v1/certificates/by-code/')]
  const ask = (among: string[]) => rateOf(driver, { port, path: among[0] ?? '', among, seconds: SECONDS })
  /** The share of a bare look-up's rate, each asked in turn; the first round only warms up. */
  const against = async (many: number) => {
    const rates = { bare: [] as number[], verify: [] as number[] }
    for (let round = 0; round <= ROUNDS; round += 1)
      for (const [name, among] of Object.entries({ bare, verify }) as [keyof typeof rates, string[]][]) {
        const rate = await ask(among.slice(0, many))
        if (round > 0) rates[name].push(rate)
      }
    const [of, one] = [median(rates.bare), median(rates.verify)]
    return { bare: Math.round(of), verify: Math.round(one), ratio: round2(one / of) }
  }
  const again = await against(AGAIN)
  const first = await against(SIGNED)
  await driver.terminate()
  await app.close()
  console.log(JSON.stringify({ certificates: MANY, again, first, goal: GOAL }))
  const pages = await pagesThere(kernel, { house, largest: await issuerOf(issued[0] as Issued), person })
  console.log(JSON.stringify(pages))
  if (Math.min(again.ratio, first.ratio) < GOAL || !pages.met) process.exitCode = 1
} finally {
  await kernel.close()
}

async function issuerOf({ id }: Issued): Promise<string> {
  return (await certificateById(db, id))?.organisation.id ?? ''
}

/** The rest of the register: copies of one, each with its own id, number, code and source, a sixtieth of them of another organisation. */
async function fill({ code }: Issued, other: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`set local synchronous_commit = off`.execute(tx)
    await sql`set local statement_timeout = 0`.execute(tx)
    await sql`set local maintenance_work_mem = '512MB'`.execute(tx)
    await withoutIndexes(tx, ['certificate'], () =>
      multiply(tx, {
        table: 'certificate',
        like: sql`code = ${code}`,
        times: MANY - SIGNED,
        but: {
          id: sql`gen_random_uuid()`,
          number: sql`'S' || lpad((n / 1000000)::text, 14, '9') || '4' || lpad((n % 1000000)::text, 6, '0')`,
          code: sql`upper(left(md5(n::text), 13))`,
          person: sql`gen_random_uuid()`,
          organisation: sql`case when n % 60 = 0 then ${other}::uuid else t.organisation end`,
          source_id: sql`gen_random_uuid()::text`,
        },
      }),
    )
  })
  await sql`vacuum analyze certificate`.execute(db)
}
