import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { anybody, Download, perform, sweepKeys, verb } from '../../src/kernel/verb/index.ts'
import { demoKernel } from '../demo-city.ts'
import { asking, official, type TestKernel } from '../kernel.ts'

let kernel: TestKernel

beforeAll(async () => {
  kernel = await demoKernel()
}, 300_000)
afterAll(() => kernel.close())

/** Whatever base64 hides in a text, as text. */
const decoded = (text: string): string =>
  [...text.matchAll(/[A-Za-z0-9+/]{40,}={0,2}/g)]
    .map(([found]) => Buffer.from(found, 'base64').toString('latin1'))
    .join('\n')

test('留作防重复的答复里，解开来看也没有身份证号、手机号、银行账号和文件', async () => {
  const { rows } = await sql<{
    verb: string
    answer: string
  }>`select verb, answer::text as answer from idempotency
    where answer is not null`.execute(kernel.database.db)
  expect(rows.length).toBeGreaterThan(100)
  for (const { verb: name, answer } of rows) {
    const all = answer + decoded(answer)
    // Numbers of cases, certificates and credit codes are public; uuids and times hold runs of digits too.
    const bare = all.replaceAll(
      /[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[\d:.]+Z?|[A-Z]{2}-\d{4}-\d{6}-\d{6}|[SY]\d{21}/g,
      '',
    )
    expect(bare.match(/(?<![\dA-Z])\d{17}[\dX](?![\dA-Z])/)?.[0], `${name}：身份证号`).toBeUndefined()
    expect(bare.match(/(?<!\d)1[3-9]\d{9}(?!\d)/)?.[0], `${name}：手机号`).toBeUndefined()
    expect(bare.match(/(?<!\d)6[0-9]{15,18}(?!\d)/)?.[0], `${name}：银行账号`).toBeUndefined()
    expect(all, name).not.toContain('$bytes')
    for (const mark of ['PK\u0003\u0004', '%PDF-']) expect(all, `${name}：文件`).not.toContain(mark)
  }
})

const file = verb({
  name: 'test.secret-file',
  title: '下载一份文件',
  http: 'POST /test/secret-file',
  who: anybody(),
  input: z.strictObject({}),
  output: Download,
  run: async () => ({
    name: 'a.csv',
    type: 'text/csv',
    bytes: new TextEncoder().encode('6222020200012345678'),
  }),
})

test('下载的文件不留：同一个编号再来一次，文件再做一次', async () => {
  const again = { ...asking(official('finance-officer')), key: randomUUID() }
  for (let time = 0; time < 2; time += 1) {
    const { bytes } = await perform(kernel, file, again, {})
    expect(new TextDecoder().decode(bytes)).toBe('6222020200012345678')
  }
  const { rows } = await sql`select 1 from idempotency where key = ${again.key}`.execute(kernel.database.db)
  expect(rows).toEqual([])
})

const once = verb({
  name: 'test.once',
  title: '办一次',
  http: 'POST /test/once',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({ number: z.string() }),
  run: async () => ({ number: 'one' }),
})

test('一天以后不再留答复，但仍然知道办过；一个月以后全忘', async () => {
  const asked = { ...asking(official('leader')), key: randomUUID() }
  const { db } = kernel.database
  expect(await perform(kernel, once, asked, {})).toEqual({ number: 'one' })
  const later = (hours: number) => new Date(kernel.clock.now().getTime() + hours * 3_600_000)
  await sweepKeys(db, later(23))
  expect(await perform(kernel, once, asked, {})).toEqual({ number: 'one' })
  await sweepKeys(db, later(25))
  const { rows } = await sql`select 1 from idempotency where answer is not null`.execute(db)
  expect(rows).toEqual([])
  await expect(perform(kernel, once, asked, {})).rejects.toThrow('早已办理过')
  await sweepKeys(db, later(24 * 31))
  expect((await sql`select 1 from idempotency`.execute(db)).rows).toEqual([])
})
