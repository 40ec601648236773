import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const MODULES = join(import.meta.dirname, '../../src/modules')

/** Rule files: what decides. Their amounts, terms, ages and quotas come from the city's standards, never from here. */
const ruleFiles = readdirSync(MODULES, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /(^|\/)rules(\/.*|[^/]*)\.ts$/.test(name) && !/\.(test|fixture)\./.test(name),
)

/** Numbers that are none of the city's to set, by file: units of measure, the names of levels and of columns. */
const MEANT: Record<string, string> = {
  'assessment/eligibility/rules-eligibility.ts': '5 4 3 2', // the levels' own numbers
  'assessment/late/rules.ts': '3', // how a seat's number is written
  'catalogue/rules/listing.ts': '120 80', // the catalogue's two columns of hours are called so
  'catalogue/rules/pairs.ts': '120 80 2 1500 3000 1000', // the same; two thirds, rounded to ten yuan, in 分
  'centres/rules/naming.ts': '100',
  'centres/rules/yearly.ts': '100',
  'feedback/rules.ts': '10 100',
  'people/standing/rules-retirement.ts': '40 80 12 5 7', // bounds of a sound age; months of a year; places in a date
  'practical/rules/points.ts': '100 2', // hundredths; decimals
  'practical/rules/settle.ts': '100 2520 2', // per cent; shares that one to nine divide; the middle
  'programmes/rules/advance.ts': '100', // per cent
  'programmes/rules/plan.ts': '100', // 分 of a yuan; per cent
  'sitting/rules/double-marking.ts': '2', // two examiners
  'sitting/rules/saving.ts': '1000000', // how a machine's saves are numbered
  'subsidy/rules/paid-before.ts': '4', // the year's digits in a date
  'subsidy/rules/kinds/skill-upgrade.ts': '100', // 分 of a yuan
  'subsidy/rules/kinds/training.ts': '2 100', // a level; per cent
  'subsidy/rules/situation/day.ts': '400', // how far a list is laid out ahead; what lies beyond is worked out
  'supervision/rules/attendance.ts': '30 6371 60000 1000 3600000 3600 180 2', // lines shown; the earth, time, degrees
  'supervision/rules/certificates.ts': '7', // days of a week
  'supervision/rules/days.ts': '86400000 8 3600000 20000 60000', // units of time; days that are remembered
  'supervision/rules/online.ts': '3600 40 1000 100', // units of time; lines shown; per cent
  'supervision/rules/persons.ts': '20', // lines shown
  'supervision/rules/places.ts': '8 60 18 2 60000 20 40', // a day of lessons whose hours nobody knows; lines shown
  'supervision/rules/remote.ts': '60000', // units of time
  'supervision/rules/score.ts': '100 2', // the full score; the second time
  'supervision/rules/one-behind-many.ts': '20', // lines shown
  'training/rules/attendance.ts': '100', // per cent
  'training/rules/outcome.ts': '100', // per cent
  'training/rules/plan.ts': '3', // days shown in a sentence
}

/** Every number written in a file, once; 0 and 1 count and compare, they set no policy. */
function numbersOf(name: string): string {
  const text = readFileSync(join(MODULES, name), 'utf8')
  const found = new Set<string>()
  const walk = (node: ts.Node): void => {
    if (ts.isNumericLiteral(node) && !['0', '1'].includes(node.text)) found.add(node.text)
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true))
  return [...found].join(' ')
}

test('规则里没有写死的金额、期限、年龄、次数：都在城市的标准里', () => {
  expect(ruleFiles.length).toBeGreaterThan(15)
  const written = ruleFiles.flatMap((name) => (numbersOf(name) ? [[name, numbersOf(name)]] : []))
  expect(Object.fromEntries(written)).toEqual(MEANT)
})
