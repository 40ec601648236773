import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import type { Database, Db } from '../../database/database.ts'
import { makeKeys, makeSigner } from '../../sealing/index.ts'
import { findingText, type Head, recordAct } from '../index.ts'
import { anAct, by, nineSealedActs, publicKeys, sealWithin, tampered } from './tampering.ts'

let database: Database
let head: Head

beforeAll(async () => {
  database = await testDatabase(['kernel/audit'])
  head = await nineSealedActs(database)
})
afterAll(() => database.close())

describe('链', () => {
  test.each([
    ['seq', 'seq = 7', 3],
    ['previous', "previous = ''", 3],
    ['algorithm', "algorithm = 'sm3'", 3],
    ['ids', 'ids = array[7, 9, 8]', 3],
    ['digests', 'digests = set_byte(digests, 40, get_byte(digests, 40) # 1)', 3],
    ['hash', "hash = repeat('0', 64)", 2],
    ['sealed_at', "sealed_at = sealed_at + interval '1 microsecond'", 2],
    ['signature', "signature = overlay(signature placing 'AAAA' from length(signature) - 20)", 1],
    ['signature', 'signature = null', 3],
  ])('改一批的 %s', async (_column, change, batch) => {
    const found = await tampered(
      database,
      by(sql.raw(`update audit_batch set ${change} where seq = ${batch}`)),
    )
    expect(found.sound).toBe(false)
    expect(found.findings.every((one) => 'batch' in one && one.batch >= batch)).toBe(true)
  })

  test('从中间去掉一批', async () => {
    const found = await tampered(database, by(sql`delete from audit_batch where seq = 2`))
    expect(found.findings).toEqual([
      { kind: 'batch-removed', batch: 2 },
      { kind: 'batch-unchained', batch: 3 },
      { kind: 'record-slipped-in', record: 5 },
      { kind: 'record-slipped-in', record: 6 },
    ])
  })

  test('两批对调', async () => {
    const found = await tampered(database, async (tx) => {
      await sql`update audit_batch set seq = 100 where seq = 1`.execute(tx)
      await sql`update audit_batch set seq = 1 where seq = 2`.execute(tx)
      await sql`update audit_batch set seq = 2 where seq = 100`.execute(tx)
    })
    const edited = found.findings.filter((one) => one.kind === 'batch-edited')
    expect(edited).toEqual([1, 2].map((batch) => ({ kind: 'batch-edited', batch })))
  })

  test('去掉最后一批：它的记录成了没有封存的', async () => {
    const found = await tampered(database, by(sql`delete from audit_batch where seq = 3`))
    expect(found.findings.map((one) => one.kind)).toEqual(Array(3).fill('record-slipped-in'))
  })

  const cutOff = async (tx: Db) => {
    await sql`delete from audit_batch where seq = 3`.execute(tx)
    await sql`delete from audit_record where id >= 7`.execute(tx)
  }

  test('连记录一起去掉最后一批：与留在外面的链头一比就看得出', async () => {
    expect((await tampered(database, cutOff, { publicKeys, heads: [head] })).findings).toEqual([
      { kind: 'head-not-found', batch: 3 },
    ])
  })

  test('用自己的封存程序重写末尾：与留存的链头一比就看得出', async () => {
    const found = await tampered(
      database,
      async (tx) => {
        await cutOff(tx)
        await recordAct(tx, anAct(7))
        await sealWithin(database, tx, 10)
      },
      { publicKeys, heads: [head] },
    )
    expect(found.findings).toEqual([{ kind: 'head-not-found', batch: 3 }])
  })

  test('改过以后整条链重算：城市的签名对不上', async () => {
    const forger = makeSigner(makeKeys('international'))
    const anew = async (tx: Db) => {
      await sql`update audit_record set account = 'account-9' where id = 2`.execute(tx)
      await sql`delete from audit_batch`.execute(tx)
      await sql`insert into audit_unsealed select id from audit_record`.execute(tx)
      await sealWithin(database, tx, 11, forger)
    }
    expect((await tampered(database, anew)).findings).toEqual([{ kind: 'signature-wrong', batch: 1 }])
    expect((await tampered(database, anew, {})).findings).toEqual([])
  })

  test('一批的签名挪到另一批', async () => {
    const found = await tampered(
      database,
      by(
        sql`update audit_batch set signature = (select signature from audit_batch where seq = 1) where seq = 2`,
      ),
    )
    expect(found.findings).toEqual([{ kind: 'signature-wrong', batch: 2 }])
  })
})

test('每一个发现都读得通', async () => {
  const found = await tampered(database, async (tx) => {
    await sql`delete from audit_batch where seq = 2`.execute(tx)
    await sql`update audit_record set account = null where id = 1`.execute(tx)
  })
  for (const finding of found.findings) expect(findingText(finding)).toMatch(/第 \d+ (号|批).*。$/)
})

describe('有保护时数据库不让改', () => {
  test.each([
    "update audit_record set account = 'x' where id = 1",
    'delete from audit_record where id = 1',
    'truncate audit_record',
    "update audit_batch set hash = '' where seq = 1",
    'delete from audit_batch where seq = 3',
    'truncate audit_batch',
  ])('不收：%s', async (statement) => {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/append-only/)
  })
})
