import { describe, expect, test } from 'vitest'
import { decide } from '../../../kernel/decision/decision.ts'
import { loadCity } from '../../../kernel/standard/load/load-city.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { newOccupationsKind, occupationsKind, type Register, registerOn } from '../../occupations/rules.ts'
import {
  amended,
  type CatalogueEdition,
  type CatalogueLine,
  carriedOver,
  catalogueKind,
  entryOf,
  historyOf,
  levelsTold,
  listingOf,
  pairWarnings,
  requireListed,
  unknownCode,
  warningsOf,
} from '../rules.ts'

const { standards } = loadCity('city/tianjin', [catalogueKind, occupationsKind, newOccupationsKind])
const edition = (year: string) => standards.edition(catalogueKind, `catalogue/${year}`)
const register = registerOn(standards, civilDate('2026-03-02'))

/** An edition in which the welder's line says something else. */
const printed = (
  cells: Partial<CatalogueLine>,
  of: CatalogueEdition = edition('2019-2020'),
): CatalogueEdition => ({
  ...of,
  data: { ...of.data, rows: of.data.rows.map((row) => (row.name === '焊工' ? { ...row, ...cells } : row)) },
})

const asked = (catalogue: CatalogueEdition, occupation: string, hours = 120) => {
  const trained = { occupation, level: 4 as const, hours }
  const decision = decide<number>()
  requireListed(decision, trained, listingOf(catalogue, trained), catalogue, standards)
  return decision.grant(() => 1)
}

describe('目录里列没列', () => {
  test.each([
    [79, 216000],
    [80, 216000],
    [119, 216000],
    [120, 324000],
    [121, 324000],
  ])('%s 课时取 %s 分', (hours, amount) => {
    expect(listingOf(edition('2019-2020'), { occupation: '焊工', level: 4, hours }).cell).toEqual({
      kind: 'amount',
      amount,
    })
  })

  test.each([
    ['3240', 'granted', null],
    ['', 'granted', null],
    ['/', 'refused', '四级（中级工）：不在市场需求内，不补贴'],
    ['——', 'refused', '四级（中级工）：国家标准没有这个等级'],
  ])('格子里写“%s”：%s', (text, outcome, found) => {
    const decision = asked(printed({ L4_120: text }), '焊工')
    expect(decision.outcome).toBe(outcome)
    const level = decision.reasons.find(({ rule }) => rule === 'level-subsidised')
    expect(level?.found).toBe(found ?? '已列入目录')
  })

  test('没有列的职业：全文收录的目录请另选，只收了一部分的请核对原文', () => {
    const part = edition('2019-2020')
    const whole = { ...part, data: { ...part.data, known: 'all' as const } }
    const next = (of: CatalogueEdition) => asked(of, '品酒师').reasons[0]?.next
    expect(next(whole)).toContain('请选择目录内的职业')
    expect(next(part)).toContain('只收录了这一版目录的部分职业')
    expect(asked(part, '品酒师').outcome).toBe('refused')
  })

  test('金额沿用旧版的才写沿用，目录没有说沿用依据的不写', () => {
    const now = edition('2024')
    const carried = carriedOver(now, entryOf(now, '焊工'), standards)
    expect(carried).toMatchObject({ rule: 'carried-over', met: true, assumed: true })
    expect(carriedOver(edition('2019-2020'), entryOf(edition('2019-2020'), '焊工'), standards)).toBeNull()
    const unsaid = { ...now, data: { ...now.data, carriedOver: null } }
    expect(carriedOver(unsaid, entryOf(unsaid, '焊工'), standards)).toBeNull()
    expect(carriedOver(now, entryOf(now, '网约配送员'), standards)).toBeNull()
    expect(carriedOver(now, null, standards)).toBeNull()
  })
})

describe('国家标准有没有这个等级：看最近一版说过的目录', () => {
  const told = (...cells: string[]) =>
    levelsTold(
      cells.map((text) => {
        const of = printed({ L5_120: text, L5_80: text })
        return { edition: of, entries: [entryOf(of, '焊工')].filter((one) => one !== null) }
      }),
    ).get(5)

  test.each([
    [['3040'], true],
    [['/'], true],
    [['——'], false],
    [[''], undefined],
    [['', '——'], false],
    [['', '3040'], true],
    [['——', '3040'], false],
    [['3040', '——'], true],
  ])('先后写 %s：%s', (cells, expected) => {
    expect(told(...cells)).toBe(expected)
  })

  test('当天开始的版本算，第二天开始的不算；工种跟着本职业', () => {
    const names = (day: string) => historyOf('焊工', civilDate(day), standards).map((one) => one.edition.id)
    expect(names('2023-12-31')).not.toContain('catalogue/2024')
    expect(names('2024-01-01')).toContain('catalogue/2024')
    const found = (name: string) =>
      historyOf(name, civilDate('2024-01-01'), standards)
        .find((one) => one.edition.id === 'catalogue/2024')
        ?.entries.map((entry) => entry.name)
    expect(found('铣工')).toEqual(['铣工(数控铣工)'])
    expect(found('数控铣工')).toEqual(['铣工(数控铣工)'])
    expect(found('品酒师')).toEqual([])
  })
})

