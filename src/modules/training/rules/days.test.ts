import { describe, expect, test } from 'vitest'
import { type Edition, Standards } from '../../../kernel/standard/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { catalogueKind } from '../../catalogue/rules.ts'
import { barred, classOf, lessons, saidOf, standards, trainee } from '../classes.fixture.ts'
import { mayFileClass, type Period, trainingKind } from '../rules.ts'

const day = civilDate
const period = (from: string, to: string | null): Period => ({
  from: day(from),
  to: to === null ? null : day(to),
})

describe('监督管理办法 第三条：备案当日有有效的补贴培训协议', () => {
  test.each([
    ['2026-03-02', '2026-03-02', []],
    ['2026-03-01', '2026-03-03', []],
    ['2026-03-03', '2027-03-02', ['agreement']],
    ['2025-03-01', '2026-03-01', ['agreement']],
    ['2026-03-02', null, []],
    ['2020-01-01', null, []],
    ['2026-03-03', null, ['agreement']],
  ])('协议 %s 至 %s：%s', (from, to, bars) => {
    expect(barred(classOf({}, { agreements: [period(from, to)] }))).toEqual(bars)
  })

  test('有效的协议写明起止；没有有效的写没有', () => {
    const agreements = [period('2020-01-01', '2020-12-31'), period('2025-01-01', '2026-12-31')]
    expect(saidOf('agreement', classOf({}, { agreements }))).toMatchObject({
      met: true,
      found: '协议有效：2025年1月1日至2026年12月31日',
    })
    expect(saidOf('agreement', classOf({}, { agreements: [period('2025-01-01', null)] }))?.found).toBe(
      '协议有效：2025年1月1日起',
    )
    expect(saidOf('agreement', classOf({}, { agreements: [] }))).toMatchObject({
      met: false,
      found: '没有有效的补贴培训协议',
    })
  })
})

describe('整改期内不得开展补贴培训', () => {
  test.each([
    ['2026-03-02', '2026-03-02', ['not-under-rectification']],
    ['2026-02-01', null, ['not-under-rectification']],
    ['2026-02-01', '2026-03-01', []],
    ['2026-03-03', null, []],
  ])('整改 %s 至 %s：%s', (from, to, bars) => {
    expect(barred(classOf({}, { rectifications: [period(from, to)] }))).toEqual(bars)
  })

  test('写明整改的起止', () => {
    const found = (...rectifications: Period[]) =>
      saidOf('not-under-rectification', classOf({}, { rectifications }))?.found
    expect(found()).toBe('不在整改期')
    expect(found(period('2026-02-01', null))).toBe('正在整改：2026年2月1日起')
    expect(found(period('2026-02-01', '2026-04-01'))).toBe('正在整改：2026年2月1日至2026年4月1日')
  })
})

describe('不得超出办学范围', () => {
  test('职业和等级要在同一条范围里', () => {
    const scope = [
      { occupation: '焊工', levels: [5] as const },
      { occupation: '铆工', levels: [4] as const },
    ]
    expect(barred(classOf({}, { scope }))).toEqual(['scope'])
    expect(barred(classOf({ level: 5 }, { scope }))).toEqual([])
    expect(barred(classOf({ occupation: '铆工' }, { scope }))).toEqual([])
  })

  test('写明办学范围；没有登记任何职业的写明没有登记', () => {
    const scope = [
      { occupation: '铆工', levels: [5, 4] as const },
      { occupation: '锻造工', levels: [3] as const },
    ]
    expect(saidOf('scope', classOf({}, { scope }))?.needed).toBe(
      '在办学范围内：铆工（五级（初级工）、四级（中级工））；锻造工（三级（高级工））',
    )
    expect(saidOf('scope', classOf({}, { scope: [] }))?.needed).toBe('在办学范围内：尚未登记任何职业')
  })
})

describe('先备案，后开课', () => {
  test.each([
    ['2026-03-08', []],
    ['2026-03-09', []],
    ['2026-03-10', ['filed-before-start']],
  ])('3月9日开课，%s 备案：%s', (filedOn, bars) => {
    expect(barred(classOf({ filedOn: day(filedOn) }))).toEqual(bars)
  })

  test('开课、结业可以是同一天，不能倒过来', () => {
    const oneDay = {
      startsOn: day('2026-03-09'),
      endsOn: day('2026-03-09'),
      plan: lessons('2026-03-09', 1, 8),
    }
    expect(barred(classOf(oneDay))).toEqual(['plan-fills-hours'])
    const turned = { ...oneDay, endsOn: day('2026-03-08') }
    expect(barred(classOf(turned))).toContain('filed-before-start')
  })
})

