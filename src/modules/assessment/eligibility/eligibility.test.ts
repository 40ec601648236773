import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Applicant, type Condition, EDUCATION_KINDS, standingOf, TITLE_GRADES } from '../rules.ts'

const aDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays(civilDate('1995-01-01'), days))
const level = fc.constantFrom(5 as const, 4 as const, 3 as const, 2 as const, 1 as const)
const years = fc.integer({ min: 0, max: 12 })
const job = fc
  .record({ from: aDay, length: fc.option(fc.integer({ min: 0, max: 4000 })) })
  .map(({ from, length }) => ({ from, to: length === null ? null : addDays(from, length) }))

const applicant: fc.Arbitrary<Applicant> = fc.record({
  onDay: fc.integer({ min: 0, max: 4000 }).map((days) => addDays(civilDate('2018-01-01'), days)),
  born: aDay,
  work: fc.array(job, { maxLength: 4 }),
  certificates: fc.array(fc.record({ level, issuedOn: aDay }), { maxLength: 3 }),
  titles: fc.array(fc.record({ grade: fc.constantFrom(...TITLE_GRADES), issuedOn: aDay }), { maxLength: 2 }),
  education: fc.array(
    fc.record({
      kind: fc.constantFrom(...EDUCATION_KINDS),
      majorMatches: fc.boolean(),
      graduated: fc.constantFrom(true, false, 'enrolled-final-year' as const),
    }),
    { maxLength: 2 },
  ),
})

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ minAge: fc.integer({ min: 0, max: 40 }) }),
  fc.record({ workYears: years }),
  fc.record({ certificate: fc.record({ level, years }) }),
  fc.record({ title: fc.record({ grade: fc.constantFrom(...TITLE_GRADES), years }) }),
  fc.record({
    education: fc.record({
      kind: fc.uniqueArray(fc.constantFrom(...EDUCATION_KINDS), { minLength: 1, maxLength: 3 }),
      majorMatches: fc.boolean(),
      graduated: fc.constantFrom(true as const, 'enrolled-final-year' as const),
    }),
  }),
)

const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    leaf,
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(tie('tree'), { minLength: 1, maxLength: 3 }).map((allOf) => ({ allOf })),
  ),
}))

const met = (condition: Condition, person: Applicant) => standingOf(condition, person).met
const RUNS = { numRuns: 2000 }

describe('R4.6 任何条件树、任何人', () => {
  test('满足日是条件满足的第一天，没有日子的永远不来', () => {
    fc.assert(
      fc.property(tree, applicant, fc.integer({ min: 1, max: 20_000 }), (condition, person, later) => {
        const { met: now, metOn } = standingOf(condition, person)
        if (now) return
        if (metOn === null) {
          expect(met(condition, { ...person, onDay: addDays(person.onDay, later) })).toBe(false)
        } else {
          expect(met(condition, { ...person, onDay: metOn })).toBe(true)
          expect(met(condition, { ...person, onDay: addDays(metOn, -1) })).toBe(false)
        }
      }),
      RUNS,
    )
  })

  test('满足以后一直满足', () => {
    fc.assert(
      fc.property(tree, applicant, fc.integer({ min: 1, max: 9000 }), (condition, person, later) => {
        if (met(condition, person))
          expect(met(condition, { ...person, onDay: addDays(person.onDay, later) })).toBe(true)
      }),
      RUNS,
    )
  })

  test('多干活、早开始、多一本证书、职称、文凭，不会反而失去', () => {
    fc.assert(
      fc.property(tree, applicant, applicant, (condition, person, more) => {
        if (!met(condition, person)) return
        const richer = {
          ...person,
          work: [...person.work, ...more.work],
          certificates: [...person.certificates, ...more.certificates],
          titles: [...person.titles, ...more.titles],
          education: [...person.education, ...more.education],
        }
        expect(met(condition, richer)).toBe(true)
        const longer = person.work.map(({ from, to }) => ({ from: addDays(from, -100), to }))
        expect(met(condition, { ...person, work: longer })).toBe(true)
      }),
      RUNS,
    )
  })

  test('任一满足其一即可，全部的要都满足', () => {
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), applicant, (parts, person) => {
        const each = parts.map((part) => met(part, person))
        expect(met({ anyOf: parts }, person)).toBe(each.includes(true))
        expect(met({ allOf: parts }, person)).toBe(!each.includes(false))
      }),
      RUNS,
    )
  })

  test('不满足的被告知缺什么，满足的什么也不用说', () => {
    fc.assert(
      fc.property(tree, applicant, (condition, person) => {
        const standing = standingOf(condition, person)
        expect(standing.missing.length === 0).toBe(standing.met)
        for (const { metOn } of standing.missing) if (metOn !== null) expect(metOn > person.onDay).toBe(true)
      }),
      RUNS,
    )
  })
})
