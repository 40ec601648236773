import { describe, expect, test } from 'vitest'
import { loadCity } from '../../kernel/standard/load/load-city.ts'
import { LEVELS } from '../../kernel/value/level.ts'
import { addDays, civilDate, daysBetween } from '../../kernel/value/time/civil-date.ts'
import { catalogueKind, entriesOf, entryOf, evaluationCell, pairWarnings } from './rules.ts'

const { standards } = loadCity('city/tianjin', [catalogueKind])
const editions = standards.all(catalogueKind)
const edition = (year: string) => standards.edition(catalogueKind, `catalogue/${year}`)

describe('天津的目录', () => {
  test('2014 年 9 月 1 日起每天正好有一版，以前没有', () => {
    const first = civilDate('2014-09-01')
    for (let day = first; day < '2031-01-01'; day = addDays(day, 1)) {
      const held = editions.filter(({ from, to }) => from <= day && (to === null || day <= to))
      expect(held.map(({ id }) => id)).toEqual([standards.inForce(catalogueKind, day)?.id])
    }
    expect(standards.inForce(catalogueKind, addDays(first, -1))).toBeNull()
  })

  test('一版结束的次日下一版开始', () => {
    const ordered = [...editions].reverse()
    for (const [index, later] of ordered.slice(1).entries())
      expect(daysBetween(ordered[index]?.to ?? later.from, later.from)).toBe(1)
  })

  test('2019—2020 年有 11 个职业，两档金额齐全', () => {
    const entries = entriesOf(edition('2019-2020'))
    expect(entries).toHaveLength(11)
    const levels = [5, 4, 3, 2, 1] as const
    for (const { cells } of entries)
      for (const level of levels) {
        expect(['amount', 'notInStandard']).toContain(cells[120][level].kind)
        expect(cells[80][level].kind).toBe(cells[120][level].kind)
      }
  })

  test('R2.5 每对金额都是三分之二，2021—2022 年的 5000 → 3330 也是', () => {
    expect(editions.flatMap(pairWarnings)).toEqual([])
    const pairs = [edition('2019-2020'), edition('2021-2022')]
      .flatMap(entriesOf)
      .flatMap(({ cells }) =>
        LEVELS.filter((level) => cells[120][level].kind === 'amount' && cells[80][level].kind === 'amount'),
      )
    expect(pairs).toHaveLength(46)
  })

  test('R2.5 不合的一对有警告，写出应是多少', () => {
    const loaded = edition('2019-2020')
    const rows = loaded.data.rows.map((row) =>
      row.name === '焊工' ? { ...row, L4_80: '2170', L3_80: '/' } : row,
    )
    expect(pairWarnings({ ...loaded, data: { ...loaded.data, rows } })).toEqual([
      {
        occupation: '焊工',
        level: 4,
        message: '四级（中级工）：80课时2,170.00元，按120课时的三分之二应为2,160.00元',
      },
      { occupation: '焊工', level: 3, message: '三级（高级工）：两档课时一档有金额、一档没有' },
    ])
  })

  test('R2.7 2024 年的金额就是它所说的那一版的金额', () => {
    for (const line of edition('2024').data.rows.filter(({ amountsFrom }) => amountsFrom !== '')) {
      const source = standards.edition(catalogueKind, line.amountsFrom)
      const before = entryOf(source, line.name)
      const now = entryOf(edition('2024'), line.name)
      const newer = entryOf(edition('2021-2022'), line.name)
      for (const band of [120, 80] as const)
        for (const level of [5, 4, 3, 2, 1] as const) {
          const known = newer?.cells[band][level].kind === 'amount' ? newer : before
          expect(now?.cells[band][level]).toEqual(known?.cells[band][level])
        }
    }
  })

  test('R2.7 2024 年不是自己的数值都如实标明', () => {
    for (const entry of entriesOf(edition('2024'))) {
      const hasAmount = Object.values(entry.cells[120]).some(({ kind }) => kind === 'amount')
      expect(entry.amountsAssumed).toBe(hasAmount)
    }
    expect(entryOf(edition('2024'), '焊工')).toMatchObject({ demand: '非常紧缺', demandAssumed: true })
    expect(entryOf(edition('2024'), '电子商务师')).toMatchObject({ demand: '紧缺', demandAssumed: false })
  })

  test('R2.6 2021—2022 年鉴定金额：A 全部，B 没有技师，C 不清楚', () => {
    const amounts = (evaluation: 'A' | 'B' | 'C') =>
      ([5, 4, 3, 2, 1, 'special'] as const).map((level) => {
        const cell = evaluationCell(edition('2021-2022'), evaluation, level)
        return cell.kind === 'amount' ? cell.amount / 100 : cell.kind
      })
    expect(amounts('A')).toEqual([300, 350, 410, 520, 640, 300])
    expect(amounts('B')).toEqual([250, 310, 360, 'unknown', 'unknown', 250])
    expect(new Set(amounts('C'))).toEqual(new Set(['unknown']))
  })

  test('R2.9 没有自己代码的职业按名称找得到', () => {
    expect(entryOf(edition('2019-2020'), '数控车工')).toMatchObject({ code: null, name: '数控车工' })
    expect(entryOf(edition('2024'), '铣工（数控铣工）')?.name).toBe('铣工(数控铣工)')
  })
})
