import { describe, expect, test } from 'vitest'
import { RULE_NAMES } from '../../src/main/rule-names.ts'
import { sourcesIn } from './read-sources.ts'

const RULES = sourcesIn(['src/modules', 'src/kernel/standard'], ['.ts'])
const STATED =
  /\b(?:require|undecidable|hold|met|because|refuse)\(\s*(?:[^'`();]|\((?:[^()]|\([^()]*\))*\))*?'([a-z]+(?:-[a-z]+)*)'\s*,\s*[^)]/g

/** The ids that reasons carry, by the file that states them. */
const stated = RULES.flatMap(({ path, text }) =>
  /decision\/(decision|builder)\.ts/.test(text)
    ? [...text.matchAll(STATED)].map((found) => ({ path, rule: found[1] as string }))
    : [],
)

/** What an argument may be that is not a rule's id. */
const OTHER = new Set(['none', 'unknown'])

describe('规则的叫法', () => {
  test('每一条写进理由的规则都有叫法', () => {
    expect(stated.length).toBeGreaterThan(60)
    const nameless = stated.filter(({ rule }) => !OTHER.has(rule) && RULE_NAMES[rule] === undefined)
    expect(nameless).toEqual([])
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
    expect(elsewhere.map(({ path }) => path)).toEqual(['src/main/rule-names.ts'])
  })
})
