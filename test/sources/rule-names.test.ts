import { describe, expect, test, vi } from 'vitest'
import { sourcesIn } from './read-sources.ts'

// What other tests have worded for themselves in this process is none of the house's.
vi.resetModules()
const { RULE_NAMES } = await import('../../src/main/modules.ts')
const { wordedRules } = await import('../../src/kernel/decision/wording.ts')

describe('规则的叫法', () => {
  test('每一条会写进理由的规则都有叫法', () => {
    const rules = wordedRules()
    expect(rules.length).toBeGreaterThan(60)
    expect(rules.filter((rule) => RULE_NAMES[rule] === undefined)).toEqual([])
  })

  test('每一个叫法都有规则', () => {
    const rules = new Set(wordedRules())
    expect(Object.keys(RULE_NAMES).filter((rule) => !rules.has(rule))).toEqual([])
  })

  test('同一条规则在各处叫法相同', () => {
    const names = sourcesIn(['src'], ['rules-in-words.ts']).flatMap(({ text }) =>
      [...text.matchAll(/^ {2}'?([a-z-]+)'?: '([^']+)'/gm)].map((found) => [found[1], found[2]] as const),
    )
    expect(names.length).toBeGreaterThan(50)
    for (const [rule, name] of names) expect([rule, name]).toEqual([rule, RULE_NAMES[rule as string]])
  })

  test('叫法只写在各模块的 rules-in-words.ts 里', () => {
    const elsewhere = sourcesIn(['src'], ['.ts', '.tsx']).filter(
      ({ path, text }) =>
        !path.endsWith('rules-in-words.ts') && /\b(?:RULE_NAMES|RULES)\b[^=\n]*= \{/.test(text),
    )
    expect(elsewhere.map(({ path }) => path)).toEqual([])
  })
})
