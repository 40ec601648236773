import type { Values } from '../../../kernel/decision/wording.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { ClassRecord, PersonRecord } from '../records.ts'
import { holdsOn } from './days.ts'
import { type Candidate, type Indexed, type Moment, rule } from './rule.ts'
import { GONE, LATER, RETIRED, STUDENT } from './wording.ts'

/** Each trainee of a class with what registers say of the person. */
function* trainees(records: Indexed): Iterable<{ one: ClassRecord; person: PersonRecord; group: string }> {
  for (const one of records.classes)
    for (const { person: id, group } of one.trainees) {
      const person = records.person.get(id)
      if (person) yield { one, person, group }
    }
}

/** A candidate about one trainee of a class. */
const about = <V extends Values>(
  { one, person }: { one: ClassRecord; person: PersonRecord },
  values: V,
  moments: readonly Moment[],
): Candidate<V> => ({
  values,
  about: { kind: 'person', id: `${one.id}/${person.id}` },
  organisation: one.provider,
  people: [person.id],
  against: [{ class: one.id, person: person.id }],
  rests: [],
  timeline: () => [
    ...moments,
    { at: one.startsOn, text: '开班', source: '开班备案' },
    { at: one.endsOn, text: '计划结束', source: '开班备案' },
  ],
})

const held = (person: PersonRecord, kind: string, day: CivilDate) =>
  person.statuses.find((row) => row.kind === kind && holdsOn(row, day)) ?? null

/** F1: somebody retired, or of the age, on the day when the class begins. */
export const F1 = rule<[string, string, string]>({
  id: 'F1',
  says: RETIRED,
  *candidates(records) {
    for (const found of trainees(records)) {
      const { one, person } = found
      const record = held(person, 'retired', one.startsOn)
      const since = record?.from ?? person.retirementAgeOn
      if (since === undefined || since > one.startsOn) continue
      const by = record ? 'record' : 'age'
      yield about(
        found,
        [one.startsOn, since, by],
        [
          {
            at: since,
            text: record ? '开始领取养老待遇' : '到法定退休年龄',
            source: record ? '社保登记' : '出生日期',
          },
        ],
      )
    }
  },
  suspects: ([start, since]) => since <= start,
})

/** Whoever is enrolled in a school, of whatever kind; none of them works or looks for work (在校生). */
const ENROLLED: ReadonlySet<string> = new Set(['student', 'graduating-student', 'pupil'])

/** F2: a full-time student declared as somebody who works or looks for work. */
export const F2 = rule<[string, string, string]>({
  id: 'F2',
  says: STUDENT,
  *candidates(records, { F2: { groups } }) {
    for (const found of trainees(records)) {
      if (!groups.includes(found.group)) continue
      const { one, person, group } = found
      const row = person.statuses.find(
        (each) => ENROLLED.has(each.kind) && each.fullTime !== false && holdsOn(each, one.startsOn),
      )
      if (row)
        yield about(
          found,
          [group, one.startsOn, row.from],
          [
            { at: row.from, text: '入学', source: '学籍' },
            ...(row.to ? [{ at: row.to, text: '离校', source: '学籍' }] : []),
          ],
        )
    }
  },
  suspects: ([, start, since]) => since <= start,
})

/** F3: sign-ins of somebody who had died or was in custody. */
export const F3 = rule<[string, string, number]>({
  id: 'F3',
  says: GONE,
  *candidates(records) {
    const gone = new Map(
      records.people.flatMap((person) => {
        const rows = person.statuses.filter(({ kind }) => kind === 'deceased' || kind === 'custody')
        return rows.length > 0 ? [[person.id, { person, rows }] as const] : []
      }),
    )
    if (gone.size === 0) return
    for (const one of records.classes) {
      const those = one.trainees.filter(({ person }) => gone.has(person))
      for (const { person: id } of those) {
        const { person, rows } = gone.get(id) as { person: PersonRecord; rows: PersonRecord['statuses'] }
        for (const row of rows) {
          // The day itself may still have been attended.
          const signed = one.signIns.filter(
            ({ person: who, day }) => who === id && day > row.from && (row.to === null || day < row.to),
          )
          if (signed.length === 0) continue
          yield about(
            { one, person },
            [row.kind, row.from, signed.length],
            [
              { at: row.from, text: row.kind === 'deceased' ? '死亡' : '羁押', source: '公安登记' },
              ...signed.slice(0, 20).map(({ at }) => ({ at, text: '签到', source: '考勤' })),
            ],
          )
          break
        }
      }
    }
  },
  suspects: ([, , signed]) => signed > 0,
})

/** F4: the status by which somebody is trained was given only after the class had begun. */
export const F4 = rule<[string, string, string]>({
  id: 'F4',
  says: LATER,
  *candidates(records, { F4: { groups } }) {
    for (const found of trainees(records)) {
      const { one, person, group } = found
      const kinds = groups[group]
      if (!kinds || kinds.some((kind) => held(person, kind, one.startsOn))) continue
      const since = person.statuses
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ from }) => from)
        .filter((from) => from > one.startsOn)
        .sort()[0]
      yield about(
        found,
        [group, one.startsOn, since ?? ''],
        [...(since ? [{ at: since, text: '取得身份', source: '登记' }] : [])],
      )
    }
  },
  // Who has no such row at all may simply not have been asked about yet.
  suspects: ([, start, since]) => since !== '' && since > start,
})
