import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { perform } from '../../kernel/verb/index.ts'
import { findOccupations, readOccupation } from './index.ts'

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-08-03T09:00:00+08:00' })
})
afterAll(() => kernel?.close())

type Asked = Parameters<typeof findOccupations.input.parse>[0]
const find = (asked: Asked) => perform(kernel, findOccupations, asking(PUBLIC), asked as { q?: string })
const read = (key: string, on?: string) =>
  perform(kernel, readOccupation, asking(PUBLIC), { key, ...(on ? { on } : {}) })

describe('职业名录：任何人都能查', () => {
  test('按拼音首字母，职业自己在前；按分组、按标识、按新职业批次', async () => {
    expect((await find({ q: 'hg' })).items[0]?.name).toBe('焊工')
    expect((await find({ q: '焊工' })).items[0]).toMatchObject({ code: '6-18-02-04', digital: false })
    expect((await find({ group: '6' })).items.every(({ code }) => code?.startsWith('6'))).toBe(true)
    expect((await find({ mark: 'green' })).total).toBe(134)
    expect((await find({ group: 'new' })).total).toBe(48)
  })

  test('一页一页，每个职业一次', async () => {
    const names = new Set<string>()
    let page = await find({})
    for (const read = page; ; page = await find({ after: page.next })) {
      for (const { code, name } of page.items) names.add(`${code} ${name}`)
      if (page.next === null) break
      expect(read.total).toBe(page.total)
    }
    expect(names.size).toBe(page.total)
    expect((await find({ before: page.previous! })).items).toHaveLength(50)
  })

  test('按过去的某一天：没有后来的批次，2022 年以前没有分类', async () => {
    expect((await find({ q: '网络主播', on: '2024-07-24' })).total).toBe(0)
    expect(await find({ on: '2020-01-01' })).toMatchObject({
      on: '2020-01-01',
      classification: null,
      total: 0,
    })
    await expect(find({ on: '2024-02-30' })).rejects.toMatchObject({ status: 400 })
  })

  test('按代码或名称查一个，带分组、疑问和专业；没有的答 404', async () => {
    expect(await read('6-18-02-04')).toEqual(await read('焊工'))
    expect((await read('焊工')).majors).toContain('焊接加工')
    expect((await read('甘油制造工')).doubts).toHaveLength(1)
    expect((await read('网络主播', '2026-08-03')).batch).toMatchObject({ number: 6 })
    await expect(read('锻铁诗人')).rejects.toMatchObject({ status: 404 })
    await expect(read('网络主播', '2024-07-24')).rejects.toMatchObject({ status: 404 })
  })
})
