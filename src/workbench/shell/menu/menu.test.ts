import { expect, test } from 'vitest'
import { allowed, registerScreens, type Screen, screen, screenAt } from '../screen.ts'
import { menuOf, startsOf } from './menu.ts'

const component = () => Promise.reject(new Error('not opened here'))

const SCREENS: Screen[] = [
  screen({
    path: '/figures',
    title: '统计',
    permission: 'figures.read',
    menu: { label: '统计', order: 80 },
    component,
  }),
  screen({
    path: '/classes',
    title: '班次',
    permission: 'training.file',
    menu: { label: '班次', group: '培训', order: 30 },
    component,
  }),
  screen({
    path: '/classes/new',
    title: '报开班',
    permission: 'training.file',
    menu: { label: '报开班', group: '培训', order: 31 },
    start: { label: '报开班', order: 1 },
    component,
  }),
  screen({
    path: '/accept',
    title: '受理',
    permission: ['training.accept', 'subsidy.accept'],
    menu: { label: '受理', group: '培训', order: 32 },
    component,
  }),
  screen({ path: '/', title: '首页', permission: null, component }),
]

test('菜单里是权限打开的，按它的次序，组在第一项的位置', () => {
  expect(menuOf(SCREENS, ['training.file', 'figures.read'])).toMatchObject([
    { kind: 'group', label: '培训', items: [{ path: '/classes' }, { path: '/classes/new' }] },
    { kind: 'entry', path: '/figures' },
  ])
})

test('只有一项的组就是那一项，没有权限什么都不剩', () => {
  expect(menuOf(SCREENS, ['subsidy.accept'])).toMatchObject([
    { kind: 'entry', path: '/accept', label: '受理' },
  ])
  expect(menuOf(SCREENS, [])).toEqual([])
})

test('首页给出可以开始办的事', () => {
  expect(startsOf(SCREENS, ['training.file'])).toEqual([{ path: '/classes/new', label: '报开班' }])
  expect(startsOf(SCREENS, ['figures.read'])).toEqual([])
})

test('几个权限有一个就够；null 不要权限', () => {
  expect(allowed(['training.accept', 'subsidy.accept'], ['subsidy.accept'])).toBe(true)
  expect(allowed(['training.accept', 'subsidy.accept'], ['subsidy.decide'])).toBe(false)
  expect(allowed(null, [])).toBe(true)
})

test('一个地址找到它的页面：固定的在有空位的前面；没有页面的找不到', () => {
  const of = (path: `/${string}`) => screen({ path, title: path, permission: null, component })
  const all = [of('/classes/{id}'), of('/classes/new'), of('/classes/{id}/phone')]
  expect(screenAt(all, '/classes/7?tab=2')?.path).toBe('/classes/{id}')
  expect(screenAt(all, '/classes/new')?.path).toBe('/classes/new')
  expect(screenAt(all, '/classes/7/phone')?.path).toBe('/classes/{id}/phone')
  expect(screenAt(all, '/people/7')).toBeUndefined()
})

test('两个页面不能同一个地址', () => {
  const one = screen({ path: '/twice', title: '一', permission: null, component })
  registerScreens([one])
  expect(() => registerScreens([one])).toThrow('two screens at /twice')
})
