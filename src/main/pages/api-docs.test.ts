import { describe, expect, test } from 'vitest'
import { openApi } from '../../kernel/verb/index.ts'
import { VERBS } from '../modules.ts'
import { fieldsIn, operationsIn } from './api-docs.tsx'

const operations = operationsIn(openApi(VERBS, '示例', '0'))
const of = (id: string) => operations.find((one) => one.id === id)

describe('接口说明由接口本身画出来', () => {
  test('每个事项一页，名称、地址、谁能用都有', () => {
    expect(operations.map(({ id }) => id).sort()).toEqual(VERBS.map(({ name }) => name).sort())
    expect(operations.filter(({ title, who }) => title === '' || who === '')).toEqual([])
    expect(of('news.draft')?.who).toBe('有“编写品牌动态”权限的岗位')
  })

  test('写操作要带幂等键；列表里的每一项都说得出是什么', () => {
    expect(of('news.draft')?.given[0]).toMatchObject({ path: 'Idempotency-Key', place: '头', required: true })
    expect(of('news.list')?.answered.map(({ path, type }) => `${path} ${type}`)).toContain(
      'items[].publishedOn 日期',
    )
    expect(of('cases.list')?.answered.map(({ path, type }) => `${path} ${type}`)).toContain(
      'items[].due 日期或空',
    )
  })

  test('套得再深也有底', () => {
    const deep: Record<string, unknown> = { type: 'object', properties: {} }
    ;(deep.properties as Record<string, unknown>).again = deep
    expect(fieldsIn(deep, '答复').map(({ path }) => path)).toEqual([
      'again',
      'again.again',
      'again.again.again',
      'again.again.again.again',
    ])
  })
})
