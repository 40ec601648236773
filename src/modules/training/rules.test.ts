import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decisive, restsOnAssumption } from '../../kernel/decision/decision.ts'
import { loadCity } from '../../kernel/standard/load/load-city.ts'
import { addDays, civilDate } from '../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../catalogue/rules.ts'
import {
  type ClassFacts,
  classCompleted,
  mayFileClass,
  type TraineeFacts,
  trainingCompleted,
  trainingKind,
} from './rules.ts'

const { standards } = loadCity('city/tianjin', [catalogueKind, trainingKind])
const day = civilDate

const trainee = (row: number, other: Partial<TraineeFacts> = {}): TraineeFacts => ({
  row,
  pupil: false,
  retired: false,
  classes: [],
  ...other,
})

const lessons = (from: string, count: number, each: number) =>
  Array.from({ length: count }, (_, index) => ({ day: addDays(day(from), index), lessons: each }))

/** A class of welders, level 4, 120 lessons in 15 days, by a provider with agreement and scope; `other` changes that. */
function aClass(other: Partial<ClassFacts> = {}, provider: Partial<ClassFacts['provider']> = {}): ClassFacts {
  return {
    filedOn: day('2026-03-02'),
    startsOn: day('2026-03-09'),
    endsOn: day('2026-03-31'),
    occupation: '焊工',
    level: 4,
    hours: 120,
    plan: lessons('2026-03-09', 15, 8),
    provider: {
      agreements: [{ from: day('2025-01-01'), to: day('2026-12-31') }],
      scope: [{ occupation: '焊工', levels: [5, 4, 3] }],
      rectifications: [],
      ...provider,
    },
    trainees: [trainee(2), trainee(3)],
    ...other,
  }
}

const failed = (facts: ClassFacts) =>
  mayFileClass(facts, standards)
    .reasons.filter(({ met }) => !met)
    .map(({ rule }) => rule)

describe('开班备案', () => {
  test('R1.11 没有问题的班可以开，按备案当天的目录', () => {
    expect(mayFileClass(aClass(), standards)).toMatchObject({
      outcome: 'granted',
      value: { catalogue: 'catalogue/2024' },
      editions: ['training/2024', 'catalogue/2024'],
    })
    const filed = aClass({ filedOn: day('2023-12-31'), startsOn: day('2023-12-31') })
    expect(mayFileClass(filed, standards).editions).toContain('catalogue/2021-2022')
  })

  test('停止办学、并入别家的不开新班；备案那天还没有问过这一项的照旧判定', () => {
    const halted = { says: '不开新班，已开的上完', reason: '自愿停止办学', from: day('2026-03-01') }
    expect(failed(aClass({}, { status: halted }))).toEqual(['active'])
    expect(failed(aClass({}, { status: null }))).toEqual([])
    expect(failed(aClass())).toEqual([])
  })

  test('首次签订协议的一年内，名册上合计不超过上限；满一年的不问', () => {
    const begun = { on: day('2025-06-01'), trainees: 299 }
    expect(failed(aClass({}, { begun }))).toEqual(['first-year'])
    expect(failed(aClass({}, { begun: { ...begun, trainees: 298 } }))).toEqual([])
    expect(failed(aClass({}, { begun: { on: day('2025-03-01'), trainees: 5000 } }))).toEqual([])
  })

  test('R1.4 监督管理办法第三条：备案当天没有有效协议的不能开班', () => {
    expect(failed(aClass({}, { agreements: [] }))).toEqual(['agreement'])
    const ended = [{ from: day('2025-01-01'), to: day('2026-03-01') }]
    expect(failed(aClass({}, { agreements: ended }))).toEqual(['agreement'])
    const untilThatDay = [{ from: day('2026-03-02'), to: day('2026-03-02') }]
    expect(failed(aClass({}, { agreements: untilThatDay }))).toEqual([])
    const [reason] = decisive(mayFileClass(aClass({}, { agreements: [] }), standards))
    expect(reason?.clause.text).toBe('监督管理办法 第三条')
  })

  test('R1.12 许可以外的职业和等级不行', () => {
    expect(failed(aClass({}, { scope: [{ occupation: '焊工', levels: [5] }] }))).toEqual(['scope'])
    expect(failed(aClass({}, { scope: [{ occupation: '铆工', levels: [4] }] }))).toEqual(['scope'])
    expect(failed(aClass({}, { scope: [] }))).toEqual(['scope'])
  })

  test('R1.10 机构要整改期间不行', () => {
    const running = [{ from: day('2026-02-01'), to: null }]
    const over = [{ from: day('2026-02-01'), to: day('2026-03-01') }]
    expect(failed(aClass({}, { rectifications: running }))).toEqual(['not-under-rectification'])
    expect(failed(aClass({}, { rectifications: over }))).toEqual([])
  })

  test('R3.1 只有目录列入并补贴的', () => {
    const taster = { occupation: '品酒师', levels: [4] as const }
    expect(failed(aClass({ occupation: '品酒师' }, { scope: [taster] }))).toEqual(['in-catalogue'])
    const lathe = { occupation: '数控车工', levels: [5] as const }
    expect(failed(aClass({ occupation: '数控车工', level: 5 }, { scope: [lathe] }))).toEqual([
      'level-subsidised',
    ])
  })

  test('F1、F2、F5 在校生、已退休、同时在别的班的人不能进，点出行号', () => {
    const other = { number: '甲', from: day('2026-03-31'), to: day('2026-04-30') }
    const facts = aClass({
      trainees: [
        trainee(2),
        trainee(3, { pupil: true }),
        trainee(4, { retired: true }),
        trainee(5, { classes: [other] }),
      ],
    })
    const reasons = decisive(mayFileClass(facts, standards))
    expect(reasons.map(({ rule }) => rule)).toEqual(['not-a-pupil', 'not-retired', 'one-class-at-a-time'])
    expect(reasons.map(({ found }) => found?.slice(0, 5))).toEqual(['名册第3行', '名册第4行', '名册第5行'])
    const after = { ...other, from: day('2026-04-01') }
    expect(failed(aClass({ trainees: [trainee(2, { classes: [after] })] }))).toEqual([])
  })

  test('没有学员的班不开', () => {
    expect(failed(aClass({ trainees: [] }))).toEqual(['roster'])
  })

  test('R1.13、F9 计划填满课时，在班期内，一天至多 8 课时，开班前备案', () => {
    expect(failed(aClass({ plan: lessons('2026-03-09', 14, 8) }))).toEqual(['plan-fills-hours'])
    expect(failed(aClass({ endsOn: day('2026-03-22') }))).toEqual(['plan-within-class'])
    expect(failed(aClass({ plan: lessons('2026-03-09', 12, 10) }))).toEqual(['lessons-per-day'])
    expect(failed(aClass({ filedOn: day('2026-03-10') }))).toEqual(['filed-before-start'])
    expect(failed(aClass({ hours: 72, plan: lessons('2026-03-09', 9, 8) }))).toEqual(['hours'])
  })

  test('同一天的两条相加', () => {
    const doubled = [...lessons('2026-03-09', 15, 5), ...lessons('2026-03-09', 15, 5)]
    expect(failed(aClass({ hours: 150, plan: doubled }))).toEqual(['lessons-per-day'])
  })

  test('缺的一次说全', () => {
    const nothing = aClass({ trainees: [], plan: [] }, { agreements: [], scope: [] })
    expect(failed(nothing)).toEqual(['agreement', 'scope', 'plan-fills-hours', 'roster'])
  })

  test('还没有标准的时候什么都决定不了', () => {
    expect(mayFileClass(aClass({ filedOn: day('2014-08-31') }), standards).outcome).toBe('undecidable')
  })
})

