import { expect, test } from 'vitest'
import { allowed, registerScreens, type Screen, screen } from '../screen.ts'
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

test('the menu holds what the permissions open, in its order, groups where their first entry stands', () => {
  expect(menuOf(SCREENS, ['training.file', 'figures.read'])).toMatchObject([
    { kind: 'group', label: '培训', items: [{ path: '/classes' }, { path: '/classes/new' }] },
    { kind: 'entry', path: '/figures' },
  ])
})

test('a group of one is an entry, and without permissions nothing is left', () => {
  expect(menuOf(SCREENS, ['subsidy.accept'])).toMatchObject([
    { kind: 'entry', path: '/accept', label: '受理' },
  ])
  expect(menuOf(SCREENS, [])).toEqual([])
})

test('the home page offers what may be begun', () => {
  expect(startsOf(SCREENS, ['training.file'])).toEqual([{ path: '/classes/new', label: '报开班' }])
  expect(startsOf(SCREENS, ['figures.read'])).toEqual([])
})

test('one of several permissions is enough; null asks for none', () => {
  expect(allowed(['training.accept', 'subsidy.accept'], ['subsidy.accept'])).toBe(true)
  expect(allowed(['training.accept', 'subsidy.accept'], ['subsidy.decide'])).toBe(false)
  expect(allowed(null, [])).toBe(true)
})

test('two screens cannot have one address', () => {
  const one = screen({ path: '/twice', title: '一', permission: null, component })
  registerScreens([one])
  expect(() => registerScreens([one])).toThrow('two screens at /twice')
})
