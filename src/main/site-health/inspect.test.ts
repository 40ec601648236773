import { describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { inspect, type SiteFacts } from './inspect.ts'

const FINE: SiteFacts = {
  today: civilDate('2026-03-16'),
  home: { came: true, milliseconds: 300 },
  updatedOn: civilDate('2026-03-02'),
  dead: [],
  pages: 120,
  empty: [],
  late: 0,
  missing: [],
  unsaid: [],
}
const failing = (more: Partial<SiteFacts>) =>
  inspect({ ...FINE, ...more })
    .filter(({ fine }) => !fine)
    .map(({ key }) => key)

describe('站点体检（G15，国办秘函〔2019〕19号）', () => {
  test('都合格的没有一项不合格', () => {
    expect(failing({})).toEqual([])
  })

  test('首页满十四天算合格，第十五天不合格；什么都没有也不合格', () => {
    expect(failing({ today: civilDate('2026-03-17') })).toEqual(['home-updated'])
    expect(failing({ updatedOn: null })).toEqual(['home-updated'])
  })

  test('每一项各自说出哪里不合格', () => {
    expect(failing({ home: { came: false, milliseconds: 0 } })).toEqual(['available'])
    expect(failing({ home: { came: true, milliseconds: 15_001 } })).toEqual(['available'])
    expect(failing({ dead: [{ address: '/gone', on: '/' }] })).toEqual(['dead-links'])
    expect(failing({ empty: ['公示公告'] })).toEqual(['empty-columns'])
    expect(failing({ late: 1 })).toEqual(['letters'])
    expect(failing({ missing: ['培训补贴申领：收费'] })).toEqual(['guides'])
    expect(failing({ unsaid: ['网站标识码'] })).toEqual(['marks'])
  })
})
