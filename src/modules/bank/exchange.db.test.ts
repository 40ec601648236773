import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { anAssessor } from '../../../test/sitting/sitting-walk.ts'
import type { Actor } from '../../kernel/identity/actor.ts'
import { CASE_VERBS } from '../../main/modules.ts'
import { SAMPLES } from './item/item.fixture.ts'
import { Content, KINDS } from './item/item.ts'
import { writePackage } from './qti/package.ts'
import { beginBatch } from './verbs/begin-batch.ts'
import { exportQuestions, importQuestions } from './verbs/exchange.ts'
import { withdrawQuestion } from './verbs/keep-item.ts'
import { listItems, readBatch, readItem } from './verbs/read-items.ts'
import { writeQuestion } from './verbs/write-question.ts'

const officer = official('municipal-officer')
const reviewer = official('municipal-reviewer')

let kernel: TestKernel
let writer: Actor

beforeAll(async () => {
  kernel = await testKernel()
  writer = agent('assessor-agent', await anAssessor(kernel))
}, 120_000)
afterAll(() => kernel?.close())

const step = (who: Actor, number: string, name: string) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name })
const begin = async () =>
  (await kernel.as(writer, beginBatch, { occupation: '焊工', level: '5', purpose: 'exam' })).number
const SEVEN = KINDS.map((kind) => ({ identifier: kind, content: Content.parse(SAMPLES[kind]) }))
const fileOf = (bytes: Uint8Array, name = '题.zip') => ({ name, content: new Uint8Array(bytes) })

describe('导入导出', () => {
  test('七种题导进来、发布、导出去，再看还是原来的；没有权限的人导不出，也看不到', async () => {
    const number = await begin()
    expect(await kernel.as(writer, importQuestions, { number, file: fileOf(writePackage(SEVEN)) })).toEqual({
      added: 7,
    })
    const batch = await kernel.as(writer, readBatch, { number })
    expect(batch.items.map(({ content }) => content.kind).sort()).toEqual([...KINDS].sort())
    await step(writer, number, 'submit')
    await step(officer, number, 'check')
    await step(reviewer, number, 'publish')
    const asked = { occupation: '焊工', level: '5', purpose: 'exam' } as const
    const file = await kernel.as(writer, exportQuestions, asked)
    expect(file.bytes.length).toBeGreaterThan(1000)
    for (const nobody of [
      officer,
      reviewer,
      official('auditor'),
      agent('marker', writer.organisation ?? ''),
    ]) {
      await expect(kernel.as(nobody, exportQuestions, asked)).rejects.toMatchObject({ status: 403 })
    }
    const item = batch.items[0]?.item ?? ''
    for (const nobody of [
      official('leader'),
      official('auditor'),
      agent('marker', writer.organisation ?? ''),
    ])
      await expect(kernel.as(nobody, readItem, { item })).rejects.toMatchObject({ status: 404 })
    await expect(
      kernel.as(agent('assessor-agent', crypto.randomUUID()), readItem, { item }),
    ).rejects.toMatchObject({ status: 403 })
    const { rows } = await sql<{ verb: string; outcome: string }>`select verb, outcome from audit_record
      where verb in ('bank.export', 'bank.batch')`.execute(kernel.database.db)
    expect(rows.filter(({ verb, outcome }) => verb === 'bank.export' && outcome === 'ok')).toHaveLength(1)
    expect(rows.filter(({ outcome }) => outcome === 'refused')).toHaveLength(4)
    // The same file again, under another batch.
    const again = await begin()
    await expect(
      kernel.as(writer, importQuestions, { number: again, file: fileOf(writePackage(SEVEN)) }),
    ).rejects.toMatchObject({ code: 'bank.sameQuestions' })
  })

  test('一题有错，整个不导入，每一处都说出来', async () => {
    const number = await begin()
    const bad = writePackage(
      SEVEN.slice(0, 2).map((one, at) => ({
        ...one,
        content: { ...one.content, point: at === 0 ? 'SAFETY' : 'PROCESS' },
      })),
    )
    const xml = '<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"/>'
    await expect(
      kernel.as(writer, importQuestions, { number, file: fileOf(Buffer.from(xml), '题.xml') }),
    ).rejects.toMatchObject({
      code: 'bank.badPackage',
      fields: [{ path: 'file', message: expect.stringContaining('没有题干') }],
    })
    await expect(
      kernel.as(writer, importQuestions, { number, file: fileOf(bad.subarray(0, 100)) }),
    ).rejects.toMatchObject({ code: 'bank.badPackage' })
    expect((await kernel.as(writer, readBatch, { number })).items).toEqual([])
  })

  test('照说明写的题，打开、停用', async () => {
    const number = await begin()
    const typed = {
      number,
      kind: 'choice',
      text: '哪一个对？',
      point: 'SAFETY',
      difficulty: 80,
      points: 2,
    } as const
    await expect(kernel.as(writer, writeQuestion, { ...typed, lines: '甲\n乙' })).rejects.toMatchObject({
      fields: [{ path: 'lines' }],
    })
    const { item } = await kernel.as(writer, writeQuestion, { ...typed, lines: '甲\n*乙' })
    await kernel.as(writer, writeQuestion, { ...typed, item, lines: '甲\n*乙\n丙' })
    await expect(kernel.as(reviewer, withdrawQuestion, { item, why: '过时了' })).rejects.toMatchObject({
      code: 'bank.notInUse',
    })
    await step(writer, number, 'submit')
    await step(officer, number, 'check')
    await step(reviewer, number, 'publish')
    const read = await kernel.as(reviewer, readItem, { item })
    expect(read).toMatchObject({ version: 1, inUse: true, content: { key: { right: 'A2' } } })
    expect(read.content).toMatchObject({ options: [{ text: '甲' }, { text: '乙' }, { text: '丙' }] })
    await kernel.as(reviewer, withdrawQuestion, { item, why: '过时了' })
    expect((await kernel.as(reviewer, readItem, { item })).standing).toBe('已停用：过时了')
    const { items } = await kernel.as(writer, listItems, { kind: 'choice' })
    expect(items.some((one) => one.item === item)).toBe(true)
    expect(JSON.stringify(items)).not.toContain('哪一个对')
  })
})
