import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { loadCityFolder } from '../../../main/city.ts'
import { type DecisionRecord, decide } from '../../decision/decision.ts'
import { wording } from '../../decision/wording.ts'
import { civilDate } from '../../value/time/civil-date.ts'
import { contextOf } from '../../verb/index.ts'
import type { Standards } from '../index.ts'
import { replay, replayable } from './replay.ts'

const CITY = fileURLToPath(new URL('../../../../city/tianjin', import.meta.url))

interface Facts {
  day: ReturnType<typeof civilDate>
}

const IN_FORCE = wording<[until: string | null, day: string]>('test.in-force', {
  found: ([until]) => until,
  needed: ([, day]) => day,
})

/** A rule that asks everything that a city can edit: articles, their status, the last day of a document, editions. */
function rule({ day }: Facts, standards: Standards) {
  const edition = standards.editions.find(
    (one) => one.kind === 'subsidy' && one.from <= day && (!one.to || one.to >= day),
  )
  const clause = standards.clause('subsidy-measures-2022', 'time')
  const until = standards.lastDay('subsidy-measures-2022')
  return decide<string>()
    .uses(edition?.id ?? 'subsidy/none')
    .require(until === null || day <= until, IN_FORCE, clause, [until, day])
    .grant(() => JSON.stringify(edition?.data ?? null))
}
replayable('test.everything', rule)

let kernel: TestKernel
let record: DecisionRecord
let folder: string

beforeAll(async () => {
  kernel = await testKernel()
  folder = mkdtempSync(join(tmpdir(), 'city-'))
  cpSync(CITY, folder, { recursive: true })
  const facts: Facts = { day: civilDate('2026-03-02') }
  record = await kernel.database.transaction(async (tx) => {
    const ctx = contextOf(kernel, { actor: official('auditor'), requestId: 'test' }, tx)
    return ctx.record('test.everything', facts, rule(facts, await ctx.standards()))
  })
  expect(record.decision.outcome).toBe('granted')
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await kernel.close()
})

const edit = (file: string, change: (text: string) => string) => {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
}

test.each([
  [
    '确认了一条推定的条款',
    () =>
      edit('policy/subsidy-measures-2022.yaml', (text) =>
        text.replaceAll('status: assumed', 'status: confirmed'),
      ),
  ],
  [
    '提前了文件的截止日',
    () =>
      edit('policy/subsidy-measures-2022.yaml', (text) => text.replace('to: 2027-07-31', 'to: 2026-01-31')),
  ],
  [
    '改了条款的称呼',
    () =>
      edit('policy/subsidy-measures-2022.yaml', (text) =>
        text.replace('关于办理时限的规定', '关于期限的规定'),
      ),
  ],
  [
    '改了标准里的数',
    () => edit('subsidy/2022.yaml', (text) => text.replace('非常紧缺: 100', '非常紧缺: 99')),
  ],
])('城市文件改了以后，重算一字不差：%s', async (_what, change) => {
  change()
  const { standards } = loadCityFolder(folder)
  const facts = record.facts as Facts
  expect(JSON.stringify(rule(facts, standards))).not.toBe(JSON.stringify(record.decision))
  expect(await replay(kernel.database.db, record, standards)).toMatchObject({ same: true })
})

test('版本和条款都删去以后，重算一字不差', async () => {
  const { standards } = loadCityFolder(CITY)
  const bare = standards.asIfAlways({ ...standards.editions[0]!, data: {} }).withDocuments([])
  expect(await replay(kernel.database.db, record, bare)).toMatchObject({ same: true })
})

test('内容相同的标准只存一次，存下的谁也改不了', async () => {
  const { db } = kernel.database
  const count = async () =>
    (await sql<{ n: number }>`select count(*) as n from standard_slice`.execute(db)).rows[0]?.n
  const before = await count()
  await kernel.database.transaction(async (tx) => {
    const ctx = contextOf(kernel, { actor: official('auditor'), requestId: 'test' }, tx)
    const again = await ctx.record('test.everything', record.facts, record.decision)
    expect(again.standards).toBe(record.standards)
  })
  expect(await count()).toBe(before)
  await expect(sql`delete from standard_slice`.execute(db)).rejects.toThrow('never changed')
  await expect(sql`update standard_slice set content = '{}'`.execute(db)).rejects.toThrow('never changed')
})

test('谁也没说怎么重算的决定，说得出来', async () => {
  const unknown = { ...record, rule: 'nobody.knows' }
  await expect(replay(kernel.database.db, unknown, await kernel.standards())).rejects.toThrow('nobody.knows')
})
