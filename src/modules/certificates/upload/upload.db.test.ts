import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/perform.ts'
import { countTodo } from '../../../kernel/work/index.ts'
import { correctCertificate, type Issued, issueCertificate, revokeCertificate } from '../issue.ts'
import type { Issue } from '../schema.ts'
import { myCertificates } from '../verbs/my-certificates.ts'
import { listReturned, listUploads } from './lists.ts'
import { takeReceipt, uploadAgain } from './receive.ts'
import { makeUpload, uploadBatchFile } from './send.ts'
import { standInReceipt } from './stand-in.ts'
import { uploadTodo } from './todo.ts'

let kernel: TestKernel
const officer = official('municipal-officer')
const BODY = { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' }
const assessor = agent('assessor-agent', BODY.id)

beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())
beforeEach(async () => {
  kernel.clock.set(new Date(kernel.clock.now().getTime() + 60_000).toISOString())
  // Whatever an earlier situation left waiting goes out, so that each begins with nothing due.
  const { due } = await kernel.as(officer, listUploads, {})
  if (due > 0) await send()
})

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const issued = (more: Partial<Issue> = {}): Promise<Issued> =>
  doing((ctx) =>
    issueCertificate(ctx, {
      person: randomUUID(),
      name: '张建国',
      idNumber: '11010519491231002X',
      occupation: { code: '6-18-02-04', name: '焊工' },
      level: 4,
      issuedOn: civilDate('2026-02-10'),
      organisation: BODY,
      siteCode: '000067',
      bodyCode: '0000',
      source: { kind: 'exam', id: randomUUID() },
      ...more,
    }),
  )
async function send(): Promise<{ id: string; number: string; faulty: number; file: Uint8Array }> {
  const made = await kernel.as(officer, makeUpload, {})
  const { items } = await kernel.as(officer, listUploads, {})
  const batch = items.find(({ number }) => number === made.number)
  if (!batch) return { id: '', number: '', faulty: made.faulty, file: new Uint8Array() }
  const { bytes } = await kernel.as(officer, uploadBatchFile, { id: batch.id })
  return { id: batch.id, number: batch.number, faulty: made.faulty, file: bytes }
}
const receive = (id: string, content: Uint8Array) =>
  kernel.as(officer, takeReceipt, { id, file: { name: '回执.csv', content } })
const stateOf = async (id: string) => {
  const { rows } = await sql<{ is: string }>`select action || ' ' || state as is from certificate_upload
    where certificate = ${id}`.execute(kernel.database.db)
  return rows[0]?.is
}