describe('结业', () => {
  const taught = lessons('2026-03-09', 15, 8)
  const attended = (days: number) => taught.slice(0, days)
  const completed = (days: number) =>
    trainingCompleted({ filedOn: day('2026-03-02'), hours: 120, taught, attended: attended(days) }, standards)

  test('R1.16 上满课时的 80 % 就够，少一课时不够；比例标明是推定', () => {
    expect(completed(12)).toMatchObject({ outcome: 'granted', value: { attended: 96, hours: 120 } })
    expect(completed(11).outcome).toBe('refused')
    expect(restsOnAssumption(completed(12))).toBe(true)
    const oneLess = [...attended(11), { day: day('2026-03-20'), lessons: 7 }]
    const facts = { filedOn: day('2026-03-02'), hours: 120, taught, attended: oneLess }
    expect(trainingCompleted(facts, standards).outcome).toBe('refused')
  })

  test('F7 没有上的课、超过一天容得下的课不算', () => {
    const facts = (list: typeof taught) => ({
      filedOn: day('2026-03-02'),
      hours: 120,
      taught,
      attended: list,
    })
    expect(trainingCompleted(facts(lessons('2027-01-01', 15, 8)), standards).outcome).toBe('refused')
    expect(trainingCompleted(facts(lessons('2026-03-09', 5, 24)), standards).outcome).toBe('refused')
  })

  test('F9 课时上够就完成，一天至多 8 课时', () => {
    const facts = (list: typeof taught) => ({ filedOn: day('2026-03-02'), hours: 120, taught: list })
    expect(classCompleted(facts(taught), standards)).toMatchObject({
      outcome: 'granted',
      value: { lessons: 120 },
    })
    expect(classCompleted(facts(taught.slice(1)), standards).outcome).toBe('refused')
    expect(classCompleted(facts(lessons('2026-03-09', 10, 12)), standards).outcome).toBe('refused')
  })

  test('多出勤不会使完成的培训变成没有完成', () => {
    const entry = fc.record({
      day: fc.integer({ min: 0, max: 20 }).map((days) => addDays(day('2026-03-09'), days)),
      lessons: fc.integer({ min: 0, max: 12 }),
    })
    const rank = { refused: 0, granted: 1, held: 0, undecidable: 0 }
    fc.assert(
      fc.property(fc.array(entry), entry, (list, one) => {
        const on = (attended: typeof list) =>
          rank[
            trainingCompleted({ filedOn: day('2026-03-02'), hours: 120, taught, attended }, standards).outcome
          ]
        expect(on([...list, one])).toBeGreaterThanOrEqual(on(list))
        expect(on([...list].reverse())).toBe(on(list))
      }),
    )
  })
})
