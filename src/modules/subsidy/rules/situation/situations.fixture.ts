import fc from 'fast-check'
import { LEVELS } from '../../../../kernel/value/level.ts'
import { addDays, type CivilDate, civilDate } from '../../../../kernel/value/time/civil-date.ts'
import { type ClassClaimFacts, GROUPS, type PaidBefore } from '../../facts.ts'

/** Occupations of several editions, spelt as people spell them, and two that no edition lists. */
const OCCUPATIONS = [
  '焊工',
  '铆工',
  '锻造工',
  '装配钳工',
  '农业经理人',
  '数控车工',
  '铣工(数控铣工)',
  '铣工（数控铣工）',
  '数控铣工',
  '网约配送员',
  '电子商务师',
  '天津煎饼果子制作',
  '宇航员',
  '',
]

const level = fc.constantFrom(...LEVELS)
const day = (from: CivilDate, days: number) =>
  fc.integer({ min: 0, max: days }).map((count) => addDays(from, count))

const paidBefore: fc.Arbitrary<PaidBefore> = fc.record({
  project: fc.constantFrom('training', 'assessment', 'skill-upgrade', 'apprenticeship'),
  occupation: fc.constantFrom(...OCCUPATIONS),
  level,
  paidOn: day(civilDate('2018-01-01'), 3600),
})

/** Any situation of a class and its certificate, from before the first edition to after the last. */
export const classSituation: fc.Arbitrary<ClassClaimFacts> = fc.record(
  {
    project: fc.constantFrom('training', 'assessment'),
    group: fc.constantFrom(...GROUPS),
    occupation: fc.constantFrom(...OCCUPATIONS),
    level,
    hours: fc.constantFrom(0, 40, 79, 80, 100, 119, 120, 160),
    mode: fc.constantFrom('offline', 'blended'),
    classFiledOn: fc.oneof(day(civilDate('2014-01-01'), 5000), day(civilDate('2024-01-01'), 1000)),
    certificate: fc.option(fc.record({ level, issuedOn: day(civilDate('2014-01-01'), 5000) })),
    history: fc.array(paidBefore, { maxLength: 4 }),
    pupil: fc.boolean(),
    retired: fc.boolean(),
    violation: fc.boolean(),
    groupSince: day(civilDate('2014-01-01'), 5000),
  },
  {
    requiredKeys: [
      'project',
      'group',
      'occupation',
      'level',
      'hours',
      'mode',
      'classFiledOn',
      'certificate',
      'history',
    ],
  },
)
