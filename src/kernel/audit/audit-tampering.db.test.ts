import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database, Db } from '../database/database.ts'
import { makeKeys, makeSigner, publicKeysOf } from '../sealing/index.ts'
import {
  auditHead,
  findingText,
  type Head,
  recordAct,
  sealAudit,
  type VerifyOptions,
  verifyAudit,
} from './index.ts'

let database: Database
let head: Head
const keys = makeKeys('international')
const signer = makeSigner(keys)
const publicKeys = publicKeysOf(keys)
const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 1, minute))

const anAct = (minute: number) => ({
  at: at(minute),
  account: `account-${minute % 3}`,
  roles: ['district-clerk', 'district-reviewer'],
  verb: 'subsidy.review-claim',
  subjectKind: 'claim',
  subjectId: `BT-2026-120116-00000${minute}`,
  purpose: '核对身份',
  outcome: 'ok' as const,
  requestId: `request-${minute}`,
  before: 'b'.repeat(64),
  after: 'a'.repeat(64),
  district: '120116',
})

/** Records 1–4 in batch 1, 5–6 in batch 2, 7–9 in batch 3, all signed. */
beforeAll(async () => {
  database = await testDatabase(['kernel/audit'])
  for (const [first, last] of [
    [1, 4],
    [5, 6],
    [7, 9],
  ] as const) {
    for (let minute = first; minute <= last; minute += 1) await recordAct(database.db, anAct(minute))
    expect(await sealAudit(database, { at: at(last + 1), signer })).toEqual({
      sealed: last - first + 1,
      busy: false,
    })
  }
  head = (await auditHead(database.db)) as Head
})
afterAll(() => database.close())

class Undo extends Error {}

/** Does something to the tables with the guards switched off, verifies, and undoes it. */
async function tampered(tamper: (tx: Db) => Promise<unknown>, options: VerifyOptions = { publicKeys }) {
  let found: Awaited<ReturnType<typeof verifyAudit>> | null = null
  await database
    .transaction(async (tx) => {
      for (const table of ['audit_record', 'audit_batch']) {
        await sql.raw(`alter table ${table} disable trigger user`).execute(tx)
      }
      await tamper(tx)
      found = await verifyAudit(tx, options)
      throw new Undo()
    })
    .catch((error) => {
      if (!(error instanceof Undo)) throw error
    })
  return found as unknown as Awaited<ReturnType<typeof verifyAudit>>
}

