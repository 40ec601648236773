import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLocal, redirect } from './answers.ts'

test('跳转按浏览器的读法留在本站', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.webPath(),
        fc.string(),
        fc.string().map((rest) => `/${rest}`),
      ),
      (to) => {
        if (isLocal(to)) expect(new URL(to, 'https://here.example/').host).toBe('here.example')
      },
    ),
  )
})

test('路径是本站的；别的主机怎么写都不是', () => {
  for (const to of ['/', '/my/cases/BT-2026-120116-000318?a=1#b', '/policy/办法'])
    expect(isLocal(to)).toBe(true)
  for (const to of [
    '',
    'my',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '/\t/evil.example',
    '/a\\b',
  ]) {
    expect(isLocal(to)).toBe(false)
    expect(() => redirect(to)).toThrow()
  }
})
