import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { foldFigures } from '../../../kernel/figure/index.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { TALLIES } from '../../figures/figure.ts'
import { readFigure } from '../../figures/verbs/read-figure.ts'
import { type Issued, issueCertificate, revokeCertificate } from '../index.ts'
import { checkFile } from '../verbs/check-file.ts'
import { checkMany } from '../verbs/check-many.ts'
import { queryCertificate } from '../verbs/query-certificate.ts'
import { verifyCertificate } from '../verbs/verify-certificate.ts'

const NOBODYS = 'S000012999999264000001'

let kernel: TestKernel
let good: Issued
let revoked: Issued
beforeAll(async () => {
  kernel = await testKernel()
  ;[good, revoked] = await performAsSystem(kernel, 'test', async (ctx) => {
    const made: Issued[] = []
    for (let one = 0; one < 2; one += 1)
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
    await revokeCertificate(ctx, made[1]?.id ?? '', 'fraud', '经查替考')
    return made as [Issued, Issued]
  })
})
afterAll(() => kernel?.close())

const counted = async () => {
  const { rows } = await sql<{
    id: string
    times: number
  }>`select id, times::int from certificate_check_failure
    order by id`.execute(kernel.database.db)
  return Object.fromEntries(rows.map(({ id, times }) => [id.replace(/^\S+ /, ''), times]))
}

test('查验不通过按原因、在哪里查计数；有效的不计，谁查的、查哪一张不留', async () => {
  const scan = (code: string, s?: string) =>
    kernel.as(PUBLIC, verifyCertificate, { code, ...(s ? { s } : {}) })
  await scan(good.code)
  await scan(revoked.code)
  await scan(good.code, '0000000000000000')
  for (let turn = 0; turn < 3; turn += 1)
    await expect(scan('0000000000000')).rejects.toMatchObject({ status: 404 })
  const asks = (number: string, name: string) => kernel.as(PUBLIC, queryCertificate, { number, name })
  await asks(good.number, '张建国')
  await asks(good.number, '李四')
  await asks(NOBODYS, '张建国')
  for (const wrong of ['S0000', '1234567890123456'])
    await expect(asks(wrong, '张建国')).rejects.toMatchObject({ code: 'certificates.badCertificateNumber' })
  await expect(scan('不是码')).rejects.toMatchObject({ status: 404 })
  await kernel.as(agent('employer-agent', randomUUID()), checkMany, {
    rows: [good.number, revoked.number, NOBODYS, NOBODYS, 'S0000'].map((number) => ({
      number,
      name: '张建国',
    })),
  })
  await kernel.as(PUBLIC, checkFile, {
    file: { name: '证书.jwt', content: new TextEncoder().encode('随便写的') },
  })
  expect(await counted()).toEqual({
    'file altered': 1,
    'list malformed': 1,
    'list revoked': 1,
    'list unknown': 2,
    'number malformed': 2,
    'number other-name': 1,
    'number unknown': 1,
    'scan altered': 1,
    'scan malformed': 1,
    'scan revoked': 1,
    'scan unknown': 3,
  })
  const { rows } = await sql<{ row: string }>`select f::text as row from certificate_check_failure f`.execute(
    kernel.database.db,
  )
  for (const { row } of rows)
    for (const of of [good.number, good.code, '张建国', 'S0000', '1234567890123456'])
      expect(row).not.toContain(of)
})

test('市里看得到不通过多少次、为什么', async () => {
  await foldFigures(kernel.database, TALLIES, kernel.clock.now())
  const found = await kernel.as(official('leader'), readFigure, { key: 'check-failures' })
  expect(found).toMatchObject({ total: 11, amount: 15 })
  expect(found.divided[0]?.values[0]).toMatchObject({ text: '查无此证（扫码）', number: 3 })
})
