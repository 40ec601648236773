import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import type { Database } from '../../database/database.ts'
import { type Head, recordAct, verifyAudit } from '../index.ts'
import { anAct, at, by, nineSealedActs, publicKeys, sealWithin, tampered } from './tampering.ts'

let database: Database
let head: Head

beforeAll(async () => {
  database = await testDatabase(['kernel/audit'])
  head = await nineSealedActs(database)
})
afterAll(() => database.close())

test('没有动过：无误，并说出封存到了哪里', async () => {
  expect(await verifyAudit(database.db, { publicKeys, heads: [head] })).toEqual({
    sound: true,
    findings: [],
    batches: 3,
    sealed: 9,
    sealedUntil: at(10),
    head: { seq: 3, hash: head.hash },
    backdated: [],
    unsealed: 0,
    unsealedSince: null,
  })
})

describe('改一条记录', () => {
  const CHANGES: Record<string, string> = {
    at: "at + interval '1 microsecond'",
    account: 'null',
    roles: "array['district-clerk']",
    verb: "'subsidy.pay'",
    subject_kind: "'class'",
    subject_id: "'BT-2026-120116-000009'",
    purpose: "''",
    outcome: "'refused'",
    request_id: "'request-0'",
    before_digest: 'null',
    after_digest: "repeat('c', 64)",
    district: "'120101'",
    origin: "'portal'",
    mac: "repeat('d', 64)",
  }

  test('每一列都在下面试过', async () => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = 'audit_record'`.execute(database.db)
    expect(rows.map((row) => row.name).sort()).toEqual(['id', ...Object.keys(CHANGES)].sort())
  })

  test.each(Object.entries(CHANGES))('%s', async (column, value) => {
    const found = await tampered(
      database,
      by(sql.raw(`update audit_record set ${column} = ${value} where id = 5`)),
    )
    expect(found).toMatchObject({ sound: false, findings: [{ kind: 'record-edited', record: 5, batch: 2 }] })
  })

  test('编号：旧的没了，新的是混进来的', async () => {
    const found = await tampered(database, by(sql`update audit_record set id = default where id = 5`))
    expect(found.findings).toEqual([
      { kind: 'record-removed', record: 5, batch: 2 },
      { kind: 'record-slipped-in', record: expect.any(Number) },
    ])
  })

  test('岗位换一种写法，意思变了', async () => {
    const found = await tampered(
      database,
      by(sql`update audit_record set roles = array['district-clerk,district-reviewer'] where id = 5`),
    )
    expect(found.findings).toEqual([{ kind: 'record-edited', record: 5, batch: 2 }])
  })
})

describe('记录被删、被换、被混进来', () => {
  test('删一条', async () => {
    const found = await tampered(database, by(sql`delete from audit_record where id = 6`))
    expect(found.findings).toEqual([{ kind: 'record-removed', record: 6, batch: 2 }])
  })

  test('删掉整批', async () => {
    const found = await tampered(database, by(sql`delete from audit_record where id between 5 and 6`))
    expect(found.findings).toEqual([5, 6].map((record) => ({ kind: 'record-removed', record, batch: 2 })))
  })

  test('两条对调', async () => {
    const found = await tampered(database, async (tx) => {
      await sql`create temporary table swap on commit drop as select * from audit_record where id in (1, 3)`.execute(
        tx,
      )
      const columns =
        'at, account, roles, verb, subject_kind, subject_id, purpose, outcome, request_id, before_digest, after_digest, district'
      await sql
        .raw(
          `update audit_record set (${columns}) = (select ${columns} from swap where swap.id = 4 - audit_record.id) where id in (1, 3)`,
        )
        .execute(tx)
    })
    expect(found.findings).toEqual([
      { kind: 'record-moved', record: 1, from: 3, batch: 1 },
      { kind: 'record-moved', record: 3, from: 1, batch: 1 },
    ])
  })

  test('用中间的编号混进一条', async () => {
    const found = await tampered(database, async (tx) => {
      await sql`delete from audit_record where id = 6`.execute(tx)
      await sql`insert into audit_record (id, at, account, roles, verb, outcome, request_id)
        overriding system value values (6, ${at(6)}, 'forged', '{}', 'subsidy.pay', 'ok', 'request-6')`.execute(
        tx,
      )
    })
    expect(found.findings).toEqual([{ kind: 'record-edited', record: 6, batch: 2 }])
  })

  test('用新的编号混进一条', async () => {
    const found = await tampered(
      database,
      by(sql`insert into audit_record (at, account, roles, verb, outcome, request_id)
        values (${at(6)}, 'forged', '{}', 'subsidy.pay', 'ok', 'request-6')`),
    )
    expect(found.findings).toEqual([{ kind: 'record-slipped-in', record: expect.any(Number) }])
  })

  test('从正门加在最后但日期写早的，会被指出来', async () => {
    const found = await tampered(database, async (tx) => {
      await recordAct(tx, { ...anAct(9), at: new Date(at(9).getTime() - 3_600_000) })
      await sealWithin(database, tx, 20)
    })
    expect(found).toMatchObject({ sound: true, backdated: [expect.any(Number)] })
  })

  test('还没封存就被删的记录', async () => {
    const found = await tampered(database, async (tx) => {
      await recordAct(tx, anAct(10))
      await sql`delete from audit_record where id > 9`.execute(tx)
      await sealWithin(database, tx, 20)
    })
    expect(found.findings).toEqual([{ kind: 'record-removed', record: expect.any(Number), batch: 4 }])
  })

  test('从待封清单里去掉、永远不会被封的记录', async () => {
    const found = await tampered(database, async (tx) => {
      await recordAct(tx, anAct(10))
      await sql`delete from audit_unsealed`.execute(tx)
    })
    expect(found.findings).toEqual([{ kind: 'record-slipped-in', record: expect.any(Number) }])
  })

  test('已封存的记录又放回待封清单', async () => {
    const waiting = await tampered(database, by(sql`insert into audit_unsealed values (5), (99999)`))
    expect(waiting.findings).toEqual([
      { kind: 'record-wrongly-waiting', record: 5 },
      { kind: 'record-wrongly-waiting', record: 99999 },
    ])
    const sealed = await tampered(database, async (tx) => {
      await sql`insert into audit_unsealed values (5)`.execute(tx)
      await sealWithin(database, tx, 20)
    })
    expect(sealed.findings).toEqual([{ kind: 'record-sealed-twice', record: 5, batches: [2, 4] }])
  })
})
