/**
 * How long one million sign-ins take to be screened by all fifteen checks: the project promises 60 seconds on two cores;
 * this takes one. The year is made up (`test/invented-year`), making it is not counted. Run by hand:
 * `node --import tsx bench/screen.ts [sign-ins]`.
 */
import { loadCity } from '../src/kernel/standard/load/load-city.ts'
import { civilDate } from '../src/kernel/value/time/civil-date.ts'
import { RULE_IDS } from '../src/modules/supervision/rules/rule.ts'
import { screen } from '../src/modules/supervision/rules/screen.ts'
import { supervisionKind } from '../src/modules/supervision/standard.ts'
import { inventedYear } from '../test/invented-year/year.ts'

const CITY = new URL('../city/tianjin', import.meta.url).pathname
const COUNT = Number(process.argv[2] ?? 1_000_000)
/** About so many a class: 25 people, 13 days, 94 of 100 there. */
const OF_A_CLASS = 305

const limits = loadCity(CITY, [supervisionKind]).standards.inForce(supervisionKind, civilDate('2025-06-01'))
  ?.data.limits
if (!limits) throw new Error('the city publishes no standard of screening')
const { records } = inventedYear({ classes: Math.ceil(COUNT / OF_A_CLASS), each: 20 })
const signIns = records.classes.reduce((sum, one) => sum + one.signIns.length, 0)
const used = process.cpuUsage()
const began = performance.now()
const found = screen(records, limits)
const seconds = (performance.now() - began) / 1000
const { user, system } = process.cpuUsage(used)
const kinds = RULE_IDS.map((id) => `${id} ${found.filter(({ rule }) => rule === id).length}`).join(', ')
process.stdout.write(
  `${signIns} sign-ins in ${records.classes.length} classes: ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of processor time; found ${kinds}\n`,
)
