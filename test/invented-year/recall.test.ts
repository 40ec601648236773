import { expect, test } from 'vitest'
import { loadCity } from '../../src/kernel/standard/load/load-city.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { RULE_IDS } from '../../src/modules/supervision/rules/rule.ts'
import { type Suspicion, screen } from '../../src/modules/supervision/rules/screen.ts'
import { supervisionKind } from '../../src/modules/supervision/standard.ts'
import { sourcesIn, standing } from '../sources/read-sources.ts'
import type { Planted } from './frauds.ts'
import { inventedYear } from './year.ts'

const { standards } = loadCity('city/tianjin', [supervisionKind])
const limits = standards.inForce(supervisionKind, civilDate('2025-06-01'))?.data.limits
if (!limits) throw new Error('no standard')

const idsOf = (one: Suspicion): ReadonlySet<string> =>
  new Set([
    ...one.about.id.split('/'),
    ...one.people,
    ...one.against.map((each) => each.class),
    ...(one.organisation ? [one.organisation] : []),
  ])

/** Every check that judges what records show; F16 only tells that nobody answered, so that there is nothing to catch or to miss. */
const JUDGES = RULE_IDS.filter((id) => id !== 'F16')

/** How many of what was planted were found, and how many of what was found was planted; by kind. */
function measured(found: readonly Suspicion[], planted: readonly Planted[]) {
  const told = found.map((one) => ({ rule: one.rule as string, ids: idsOf(one) }))
  const fits = (one: (typeof told)[number], { kind, ids }: Planted) =>
    one.rule === kind && ids.every((id) => one.ids.has(id))
  return JUDGES.map((kind) => {
    const those = planted.filter((one) => one.kind === kind)
    const own = told.filter(({ rule }) => rule === kind)
    const caught = those.filter((one) => own.some((each) => fits(each, one))).length
    const right = own.filter((each) => those.some((one) => fits(each, one))).length
    return { kind, planted: those.length, caught, found: own.length, right }
  })
}

test.each([20_260_302, 7, 99])('造的一年（种子 %i）：每类查全率不低于九成五，查准率不低于八成', (seed) => {
  const { records, planted } = inventedYear({ seed, classes: 120, each: 20 })
  const rows = measured(screen(records, limits), planted)
  for (const { kind, planted: all, caught, found, right } of rows)
    process.stdout.write(`${kind.padEnd(4)} 查全 ${caught}/${all}  查准 ${right}/${found}\n`)
  expect(rows.filter(({ planted: all, caught }) => all === 0 || caught / all < 0.95)).toEqual([])
  expect(rows.filter(({ found, right }) => right / found < 0.8)).toEqual([])
})

test('造数据的不读规则，规则不读造数据的', () => {
  const makers = sourcesIn(['test/invented-year'], ['.ts']).filter(({ path }) => !path.endsWith('.test.ts'))
  expect(makers.length).toBeGreaterThan(3)
  expect(standing(/supervision\/(rules|standard|screening)/, makers)).toEqual([])
  expect(standing(/invented-year/, sourcesIn(['src'], ['.ts', '.tsx']))).toEqual([])
})
