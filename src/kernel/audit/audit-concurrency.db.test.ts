import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import type { Database, Db } from '../database/database.ts'
import { auditTrail, recordAct, sealAudit, verifyAudit } from './index.ts'

let database: Database
const at = new Date('2026-03-02T09:00:00+08:00')

beforeAll(async () => {
  database = await testDatabase(['kernel/audit'])
})
afterAll(() => database.close())

const act = (db: Db, requestId: string) =>
  recordAct(db, {
    at,
    account: 'account-1',
    roles: ['district-clerk'],
    verb: 'training.file-class',
    subjectKind: 'class',
    subjectId: requestId,
    purpose: null,
    outcome: 'ok',
    requestId,
    before: null,
    after: null,
    district: null,
  })

/** Lets others run until `free` is called. */
function gate() {
  let free!: () => void
  const open = new Promise<void>((done) => {
    free = done
  })
  return { open, free }
}

test('八个写、四个封、一个验同时进行：每条记录只封一次，查不出异样', async () => {
  let writing = true
  const write = async (writer: number) => {
    for (let n = 0; n < 40; n += 1) {
      await database.transaction(async (tx) => {
        await act(tx, `writer-${writer}-${n}`)
        if (n % 10 === 9) await act(tx, `writer-${writer}-${n}-second`)
      })
    }
  }
  const seal = async () => {
    let sealed = 0
    while (writing) sealed += (await sealAudit(database, { at })).sealed
    return sealed
  }
  const watch = async () => {
    while (writing) {
      const report = await verifyAudit(database.db)
      expect(report).toMatchObject({ sound: true, findings: [] })
      await database.transaction(async (tx) => expect((await verifyAudit(tx)).findings).toEqual([]))
    }
  }
  const watcher = watch()
  const sealers = Array.from({ length: 4 }, seal)
  await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)))
  writing = false
  await watcher
  const sealed = (await Promise.all(sealers)).reduce((sum, one) => sum + one, 0)
  const rest = await sealAudit(database, { at })
  expect(sealed + rest.sealed).toBe(8 * 44)
  expect(await verifyAudit(database.db)).toMatchObject({
    sound: true,
    findings: [],
    sealed: 8 * 44,
    unsealed: 0,
  })
})

test('比后面的记录晚提交的办理也会被封存，谁都不用等它', async () => {
  const before = await verifyAudit(database.db)
  if (database.kind === 'pglite') {
    await database.transaction((tx) => act(tx, 'slow'))
    await act(database.db, 'quick')
    expect(await sealAudit(database, { at })).toMatchObject({ sealed: 2 })
    return
  }
  const begun = gate()
  const finish = gate()
  const slow = database.transaction(async (tx) => {
    await act(tx, 'slow')
    begun.free()
    await finish.open
  })
  await begun.open
  await act(database.db, 'quick')
  expect(await sealAudit(database, { at })).toEqual({ sealed: 1, busy: false })
  finish.free()
  await slow
  expect(await sealAudit(database, { at })).toEqual({ sealed: 1, busy: false })
  const [quick, late] = await auditTrail(database.db, { districts: 'all' }, 2)
  expect([quick?.requestId, late?.requestId]).toEqual(['quick', 'slow'])
  expect(late!.id).toBeLessThan(quick!.id)
  expect(await verifyAudit(database.db)).toMatchObject({
    sound: true,
    sealed: before.sealed + 2,
    unsealed: 0,
  })
})

test('一台服务器在封存时，另一台立即返回，写的照写', async () => {
  if (database.kind === 'pglite') {
    const both = await Promise.all([sealAudit(database, { at }), sealAudit(database, { at })])
    expect(both.map((one) => one.sealed)).toEqual([0, 0])
    return
  }
  await act(database.db, 'before')
  const sealing = gate()
  const finish = gate()
  const slowSealer: Database = {
    ...database,
    transaction: (run) =>
      database.transaction(async (tx) => {
        const result = await run(tx)
        sealing.free()
        await finish.open
        return result
      }),
  }
  const first = sealAudit(slowSealer, { at })
  await sealing.open
  expect(await sealAudit(database, { at })).toEqual({ sealed: 0, busy: true })
  await act(database.db, 'meanwhile')
  finish.free()
  expect(await first).toMatchObject({ sealed: 1 })
  expect(await sealAudit(database, { at })).toMatchObject({ sealed: 1 })
  expect(await verifyAudit(database.db)).toMatchObject({ sound: true, unsealed: 0 })
})
