import { loadCity } from '../../kernel/standard/load/load-city.ts'
import { addDays, civilDate } from '../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../catalogue/rules.ts'
import { type ClassFacts, mayFileClass, type TraineeFacts, trainingKind } from './rules.ts'

/** What the city has published, as the rules of classes read it. */
export const { standards } = loadCity('city/tianjin', [catalogueKind, trainingKind])

/** One line of the roster of whom nothing stands in the way. */
export const trainee = (row: number, other: Partial<TraineeFacts> = {}): TraineeFacts => ({
  row,
  pupil: false,
  retired: false,
  classes: [],
  ...other,
})

/** So many days of lessons in a row. */
export const lessons = (from: string, count: number, each: number) =>
  Array.from({ length: count }, (_none, index) => ({ day: addDays(civilDate(from), index), lessons: each }))

/** A class of welders, level 4, 120 lessons in 15 days from 9 March 2026; `other` changes that. */
export function classOf(
  other: Partial<ClassFacts> = {},
  provider: Partial<ClassFacts['provider']> = {},
): ClassFacts {
  return {
    filedOn: civilDate('2026-03-02'),
    startsOn: civilDate('2026-03-09'),
    endsOn: civilDate('2026-03-31'),
    occupation: '焊工',
    level: 4,
    hours: 120,
    plan: lessons('2026-03-09', 15, 8),
    provider: {
      agreements: [{ from: civilDate('2025-01-01'), to: civilDate('2026-12-31') }],
      scope: [{ occupation: '焊工', levels: [5, 4, 3] }],
      rectifications: [],
      ...provider,
    },
    trainees: [trainee(2), trainee(3)],
    ...other,
  }
}

/** The rules that bar a class. */
export const barred = (facts: ClassFacts, published = standards): string[] =>
  mayFileClass(facts, published)
    .reasons.filter(({ met }) => !met)
    .map(({ rule }) => rule)

/** What one rule said of a class. */
export const saidOf = (rule: string, facts: ClassFacts) =>
  mayFileClass(facts, standards).reasons.find((reason) => reason.rule === rule) ?? null
