import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { centreWalk } from '../../../../test/centres/centre-walk.ts'
import { type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { withCheckDigit } from '../../../../test/training/classroom.ts'
import type { Download } from '../../../kernel/verb/index.ts'
import { FOLLOWERS } from '../../../main/modules.ts'
import { exportStaff, importStaff, listStaff } from '../verbs/staff.ts'
import { writeStaff } from './sheet.ts'

let kernel: TestKernel
let walk: ReturnType<typeof centreWalk>
let one: Awaited<ReturnType<ReturnType<typeof centreWalk>['enterprise']>>
beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = centreWalk(kernel)
  one = await walk.enterprise()
})
afterAll(() => kernel?.close())

const number = (at: number) => withCheckDigit(`12011619900131${String(at).padStart(3, '0')}`)
const line = (at: number, more: Record<string, string> = {}) => ({
  name: `张建国${'一二三四五六七八九十'.charAt(at % 10)}`,
  idNumber: number(at),
  post: '焊接班长',
  since: '2020-05-01',
  left: '',
  levels: '',
  trained: '',
  ...more,
})
const sent = async (lines: readonly Record<string, string>[]) => {
  const { bytes } = await writeStaff(lines)
  return { file: { name: '职工.xlsx', content: new Uint8Array(bytes) } }
}
const taken = async (lines: readonly Record<string, string>[]) =>
  kernel.as(one.agent, importStaff, await sent(lines))

describe('职工培训档案', () => {
  test('还不是中心的没有档案；命名以后逐行导入，名单里只露首尾，库里都封存', async () => {
    await expect(taken([line(1)])).rejects.toMatchObject({ code: 'centres.noCentreYet' })
    await walk.named(one)
    expect(await taken([line(1), line(2), line(3)])).toMatchObject({ rows: 3, people: 3, errors: [] })
    const { items, people } = await kernel.as(one.agent, listStaff, {})
    expect(people).toBe(3)
    expect(items[0]?.number).toMatch(/^1201\*+\d{3}[\dX]$/)
    const { rows } = await sql<{
      text: string
    }>`select row_to_json(s)::text as text from centre_staff s`.execute(kernel.database.db)
    expect(rows.map(({ text }) => text).join()).not.toMatch(/12011619900131|张建国/)
  })

  test('有一行不对整份不导入，哪行哪列怎么改都说清，标红的原文件退回', async () => {
    const wrong = [
      line(4, { idNumber: '120116199001310011' }),
      line(5, { since: '2030-01-01' }),
      line(6, { left: '2019-01-01' }),
      line(7),
      line(7, { post: '质检员' }),
    ]
    const { errors, returned, people } = await taken(wrong)
    expect(errors.map(({ row, column }) => `${row} ${column}`)).toEqual([
      '2 身份证号',
      '3 入职日期',
      '4 离职日期',
      '6 身份证号',
    ])
    expect(returned?.name).toBe('职工-标红.xlsx')
    expect(people).toBe(3)
  })

  test('再导入的按身份证号更新，没有写到的不变，离职的移出；导出的原样可以再导入', async () => {
    expect(await taken([line(1, { post: '车间主任' }), line(2, { left: '2026-02-01' })])).toMatchObject({
      people: 2,
    })
    const file = (await kernel.as(one.agent, exportStaff, {})) as Download
    const again = await kernel.as(one.agent, importStaff, {
      file: { name: '职工培训档案.xlsx', content: new Uint8Array(file.bytes) },
    })
    expect(again).toMatchObject({ rows: 2, people: 2, errors: [] })
    const posts = (await kernel.as(one.agent, listStaff, {})).items.map(({ post }) => post).sort()
    expect(posts).toEqual(['焊接班长', '车间主任'])
  })

  test('别家企业看不到这家的档案', async () => {
    const other = await walk.enterprise()
    await walk.named(other)
    expect((await kernel.as(other.agent, listStaff, {})).items).toEqual([])
  })
})
