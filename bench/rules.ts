/**
 * How many claims a second `rules.ts` decides on one core, reasons included, every fact of a claim being known so that
 * every rule is asked: the figure that the project promises is 500,000. Counted in processor time of the deciding thread, so that other work on the machine does not count. Run by
 * hand: `node --import tsx bench/rules.ts [claims]`.
 */
import { loadCity } from '../src/kernel/standard/load/load-city.ts'
import { LEVELS } from '../src/kernel/value/level.ts'
import { civilDate } from '../src/kernel/value/time/civil-date.ts'
import { catalogueKind } from '../src/modules/catalogue/rules.ts'
import {
  type ClaimFacts,
  decideClaim,
  GROUPS,
  type PaidBefore,
  skillUpgradeKind,
  subsidyKind,
} from '../src/modules/subsidy/rules.ts'

const CITY = new URL('../city/tianjin', import.meta.url).pathname
const COUNT = Number(process.argv[2] ?? 1_000_000)
const ROUNDS = 5

const { standards } = loadCity(CITY, [catalogueKind, subsidyKind, skillUpgradeKind])
const claims = Array.from({ length: COUNT }, (_, index) => JSON.stringify(claim(index))).map(
  (line) => JSON.parse(line) as ClaimFacts,
)

const rates: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const outcomes: Record<string, number> = {}
  let reasons = 0
  const started = process.threadCpuUsage()
  for (const facts of claims) {
    const decision = decideClaim(facts, standards)
    outcomes[decision.outcome] = (outcomes[decision.outcome] ?? 0) + 1
    reasons += decision.reasons.length
  }
  const used = process.threadCpuUsage(started)
  const seconds = (used.user + used.system) / 1_000_000
  rates.push(COUNT / seconds)
  console.log(
    `${round + 1}: ${Math.round(COUNT / seconds).toLocaleString('en')} decisions/s, ` +
      `${(reasons / COUNT).toFixed(1)} reasons each, ${JSON.stringify(outcomes)}`,
  )
}
rates.sort((a, b) => a - b)
console.log(`median ${Math.round(rates[ROUNDS >> 1] ?? 0).toLocaleString('en')} decisions/s`)

/** The claim of a given number: every project, group, level, length, mode and edition takes its turn. */
function claim(index: number): ClaimFacts {
  const pick = <T>(list: readonly T[], salt: number): T => {
    const found = list[(Math.imul(index + salt, 2_654_435_761) >>> 8) % list.length]
    if (found === undefined) throw new Error('an empty list')
    return found
  }
  const occupation = pick(
    ['焊工', '铆工', '锻造工', '装配钳工', '农业经理人', '数控车工', '铣工(数控铣工)', '网约配送员'],
    1,
  )
  const level = pick(LEVELS, 2)
  const day = civilDate(
    `${pick(['2014', '2019', '2020', '2021', '2022', '2023', '2024'], 3)}-0${1 + (index % 9)}-1${index % 10}`,
  )
  const history: PaidBefore[] = Array.from({ length: index % 4 }, (_, earlier) => ({
    project: pick(['training', 'training', 'assessment', 'skill-upgrade'] as const, earlier),
    occupation: pick(['焊工', '铆工', '数控车工', '模具工'], earlier + 7),
    level: pick(LEVELS, earlier + 11),
    paidOn: civilDate(`${pick(['2018', '2019', '2020', '2021'], earlier)}-06-15`),
  }))
  const certificate =
    index % 17 === 0 ? null : { level: index % 13 === 0 ? (3 as const) : level, issuedOn: day, occupation }
  if (index % 10 === 9)
    return {
      project: 'skill-upgrade',
      occupation,
      level,
      appliedOn: day,
      insuredMonths: index % 48,
      certificate,
      history,
      enterpriseInsured: index % 40 !== 0,
      retired: false,
      deceased: false,
      custody: false,
    }
  const group = pick(GROUPS, 5)
  const employer = group === 'enterprise-employee' ? '用人单位' : null
  return {
    project: index % 10 === 8 ? 'assessment' : 'training',
    group,
    occupation,
    level,
    hours: pick([60, 80, 100, 120, 160], 6),
    mode: index % 5 === 0 ? 'blended' : 'offline',
    classFiledOn: day,
    certificate,
    history,
    pupil: index % 97 === 0,
    retired: index % 89 === 0,
    deceased: false,
    custody: false,
    groupSince: day,
    registeredGroups: [group],
    violation: index % 83 === 0,
    employment: { declared: employer, filing: employer, completion: index % 20 === 0 ? null : employer },
    byPackage: true,
  }
}
