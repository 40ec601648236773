import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { discardDraft, keepFile, readDrafts, readKeptFile, removeOldDrafts, saveDraft } from './index.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
  kernel.clock.set('2026-03-02T09:00:00+08:00')
})
afterAll(() => kernel.close())

const SCHOOL = '018f0000-0000-7000-8000-000000000001'
const mine = agent('provider-agent', SCHOOL)
const colleague = { ...mine, account: 'another-agent' }
const form = 'training.file-class'
const file = { name: '名册.xlsx', content: new Uint8Array(Buffer.from('PK roster')) }

test('填一半存下来，换一台设备也取得回；只有本人取得到，存的是密文', async () => {
  await kernel.as(mine, saveDraft, { form, values: { occupation: '焊工', days: ['1', '2'] } })
  await kernel.as(mine, keepFile, { form, field: 'roster', file })
  const { items } = await kernel.as(mine, readDrafts, { form: 'training.' })
  expect(items).toEqual([
    {
      form,
      values: { occupation: '焊工', days: ['1', '2'] },
      savedAt: '2026-03-02T01:00:00.000Z',
      files: [{ field: 'roster', name: '名册.xlsx', size: 9 }],
    },
  ])
  const back = await kernel.as(mine, readKeptFile, { form, field: 'roster' })
  expect(Buffer.from(back.bytes).toString()).toBe('PK roster')
  expect((await kernel.as(colleague, readDrafts, { form })).items).toEqual([])
  await expect(kernel.as(colleague, readKeptFile, { form, field: 'roster' })).rejects.toMatchObject({
    status: 404,
  })
  const { rows } = await sql<{ all: string }>`select (select string_agg(d::text, ' ') from form_draft d)
    || (select string_agg(f::text, ' ') from form_draft_file f) as all`.execute(kernel.database.db)
  expect(rows[0]?.all).not.toMatch(/焊工|名册/)
})

test('交上去或者清空，草稿和文件一起没有；过了城市定的期限自己删除', async () => {
  await kernel.as(mine, saveDraft, { form: 'other', values: { text: '一半' } })
  await kernel.as(mine, discardDraft, { form })
  expect((await kernel.as(mine, readDrafts, { form })).items).toEqual([])
  await expect(kernel.as(mine, readKeptFile, { form, field: 'roster' })).rejects.toMatchObject({
    status: 404,
  })
  kernel.clock.set('2026-04-30T09:00:00+08:00')
  expect(await removeOldDrafts(kernel)).toBe(0)
  kernel.clock.set('2026-05-02T09:00:00+08:00')
  expect(await removeOldDrafts(kernel)).toBe(1)
})
