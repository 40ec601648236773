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

test('untouched: sound, and it says how far the seal reaches', async () => {
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

describe('a record edited', () => {
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
    mac: "repeat('d', 64)",
  }

  test('every column is tried below', async () => {
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

  test('id: the old number is gone, the new one was slipped in', async () => {
    const found = await tampered(database, by(sql`update audit_record set id = default where id = 5`))
    expect(found.findings).toEqual([
      { kind: 'record-removed', record: 5, batch: 2 },
      { kind: 'record-slipped-in', record: expect.any(Number) },
    ])
  })

  test('roles written in another way but meaning another thing', async () => {
    const found = await tampered(
      database,
      by(sql`update audit_record set roles = array['district-clerk,district-reviewer'] where id = 5`),
    )
    expect(found.findings).toEqual([{ kind: 'record-edited', record: 5, batch: 2 }])
  })
})

describe('records removed, exchanged, slipped in', () => {
  test('one removed', async () => {
    const found = await tampered(database, by(sql`delete from audit_record where id = 6`))
    expect(found.findings).toEqual([{ kind: 'record-removed', record: 6, batch: 2 }])
  })

  test('all of a batch removed', async () => {
    const found = await tampered(database, by(sql`delete from audit_record where id between 5 and 6`))
    expect(found.findings).toEqual([5, 6].map((record) => ({ kind: 'record-removed', record, batch: 2 })))
  })

  test('two exchanged', async () => {
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

  test('one slipped in with a number from the middle', async () => {
    const found = await tampered(database, async (tx) => {
      await sql`delete from audit_record where id = 6`.execute(tx)
      await sql`insert into audit_record (id, at, account, roles, verb, outcome, request_id)
        overriding system value values (6, ${at(6)}, 'forged', '{}', 'subsidy.pay', 'ok', 'request-6')`.execute(
        tx,
      )
    })
    expect(found.findings).toEqual([{ kind: 'record-edited', record: 6, batch: 2 }])
  })

  test('one slipped in with a new number', async () => {
    const found = await tampered(
      database,
      by(sql`insert into audit_record (at, account, roles, verb, outcome, request_id)
        values (${at(6)}, 'forged', '{}', 'subsidy.pay', 'ok', 'request-6')`),
    )
    expect(found.findings).toEqual([{ kind: 'record-slipped-in', record: expect.any(Number) }])
  })

  test('one put at the end through the front door, but dated back, is pointed out', async () => {
    const found = await tampered(database, async (tx) => {
      await recordAct(tx, { ...anAct(9), at: new Date(at(9).getTime() - 3_600_000) })
      await sealWithin(database, tx, 20)
    })
    expect(found).toMatchObject({ sound: true, backdated: [expect.any(Number)] })
  })

  test('a record that was deleted before it could be sealed', async () => {
    const found = await tampered(database, async (tx) => {
      await recordAct(tx, anAct(10))
      await sql`delete from audit_record where id > 9`.execute(tx)
      await sealWithin(database, tx, 20)
    })
    expect(found.findings).toEqual([{ kind: 'record-removed', record: expect.any(Number), batch: 4 }])
  })

  test('a waiting record taken off the list so that it would never be sealed', async () => {
    const found = await tampered(database, async (tx) => {
      await recordAct(tx, anAct(10))
      await sql`delete from audit_unsealed`.execute(tx)
    })
    expect(found.findings).toEqual([{ kind: 'record-slipped-in', record: expect.any(Number) }])
  })

  test('a sealed record put on the list again', async () => {
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
