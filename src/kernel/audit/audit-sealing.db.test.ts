import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database } from '../database/database.ts'
import { makeKeys, makeSigner } from '../sealing/index.ts'
import {
  type ActRecord,
  auditHead,
  auditPage,
  auditTrail,
  recordAct,
  sealAudit,
  verifyAudit,
} from './index.ts'

let database: Database
let serial = 0
const at = new Date('2026-03-02T09:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase(['kernel/audit', 'kernel/verb'])
})
afterAll(() => database.close())
beforeEach(async () => {
  await sealAudit(database, { at })
})

const anAct = (change: Partial<ActRecord> = {}): ActRecord => {
  serial += 1
  return {
    at,
    account: 'account-1',
    roles: ['district-clerk'],
    verb: 'training.file-class',
    subjectKind: 'class',
    subjectId: `KB-2026-120116-${serial}`,
    purpose: null,
    outcome: 'ok',
    requestId: `request-${serial}`,
    before: null,
    after: null,
    district: '120116',
    ...change,
  }
}

test('办理先等着，封存以后就没有等的了', async () => {
  const { batches, sealed } = await verifyAudit(database.db)
  await recordAct(database.db, anAct())
  await recordAct(database.db, anAct({ at: new Date(at.getTime() + 1), account: null, roles: [] }))
  expect(await verifyAudit(database.db)).toMatchObject({
    sound: true,
    unsealed: 2,
    unsealedSince: at,
    sealed,
  })
  expect(await sealAudit(database, { at })).toEqual({ sealed: 2, busy: false })
  expect(await verifyAudit(database.db)).toMatchObject({
    sound: true,
    unsealed: 0,
    unsealedSince: null,
    sealed: sealed + 2,
    batches: batches + 1,
    sealedUntil: at,
  })
  expect(await sealAudit(database, { at })).toEqual({ sealed: 0, busy: false })
  expect((await auditHead(database.db))?.seq).toBe(batches + 1)
})

test('没办成的事不留记录', async () => {
  const before = await auditTrail(database.db, { districts: 'all' })
  const failed = database.transaction(async (tx) => {
    await recordAct(tx, anAct())
    throw new Error('the act fails')
  })
  await expect(failed).rejects.toThrow('the act fails')
  expect(await auditTrail(database.db, { districts: 'all' })).toEqual(before)
  expect(await verifyAudit(database.db)).toMatchObject({ sound: true, unsealed: 0 })
})

test('用户端可能再问一次的答复和记录存在一起', async () => {
  const answer = { value: { number: 'KB-2026-120116-000001', tags: ['焊工'] } }
  await recordAct(database.db, {
    ...anAct(),
    idempotency: { actor: 'account-1', key: 'click-0001', digest: 'asked', answer },
  })
  const { rows } = await sql<{ answer: unknown }>`
    select answer from idempotency where actor = 'account-1' and key = 'click-0001'`.execute(database.db)
  expect(rows).toEqual([{ answer }])
  expect(await sealAudit(database, { at })).toMatchObject({ sealed: 1 })
})

test('积压的 4,500 条分批封存', async () => {
  const { batches } = await verifyAudit(database.db)
  await sql`with written as (
      insert into audit_record (at, account, roles, verb, outcome, request_id)
      select ${at}, 'account-' || n % 7, '{leader}', 'figures.read', 'ok', 'request-' || n
      from generate_series(1, 4500) n returning id)
    insert into audit_unsealed select id from written`.execute(database.db)
  expect(await sealAudit(database, { at })).toEqual({ sealed: 4500, busy: false })
  expect(await verifyAudit(database.db)).toMatchObject({ sound: true, unsealed: 0, batches: batches + 3 })
})

test('国密：用 SM3 封存、SM2 签名；链可以换算法', async () => {
  const keys = makeKeys('guomi')
  const signer = makeSigner(keys)
  await recordAct(database.db, anAct())
  await sealAudit(database, { at, signer })
  const { rows } = await sql<{ algorithm: string }>`
    select algorithm from audit_batch order by seq desc limit 1`.execute(database.db)
  expect(rows).toEqual([{ algorithm: 'sm3' }])
  const { batches, findings } = await verifyAudit(database.db, { publicKeys: signer.publicKeys() })
  // The batches of before this test have no signature, and each is told of.
  expect(findings).toEqual(
    Array.from({ length: batches - 1 }, (_, at) => ({ kind: 'signature-missing', batch: at + 1 })),
  )
  await recordAct(database.db, anAct())
  await sealAudit(database, { at })
  expect((await verifyAudit(database.db, { publicKeys: signer.publicKeys() })).findings.at(-1)).toEqual({
    kind: 'signature-missing',
    batch: batches + 1,
  })
})

describe('审计日志的查询', () => {
  test('最新的在前，按条件查，一页一页翻', async () => {
    const { db } = database
    for (let n = 0; n < 5; n += 1)
      await recordAct(db, anAct({ verb: 'people.read-identity', purpose: '现场核对', account: 'account-9' }))
    await recordAct(
      db,
      anAct({ verb: 'people.read-identity', outcome: 'refused', account: 'account-9', district: '120101' }),
    )
    const all = await auditTrail(db, { verb: 'people.read-identity', districts: 'all' })
    expect(all.map((one) => one.outcome)).toEqual(['refused', 'ok', 'ok', 'ok', 'ok', 'ok'])
    const whose = { account: 'account-9', districts: 'all' as const }
    const first = await auditPage(db, whose, {}, 4)
    const rest = await auditPage(db, whose, { after: first.next! }, 4)
    expect([...first.items, ...rest.items]).toEqual(all)
    expect(await auditPage(db, whose, { before: rest.previous! }, 4)).toEqual(first)
    expect(
      await auditTrail(db, { account: 'account-9', outcome: 'refused', districts: ['120101'] }),
    ).toHaveLength(1)
    expect(await auditTrail(db, { account: 'account-9', until: at, districts: 'all' })).toEqual([])
    expect(await auditTrail(db, { account: 'account-9', from: at, districts: 'all' })).toHaveLength(6)
  })

  test('一个区的审计员只看得到本区的记录', async () => {
    const { db } = database
    await recordAct(db, anAct({ account: 'account-8', district: '120101' }))
    await recordAct(db, anAct({ account: 'account-8', district: null }))
    const seen = await auditTrail(db, { account: 'account-8', districts: ['120101'] })
    expect(seen.map((one) => one.district)).toEqual(['120101'])
    expect(await auditTrail(db, { account: 'account-8', districts: [] })).toEqual([])
  })
})
