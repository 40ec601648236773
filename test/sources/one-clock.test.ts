import { expect, test } from 'vitest'
import { sourcesIn, standing } from './read-sources.ts'

/** The one place that knows in which zone the city's clocks are. */
const OWN = ['src/kernel/value/time/moment.ts']

test('时间只由一处写出来，不看浏览器的时区', () => {
  const program = sourcesIn(['src'], ['.ts', '.tsx']).filter(({ path }) => !OWN.includes(path))
  expect(
    standing(
      /\btoLocale(Date|Time)String\(|new Date\([^)]*\)\.toLocaleString\(|Intl\.DateTimeFormat\(|\.get(Hours|Minutes|Date|Month|FullYear)\(\)/,
      program,
    ),
  ).toEqual([])
})