describe('教学计划', () => {
  test('首日和末日可以上课，前一天和后一天不行', () => {
    const plan = lessons('2026-03-09', 15, 8)
    const within = { startsOn: day('2026-03-09'), endsOn: day('2026-03-23'), plan }
    expect(barred(classOf(within))).toEqual([])
    expect(barred(classOf({ ...within, startsOn: day('2026-03-10') }))).toEqual(['plan-within-class'])
    expect(barred(classOf({ ...within, endsOn: day('2026-03-22') }))).toEqual(['plan-within-class'])
  })

  test('一天 8 课时可以，9 课时不行，写明哪一天', () => {
    const plan = [
      ...lessons('2026-03-09', 14, 8),
      ...lessons('2026-03-25', 1, 7),
      ...lessons('2026-03-26', 1, 1),
    ]
    expect(barred(classOf({ plan }))).toEqual([])
    const crowded = [
      ...lessons('2026-03-09', 13, 8),
      ...lessons('2026-03-25', 1, 9),
      ...lessons('2026-03-26', 1, 7),
    ]
    expect(saidOf('lessons-per-day', classOf({ plan: crowded }))).toMatchObject({
      met: false,
      found: '2026年3月25日超过',
      needed: '一天不超过8课时',
    })
  })

  test('计划合计要与申报课时相等，多一课时、少一课时都不行', () => {
    const plan = lessons('2026-03-09', 15, 8)
    expect(barred(classOf({ plan, hours: 119 }))).toEqual(['plan-fills-hours'])
    expect(barred(classOf({ plan, hours: 121 }))).toEqual(['plan-fills-hours'])
    expect(saidOf('plan-fills-hours', classOf({ plan, hours: 121 }))?.found).toBe('教学计划合计120课时')
  })

  test.each([
    [79, ['hours', 'plan-fills-hours']],
    [80, ['plan-fills-hours']],
  ])('%s 课时：%s', (hours, bars) => {
    expect(barred(classOf({ hours }))).toEqual(bars)
  })

  test('不在班期内的日子三天以内逐天写，多的写前三天和总数', () => {
    const outside = (count: number) =>
      saidOf('plan-within-class', classOf({ plan: lessons('2026-04-01', count, 8) }))?.found
    expect(outside(1)).toBe('2026年4月1日不在班期内')
    expect(outside(3)).toBe('2026年4月1日、2026年4月2日、2026年4月3日不在班期内')
    expect(outside(4)).toBe('2026年4月1日、2026年4月2日、2026年4月3日等4天不在班期内')
  })

  test('同一天排在班期以前和以后的都算', () => {
    const plan = [
      ...lessons('2026-03-08', 1, 8),
      ...lessons('2026-03-09', 13, 8),
      ...lessons('2026-04-01', 1, 8),
    ]
    expect(saidOf('plan-within-class', classOf({ plan }))?.found).toBe('2026年3月8日、2026年4月1日不在班期内')
  })
})

describe('学员', () => {
  test.each([
    ['2026-03-01', '2026-03-08', []],
    ['2026-03-01', '2026-03-09', ['one-class-at-a-time']],
    ['2026-03-15', '2026-03-16', ['one-class-at-a-time']],
    ['2026-03-31', '2026-04-30', ['one-class-at-a-time']],
    ['2026-04-01', '2026-04-30', []],
  ])('3月9日至31日的班，已在 %s 至 %s 的班：%s', (from, to, bars) => {
    const classes = [{ number: '甲', from: day(from), to: day(to) }]
    expect(barred(classOf({ trainees: [trainee(2), trainee(3, { classes })] }))).toEqual(bars)
  })

  test('全都可以参加的，写有几人；有一人不行就不写', () => {
    expect(saidOf('trainees', classOf())).toMatchObject({ met: true, found: '2人都符合条件' })
    expect(saidOf('trainees', classOf({ trainees: [trainee(2)] }))?.found).toBe('1人都符合条件')
    for (const bad of [
      trainee(3, { pupil: true }),
      trainee(3, { retired: true }),
      trainee(3, { classes: [{ number: '甲', from: day('2026-03-09'), to: day('2026-03-09') }] }),
    ])
      expect(saidOf('trainees', classOf({ trainees: [trainee(2), bad] }))).toBeNull()
    expect(saidOf('trainees', classOf({ trainees: [] }))).toBeNull()
  })

  test('一个人可以有几处不行，一处一处写', () => {
    const trainees = [trainee(2, { pupil: true, retired: true })]
    expect(barred(classOf({ trainees }))).toEqual(['not-a-pupil', 'not-retired'])
  })

  test('名册写有几人', () => {
    expect(saidOf('roster', classOf())).toMatchObject({ met: true, found: '2人' })
    expect(saidOf('roster', classOf({ trainees: [trainee(2)] }))?.met).toBe(true)
    expect(saidOf('roster', classOf({ trainees: [] }))).toMatchObject({ met: false, found: '0人' })
  })
})

describe('没有公布标准或目录的日子', () => {
  test('缺哪一样都不能判定；目录只知道名称、不知道内容的也一样', () => {
    const only = (...editions: Edition[]) =>
      mayFileClass(
        classOf(),
        new Standards([catalogueKind, trainingKind], editions, [...standards.documents]),
      ).outcome
    expect(only(...standards.all(trainingKind))).toBe('undecidable')
    expect(only(...standards.all(catalogueKind))).toBe('undecidable')
    expect(only(...standards.all(trainingKind), ...standards.all(catalogueKind))).toBe('granted')
    expect(mayFileClass(classOf({ filedOn: day('2014-08-31') }), standards).outcome).toBe('undecidable')
    const unknown = classOf({ filedOn: day('2017-05-04'), startsOn: day('2017-05-04') })
    expect(mayFileClass(unknown, standards).outcome).toBe('undecidable')
  })
})
