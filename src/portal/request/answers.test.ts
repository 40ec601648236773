import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLocal, redirect } from './answers.ts'

test('a redirect stays on this site, as a browser reads it', () => {
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

test('paths are local; other hosts, in whatever spelling, are not', () => {
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
