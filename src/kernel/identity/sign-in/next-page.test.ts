import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localPath, nextPage } from './next-page.ts'

test('登录后回到原来的页面，没有就到自己的首页', () => {
  expect(nextPage('/work/cases/KB-2026-120116-000001?tab=2', 'official')).toBe(
    '/work/cases/KB-2026-120116-000001?tab=2',
  )
  expect(nextPage('', 'official')).toBe('/work')
  expect(nextPage(undefined, 'citizen')).toBe('/my')
  expect(nextPage('/login/code', 'citizen')).toBe('/my')
})

test('不会被带到别的网站', () => {
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/a\\b',
    '/a b',
    '/\n/evil',
    'javascript:1',
  ]) {
    expect(localPath(bad)).toBe('')
  }
})

test('任何放行的路径都在本站', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webPath(), fc.string(), fc.webUrl()), (asked) => {
      const path = localPath(asked)
      expect(path === '' || new URL(path, 'https://jineng.example.cn').host === 'jineng.example.cn').toBe(
        true,
      )
    }),
  )
})