describe('两档课时的提示', () => {
  const warned = (long: string, short: string) =>
    pairWarnings(printed({ L4_120: long, L4_80: short })).filter(({ occupation }) => occupation === '焊工')

  test.each([
    ['3240', '2160', 0],
    ['3240', '2161', 1],
    ['3240', '——', 1],
    ['——', '3240', 1],
    ['/', '2160', 1],
    ['', '2160', 0],
    ['3240', '', 0],
    ['', '', 0],
    ['——', '——', 0],
    ['/', '/', 0],
    ['5000', '3330', 0],
    ['15', '10', 0],
    ['22.5', '20', 0],
    ['22.4', '10', 0],
  ])('%s 与 %s：%s 条', (long, short, count) => {
    expect(warned(long, short)).toHaveLength(count)
  })
})

describe('与大典核对', () => {
  const messages = (cells: Partial<CatalogueLine>, from: Register = register) =>
    warningsOf(printed(cells), from)
      .filter(({ occupation }) => occupation === (cells.name ?? '焊工'))
      .map(({ message }) => message)

  test('没有编码的、大典没有这个编码的，不核对名称和标注', () => {
    expect(messages({ code: '', marks: 'SL' })).toEqual([])
    expect(messages({ code: '9-99-99-99', marks: 'SL' })).toEqual([])
    expect(messages({ marks: 'S' })).toHaveLength(1)
    expect(messages({ marks: '' })).toEqual([])
  })

  test('名称相同、或者是它的工种的不提示', () => {
    expect(messages({ name: '焊工(电焊工)' })).toEqual([])
    expect(messages({ name: '电焊工' })).toEqual(['编码 6-18-02-04 在职业分类大典中是“焊工”'])
  })

  test('大典不知道标注的不提示', () => {
    const welder = register.byCode.get('6-18-02-04')
    if (!welder) throw new Error('no welder')
    const without = (change: object) => ({
      ...register,
      byCode: new Map([...register.byCode, ['6-18-02-04', { ...welder, ...change }]]),
    })
    expect(messages({ marks: 'SL' }, without({ digital: null }))).toEqual([])
    expect(messages({ marks: 'SL' }, without({ green: null }))).toEqual([])
    expect(messages({ marks: 'SL' }, without({}))).toHaveLength(1)
  })

  test('大典有的编码不说', () => {
    expect(unknownCode({ code: '6-18-02-04', name: '焊工' }, register)).toBeNull()
    expect(unknownCode({ code: '', name: '宇航员' }, register)).toBeNull()
    expect(
      unknownCode({ code: '9-99-99-99', name: '宇航员' }, { ...register, classification: null }),
    ).toBeNull()
    expect(unknownCode({ code: '9-99-99-99', name: '焊工(电焊工)' }, register)).toContain('6-18-02-04')
  })
})

describe('改草案', () => {
  const change = (occupation: string, column: keyof CatalogueLine, value: string) =>
    amended(edition('2019-2020').data, [{ occupation, column, value }])

  test('改名改成自己可以，改成别人已有的不行，按工种认', () => {
    expect('data' in change('焊工', 'name', '焊工')).toBe(true)
    expect('data' in change('焊工', 'name', '焊接工')).toBe(true)
    expect(change('焊工', 'name', '铆工')).toMatchObject({ message: '“铆工”已经在目录里' })
    expect(change('焊工', 'name', '铣工(数控铣工)')).toMatchObject({
      message: '“铣工(数控铣工)”已经在目录里',
    })
  })

  test('没有的职业、不能这样填的格子，说明原因，原来的不动', () => {
    expect(change('品酒师', 'L4_120', '1')).toMatchObject({ message: '目录里没有“品酒师”' })
    expect(change('焊工', 'L4_120', '三千')).toMatchObject({ message: '应为金额（元）、——、/ 或空白' })
    expect(entryOf(edition('2019-2020'), '焊工')?.cells[120][4]).toEqual({ kind: 'amount', amount: 324000 })
  })
})