const by = (statement: RawBuilder<unknown>) => (tx: Db) => statement.execute(tx)

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
  }

  test('every column is tried below', async () => {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = 'audit_record'`.execute(database.db)
    expect(rows.map((row) => row.name).sort()).toEqual(['id', ...Object.keys(CHANGES)].sort())
  })

  test.each(Object.entries(CHANGES))('%s', async (column, value) => {
    const found = await tampered(by(sql.raw(`update audit_record set ${column} = ${value} where id = 5`)))
    expect(found).toMatchObject({ sound: false, findings: [{ kind: 'record-edited', record: 5, batch: 2 }] })
  })

  test('id: the old number is gone, the new one was slipped in', async () => {
    const found = await tampered(by(sql`update audit_record set id = default where id = 5`))
    expect(found.findings).toEqual([
      { kind: 'record-removed', record: 5, batch: 2 },
      { kind: 'record-slipped-in', record: expect.any(Number) },
    ])
  })

  test('roles written in another way but meaning another thing', async () => {
    const found = await tampered(
      by(sql`update audit_record set roles = array['district-clerk,district-reviewer'] where id = 5`),
    )
    expect(found.findings).toEqual([{ kind: 'record-edited', record: 5, batch: 2 }])
  })
})

describe('records removed, exchanged, slipped in', () => {
  test('one removed', async () => {
    const found = await tampered(by(sql`delete from audit_record where id = 6`))
    expect(found.findings).toEqual([{ kind: 'record-removed', record: 6, batch: 2 }])
  })

  test('all of a batch removed', async () => {
    const found = await tampered(by(sql`delete from audit_record where id between 5 and 6`))
    expect(found.findings).toEqual([5, 6].map((record) => ({ kind: 'record-removed', record, batch: 2 })))
  })

  test('two exchanged', async () => {
    const found = await tampered(async (tx) => {
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
    const found = await tampered(async (tx) => {
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
      by(sql`insert into audit_record (at, account, roles, verb, outcome, request_id)
        values (${at(6)}, 'forged', '{}', 'subsidy.pay', 'ok', 'request-6')`),
    )
    expect(found.findings).toEqual([{ kind: 'record-slipped-in', record: expect.any(Number) }])
  })

  test('one put at the end through the front door, but dated back, is pointed out', async () => {
    const found = await tampered(async (tx) => {
      await recordAct(tx, { ...anAct(9), at: new Date(at(9).getTime() - 3_600_000) })
      await sealAudit({ ...database, transaction: (run) => run(tx) }, { at: at(20), signer })
    })
    expect(found).toMatchObject({ sound: true, backdated: [expect.any(Number)] })
  })

  test('a record that was deleted before it could be sealed', async () => {
    const found = await tampered(async (tx) => {
      await recordAct(tx, anAct(10))
      await sql`delete from audit_record where id > 9`.execute(tx)
      await sealAudit({ ...database, transaction: (run) => run(tx) }, { at: at(20), signer })
    })
    expect(found.findings).toEqual([{ kind: 'record-removed', record: expect.any(Number), batch: 4 }])
  })

  test('a waiting record taken off the list so that it would never be sealed', async () => {
    const found = await tampered(async (tx) => {
      await recordAct(tx, anAct(10))
      await sql`delete from audit_unsealed`.execute(tx)
    })
    expect(found.findings).toEqual([{ kind: 'record-slipped-in', record: expect.any(Number) }])
  })

  test('a sealed record put on the list again', async () => {
    const waiting = await tampered(by(sql`insert into audit_unsealed values (5), (99999)`))
    expect(waiting.findings).toEqual([
      { kind: 'record-wrongly-waiting', record: 5 },
      { kind: 'record-wrongly-waiting', record: 99999 },
    ])
    const sealed = await tampered(async (tx) => {
      await sql`insert into audit_unsealed values (5)`.execute(tx)
      await sealAudit({ ...database, transaction: (run) => run(tx) }, { at: at(20), signer })
    })
    expect(sealed.findings).toEqual([{ kind: 'record-sealed-twice', record: 5, batches: [2, 4] }])
  })
})

describe('the chain', () => {
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
  ])('%s of a batch edited', async (_column, change, batch) => {
    const found = await tampered(by(sql.raw(`update audit_batch set ${change} where seq = ${batch}`)))
    expect(found.sound).toBe(false)
    expect(found.findings.every((one) => 'batch' in one && one.batch >= batch)).toBe(true)
  })

  test('a batch removed from the middle', async () => {
    const found = await tampered(by(sql`delete from audit_batch where seq = 2`))
    expect(found.findings).toEqual([
      { kind: 'batch-removed', batch: 2 },
      { kind: 'batch-unchained', batch: 3 },
      { kind: 'record-slipped-in', record: 5 },
      { kind: 'record-slipped-in', record: 6 },
    ])
  })

  test('two batches exchanged', async () => {
    const found = await tampered(async (tx) => {
      await sql`update audit_batch set seq = 100 where seq = 1`.execute(tx)
      await sql`update audit_batch set seq = 1 where seq = 2`.execute(tx)
      await sql`update audit_batch set seq = 2 where seq = 100`.execute(tx)
    })
    const edited = found.findings.filter((one) => one.kind === 'batch-edited')
    expect(edited).toEqual([1, 2].map((batch) => ({ kind: 'batch-edited', batch })))
  })

  test('the last batch removed: its records stand unsealed', async () => {
    const found = await tampered(by(sql`delete from audit_batch where seq = 3`))
    expect(found.findings.map((one) => one.kind)).toEqual(Array(3).fill('record-slipped-in'))
  })

  const cutOff = async (tx: Db) => {
    await sql`delete from audit_batch where seq = 3`.execute(tx)
    await sql`delete from audit_record where id >= 7`.execute(tx)
  }

  test('the last batch removed with its records: seen against a head that was kept outside', async () => {
    expect((await tampered(cutOff, { publicKeys, heads: [head] })).findings).toEqual([
      { kind: 'head-not-found', batch: 3 },
    ])
  })

  test('the end written anew by the house’s own sealer: seen against the kept head', async () => {
    const found = await tampered(
      async (tx) => {
        await cutOff(tx)
        await recordAct(tx, anAct(7))
        await sealAudit({ ...database, transaction: (run) => run(tx) }, { at: at(10), signer })
      },
      { publicKeys, heads: [head] },
    )
    expect(found.findings).toEqual([{ kind: 'head-not-found', batch: 3 }])
  })

  test('the whole chain computed anew after an edit: the city’s signatures do not fit', async () => {
    const forger = makeSigner(makeKeys('international'))
    const anew = async (tx: Db) => {
      await sql`update audit_record set account = 'account-9' where id = 2`.execute(tx)
      await sql`delete from audit_batch`.execute(tx)
      await sql`insert into audit_unsealed select id from audit_record`.execute(tx)
      await sealAudit({ ...database, transaction: (run) => run(tx) }, { at: at(11), signer: forger })
    }
    expect((await tampered(anew)).findings).toEqual([{ kind: 'signature-wrong', batch: 1 }])
    expect((await tampered(anew, {})).findings).toEqual([])
  })

  test('a signature moved from one batch to another', async () => {
    const found = await tampered(
      by(
        sql`update audit_batch set signature = (select signature from audit_batch where seq = 1) where seq = 2`,
      ),
    )
    expect(found.findings).toEqual([{ kind: 'signature-wrong', batch: 2 }])
  })
})

test('every finding can be read aloud', async () => {
  const found = await tampered(async (tx) => {
    await sql`delete from audit_batch where seq = 2`.execute(tx)
    await sql`update audit_record set account = null where id = 1`.execute(tx)
  })
  for (const finding of found.findings) expect(findingText(finding)).toMatch(/第 \d+ (号|批).*。$/)
})

describe('with the guards on, the database refuses', () => {
  test.each([
    "update audit_record set account = 'x' where id = 1",
    'delete from audit_record where id = 1',
    'truncate audit_record',
    "update audit_batch set hash = '' where seq = 1",
    'delete from audit_batch where seq = 3',
    'truncate audit_batch',
  ])('%s', async (statement) => {
    await expect(sql.raw(statement).execute(database.db)).rejects.toThrow(/append-only/)
  })
})
