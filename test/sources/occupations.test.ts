import { describe, expect, test } from 'vitest'
import { migrationsOf } from '../../src/kernel/database/migrate.ts'
import { splitStatements } from '../../src/kernel/database/split-statements.ts'
import { ROOMS } from '../../src/main/modules.ts'
import { sourcesIn, standing } from './read-sources.ts'

const PROGRAM = sourcesIn(['src', 'bench'], ['.ts', '.tsx']).filter(
  ({ path }) => path !== 'src/kernel/value/occupation.ts',
)

const NAMED = String.raw`(?:[\w$.?\[\]]*\.)?(?:[oO]ccupation(?:Name)?(?:\.name)?|workType|work_type|occupation_name)`
const OTHER = String.raw`(?!\s*(?:null\b|undefined\b|''|'occupation'|"|true\b|false\b))`

/** 铣工（数控铣工） and 数控铣工 are one occupation: names are compared by their key, in code and in tables. */
describe('职业只按键比较', () => {
  test('程序里没有用 === 比较职业名称', () => {
    const after = new RegExp(String.raw`${NAMED}\s*[!=]==${OTHER}[^\n]*`)
    const before = new RegExp(String.raw`[\w\]]\s*[!=]== ${NAMED}(?![\w.(])[^\n]*`)
    expect([...standing(after, PROGRAM), ...standing(before, PROGRAM)]).toEqual([])
  })

  test('拼接的键里用职业的键，不用名称', () => {
    const joined = /`[^`\n·]*\bperson\}[^`\n·]*\$\{[\w.]*occupation(?:\.name)?\}[^`\n]*`/
    expect(standing(joined, PROGRAM)).toEqual([])
  })

  test('SQL 里没有按职业名称比较、去重', () => {
    const compared =
      /\b(?:and|or|where|on|not)\s+\(?(?:\w+\.)?occupation(?:_name)?\s*(?:=|<>|in\b|is distinct)[^\n]*/
    expect(standing(compared, PROGRAM)).toEqual([])
    expect(standing(/on conflict \([^)]*\boccupation(?:_name)?\b[^)]*\)/, PROGRAM)).toEqual([])
  })

  test('唯一索引按职业的键', () => {
    const unique = migrationsOf(ROOMS)
      .flatMap(({ text }) => splitStatements(text))
      .filter((text) => /create unique index/i.test(text) && /\boccupation/.test(text))
    expect(unique.length).toBeGreaterThan(1)
    const names = new Map(unique.map((text) => [/index (\w+)/.exec(text)?.[1], text]))
    for (const [name, text] of names) expect(text, name).toMatch(/occupation_key/)
  })
})