describe('上传全国联网查询', () => {
  test('已赋码、已上传、可查：持证人看得到，历史只增不改', async () => {
    const person = randomUUID()
    const one = await issued({ person })
    expect(await stateOf(one.id)).toBe('add assigned')
    const batch = await send()
    expect(await stateOf(one.id)).toBe('add uploaded')
    const text = new TextDecoder().decode(batch.file)
    expect(text).toContain(
      `${batch.number},登记,${one.number},张建国,居民身份证,11010519491231002X,6-18-02-04`,
    )
    expect(await receive(batch.id, standInReceipt(batch.file))).toMatchObject({ accepted: 1, waiting: 0 })
    expect(await stateOf(one.id)).toBe('add queryable')
    const mine = await kernel.as(citizen(person), myCertificates, {})
    expect(mine.certificates[0]?.uploadText).toBe('全国可查')
    await expect(sql`delete from certificate_upload_step`.execute(kernel.database.db)).rejects.toThrow(
      'never changed',
    )
    await expect(
      sql`update certificate_batch_row set outcome = 'rejected', reason = 'x'`.execute(kernel.database.db),
    ).rejects.toThrow('never changed')
  })

  test('校验不过的不进批次，退回发证机构；更正以后，新证自己上传，写明原编号', async () => {
    const bad = await issued({ idNumber: '110105194912310021' })
    const good = await issued()
    const batch = await send()
    expect(batch.faulty).toBe(1)
    expect([await stateOf(bad.id), await stateOf(good.id)]).toEqual(['add faulty', 'add uploaded'])
    const back = await kernel.as(assessor, listReturned, {})
    expect(back.items).toMatchObject([{ number: bad.number, reason: expect.stringContaining('证件号码：') }])
    const fresh = await doing((ctx) =>
      correctCertificate(ctx, bad.id, {
        idNumber: '11010519491231002X',
        reason: '末位录错',
      }),
    )
    expect(await stateOf(bad.id)).toBe('add ended')
    const next = await send()
    expect(new TextDecoder().decode(next.file)).toMatch(new RegExp(`${fresh.number}.*${bad.number}`))
    expect((await kernel.as(assessor, listReturned, {})).items).toEqual([])
  })

  test('被退回的写明原因，核对无误的重新上送；别的机构看不到，也送不了', async () => {
    const one = await issued()
    const batch = await send()
    await receive(
      batch.id,
      standInReceipt(batch.file, () => '姓名与公安登记不一致'),
    )
    expect(await stateOf(one.id)).toBe('add rejected')
    const stranger = agent('assessor-agent', randomUUID())
    expect((await kernel.as(stranger, listReturned, {})).items).toEqual([])
    const why = '对照身份证原件，都对'
    await expect(kernel.as(stranger, uploadAgain, { id: one.id, why })).rejects.toMatchObject({ status: 403 })
    await kernel.as(assessor, uploadAgain, { id: one.id, why })
    await expect(kernel.as(assessor, uploadAgain, { id: one.id, why })).rejects.toMatchObject({ status: 409 })
    expect(await stateOf(one.id)).toBe('add assigned')
  })

  test('同一份回执收两次，什么也不变；与以前不同的不收', async () => {
    const one = await issued()
    const batch = await send()
    const receipt = standInReceipt(batch.file)
    await receive(batch.id, receipt)
    expect(await receive(batch.id, receipt)).toEqual({ accepted: 0, rejected: 0, same: 1, waiting: 0 })
    await expect(
      receive(
        batch.id,
        standInReceipt(batch.file, () => '不符'),
      ),
    ).rejects.toMatchObject({ status: 422 })
    const { rows } = await sql`select 1 from certificate_upload_step where certificate = ${one.id}`.execute(
      kernel.database.db,
    )
    expect(rows).toHaveLength(2)
  })

  test('别批的回执、没送过的证书：一行也不记', async () => {
    const one = await issued()
    const first = await send()
    await issued()
    const second = await send()
    await expect(receive(second.id, standInReceipt(first.file))).rejects.toMatchObject({ status: 422 })
    const unknown = `批次号,证书编号,结果,原因\r\n${first.number},${one.number},接收,\r\n${first.number},S1,接收,\r\n`
    await expect(receive(first.id, new TextEncoder().encode(unknown))).rejects.toMatchObject({ status: 422 })
    expect(await stateOf(one.id)).toBe('add uploaded')
    await expect(receive(randomUUID(), standInReceipt(first.file))).rejects.toMatchObject({ status: 404 })
  })

  test('送出以后撤销的，再送一次撤销；没送过的撤销了就不送', async () => {
    const told = await issued()
    const batch = await send()
    const fresh = await issued()
    await doing(async (ctx) => {
      await revokeCertificate(ctx, told.id, 'fraud', '经查替考')
      await revokeCertificate(ctx, fresh.id, 'fraud', '经查替考')
    })
    expect([await stateOf(told.id), await stateOf(fresh.id)]).toEqual(['revoke assigned', 'add ended'])
    // The receipt for the first telling comes late, and does not undo the second.
    await receive(batch.id, standInReceipt(batch.file))
    expect(await stateOf(told.id)).toBe('revoke assigned')
    const next = await send()
    expect(new TextDecoder().decode(next.file)).toContain(`撤销,${told.number}`)
    await receive(next.id, standInReceipt(next.file))
    expect(await stateOf(told.id)).toBe('revoke queryable')
    // The file of the first batch stays what it was.
    const { bytes } = await kernel.as(officer, uploadBatchFile, { id: batch.id })
    expect(new TextDecoder().decode(bytes)).toContain(`登记,${told.number}`)
  })

  test('同时生成两批，一张证书只进一批；没有要传的说没有', async () => {
    await Promise.all(Array.from({ length: 4 }, () => issued()))
    const made = await Promise.allSettled([1, 2].map(() => kernel.as(officer, makeUpload, {})))
    const rows = made.map((one) => (one.status === 'fulfilled' ? one.value.rows : 0))
    expect(rows.toSorted()).toEqual([0, 4])
    await expect(kernel.as(officer, makeUpload, {})).rejects.toMatchObject({ status: 409 })
  })

  test('四十八小时没有回执的，市里的待办逾期', async () => {
    const receipts = uploadTodo.find(({ name }) => name === 'certificates.receipts')
    if (!receipts) throw new Error('no todo')
    await issued()
    await send()
    const overdue = () =>
      doing(
        async (ctx) => (await countTodo(Object.create(ctx, { actor: { value: officer } }), receipts)).overdue,
      )
    const before = await overdue()
    kernel.clock.set(new Date(kernel.clock.now().getTime() + 4 * 86_400_000).toISOString())
    expect(await overdue()).toBeGreaterThan(before)
    const { items } = await kernel.as(officer, listUploads, {})
    expect(items[0]).toMatchObject({ late: true, waiting: 1 })
  })
})
