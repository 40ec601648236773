import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CHAPTERS } from './all.ts'
import { situationsPage } from './page.ts'

const PAGE = new URL('../../docs/situations.md', import.meta.url)

test('情形目录的每一种都有三句话，标题不重复', () => {
  const all = CHAPTERS.flatMap(({ situations }) => situations)
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length)
  for (const { happened, owed, why, fault = '待更正。' } of all) {
    expect(fault).toMatch(/。$/)
    expect(happened).toMatch(/。$/)
    expect(owed).not.toMatch(/。$/)
    expect(why).toMatch(/。$/)
  }
})

// HAIHE_DRAW=1 draws the page anew.
test('docs/situations.md 就是目录画出的那一页', () => {
  const drawn = situationsPage(CHAPTERS)
  if (process.env.HAIHE_DRAW) writeFileSync(PAGE, drawn)
  expect(readFileSync(PAGE, 'utf8')).toBe(drawn)
})
