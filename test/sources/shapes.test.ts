import { describe, expect, test } from 'vitest'
import { CaseNumber, caseNumberOf, Day, District, LevelText } from '../../src/kernel/value/shapes.ts'
import { sourcesIn, standing } from './read-sources.ts'

/** What stands in one place only: what a day, a district, a level, an occupation and a case number look like. */
const AGAIN: readonly [what: string, pattern: RegExp][] = [
  ['日期', /z\.iso\.date\(|refine\([^\n]*parseCivilDate|refine\(\(text\): text is CivilDate/],
  ['区', /regex\(\/\^\\d\{6\}\$\/(?!, '(?:机构|请输入))/],
  ['等级', /z\.literal\('special'\)|enum\(\['5', '4', '3', '2', '1'/],
  ['办件号', /-\\d\{4\}-\\d\{6\}-\\d\{6\}\$\/, /],
]

describe('进来的样子只写一处', () => {
  const sources = sourcesIn(['src'], ['.ts', '.tsx']).filter(
    ({ path }) => path !== 'src/kernel/value/shapes.ts',
  )

  test.each(AGAIN)('%s', (_what, pattern) => {
    expect(standing(pattern, sources)).toEqual([])
  })

  test('日历上没有的日子、位数不对的区和别的种类的办件号都不收', () => {
    for (const wrong of ['2026-02-30', '2026-2-3', '20260304', ''])
      expect(Day.safeParse(wrong).success).toBe(false)
    expect(Day.parse('2026-03-04')).toBe('2026-03-04')
    expect(District.safeParse('12011').success).toBe(false)
    expect(LevelText.parse('3')).toBe(3)
    expect(CaseNumber.parse('BT-2026-120116-000318')).toBe('BT-2026-120116-000318')
    for (const wrong of ['KB-2026-120116-000318', 'BT-2026-120116-00318', 'BT-2026-120116-000318\n'])
      expect(caseNumberOf('BT').safeParse(wrong).success).toBe(false)
  })
})
