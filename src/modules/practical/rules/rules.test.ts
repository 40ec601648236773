import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Entry, standing, wordOf } from '../../../kernel/value/standing.ts'
import { assignDuties } from './duties.ts'
import { pointsIn, pointsText } from './points.ts'
import { type Combining, type Decided, type Marked, PRESENCE, settle } from './settle.ts'
import { pointsFault, type SheetItem, sheetFaults } from './sheet.ts'
import { differing } from './typing.ts'

const HOW: Combining = { combine: 'average', apartPercent: 20, stopped: 'marked' }

describe('分数', () => {
  test('写成文字再读回来一样；多于两位小数、负数、不是数的都不收', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (points) => {
        expect(pointsIn(pointsText(points))).toBe(points)
      }),
    )
    expect(['7.5', '87', '0', '0.25'].map(pointsIn)).toEqual([750, 8700, 0, 25])
    expect(['-1', '1.234', '一', '1e2', ''].map(pointsIn)).toEqual([null, null, null, null, null])
  })
})

const anItem = fc
  .record({ parts: fc.integer({ min: 1, max: 40 }), step: fc.constantFrom(25, 50, 100, 500) })
  .map(({ parts, step }) => ({ most: parts * step, step }))

describe('评分表', () => {
  test('各项满分合计正好是满分、步长除得尽，才是一张评分表', () => {
    fc.assert(
      fc.property(
        fc.array(anItem, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -3, max: 3 }),
        (parts, off) => {
          const items: SheetItem[] = parts.map((one, at) => ({ id: `i${at}`, words: `第${at}项`, ...one }))
          const sum = items.reduce((total, { most }) => total + most, 0)
          const faults = sheetFaults(items, { full: sum + off, mostItems: 20 })
          expect(faults.length === 0).toBe(off === 0)
        },
      ),
    )
  })

  test('100.5 分、步长以外的分，说清是哪一项、改成什么', () => {
    const item: SheetItem = { id: 'i1', words: '焊缝成形', most: 10_000, step: 50 }
    expect(pointsFault(item, 10_050)).toBe('“焊缝成形”给了 100.5 分，最多 100 分，请改')
    expect(pointsFault(item, 725)).toBe('“焊缝成形”给了 7.25 分，步长是 0.5 分，请改成它的整数倍')
    expect(pointsFault(item, 750)).toBeNull()
    expect(pointsFault(item, null)).toContain('不是分数')
    expect(
      sheetFaults(
        [
          { id: 'i1', words: '甲', most: 5000, step: 300 },
          { id: 'i2', words: '甲', most: 0, step: 50 },
        ],
        { full: 10_000, mostItems: 60 },
      ).map(({ message }) => message),
    ).toEqual([
      '第 1 项的满分要是步长的整数倍',
      '第 2 项与前面的重名',
      '第 2 项的满分要大于 0',
      '各项满分合计 50，应为 100',
    ])
  })
})

/** Histories of two phones in one cell: each entry written over what that phone had seen; sometimes it sees the other's. */
const histories = fc.array(
  fc.record({ phone: fc.constantFrom('a', 'b'), value: fc.constantFrom('1', '2', '3'), looks: fc.boolean() }),
  { maxLength: 12 },
)
function played(steps: readonly { phone: 'a' | 'b'; value: string; looks: boolean }[]) {
  const all: Entry[] = []
  const seen: Record<'a' | 'b', Entry[]> = { a: [], b: [] }
  for (const [at, { phone, value, looks }] of steps.entries()) {
    if (looks) seen[phone] = [...all]
    const entry = { key: `${at}`, value, over: standing(seen[phone]).map(({ key }) => key) }
    all.push(entry)
    seen[phone] = [...seen[phone], entry]
  }
  return all
}

describe('一格里的分', () => {
  test('次序颠倒、重复送，结论一样；只要有人评过，总有一个站得住', () => {
    fc.assert(
      fc.property(histories, fc.infiniteStream(fc.nat()), (steps, order) => {
        const all = played(steps)
        const mixed = [...all, ...all.slice(0, 3)].map((entry) => ({
          entry,
          at: order.next().value as number,
        }))
        mixed.sort((a, b) => a.at - b.at)
        expect(wordOf(mixed.map(({ entry }) => entry))).toEqual(wordOf(all))
        expect(wordOf(all).is === 'none').toBe(all.length === 0)
      }),
    )
  })

  test('两部手机没有见过彼此的分，一个也不会被盖掉；一部手机自己改，只剩最后一个', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', '2', '3'), { minLength: 1 }),
        fc.array(fc.constantFrom('1', '2', '3'), { minLength: 1 }),
        (mine, other) => {
          const steps = [
            ...mine.map((value) => ({ phone: 'a' as const, value, looks: false })),
            ...other.map((value) => ({ phone: 'b' as const, value, looks: false })),
          ]
          const all = played(steps)
          expect(standing(all).map(({ value }) => value)).toEqual([mine.at(-1), other.at(-1)])
          const chosen = { key: 'x', value: '2', over: standing(all).map(({ key }) => key) }
          expect(wordOf([...all, chosen])).toEqual({ is: 'one', value: '2' })
        },
      ),
    )
  })
})

const ITEMS: SheetItem[] = [
  { id: 'i1', words: '准备', most: 4000, step: 50 },
  { id: 'i2', words: '成形', most: 6000, step: 50 },
]
let made = 0
const cell = (value: string): Entry[] => {
  made += 1
  return [{ key: String(made), value, over: [] }]
}
const marked = (card: string, cells: Record<string, string>): Marked => ({
  card,
  cells: new Map(Object.entries(cells).map(([item, value]) => [item, cell(value)])),
})
const none = new Map<string, Decided>()

describe('一名考生的成绩', () => {
  const points = fc.integer({ min: 0, max: 80 }).map((n) => pointsText(n * 50))
  test('相差在规定以内取平均，谁先谁后一样；超过的等组长，组长定了就用组长的', () => {
    fc.assert(
      fc.property(points, points, points, (one, other, third) => {
        const rest = { i2: '50' }
        const both = [marked('A', { i1: one, ...rest }), marked('B', { i1: other, ...rest })]
        const outcome = settle(ITEMS, both, none, HOW)
        const far = Math.abs(Number(one) - Number(other)) > 8
        expect(outcome.apart.length).toBe(far ? 1 : 0)
        expect(settle(ITEMS, both.toReversed(), none, HOW).mark).toEqual(outcome.mark)
        if (!far) {
          expect(outcome.mark).toEqual({
            value: pointsText(((Number(one) + Number(other)) * 100) / 2 + 5000),
          })
          return
        }
        const [dispute] = outcome.apart
        const decided = new Map([['i1', { value: third, on: dispute?.on ?? '' }]])
        expect(settle(ITEMS, both, decided, HOW).mark).toEqual({
          value: pointsText(Number(third) * 100 + 5000),
        })
        // What was decided on holds no more once an examiner says otherwise.
        const changed = [marked('A', { i1: one === '0' ? '40' : '0', ...rest }), both[1] as Marked]
        const again = settle(ITEMS, changed, decided, HOW)
        if (again.apart.length > 0) expect(again.mark).toBeNull()
      }),
    )
  })

  test('三名考评员的平均不因舍入过线：不到 60 分的不会变成 60 分', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 3, maxLength: 3 }), (halves) => {
        const item: SheetItem[] = [{ id: 'i1', words: '全部', most: 10_000, step: 50 }]
        const all = halves.map((half, at) => marked(String(at), { i1: pointsText(half * 50 + 2900) }))
        const { mark } = settle(item, all, none, { ...HOW, apartPercent: 100 })
        const sum = halves.reduce((total, half) => total + half * 50 + 2900, 0)
        if (mark === null || mark === 'absent') throw new Error('no mark')
        expect(Number(mark.value) >= 60).toBe(sum >= 3 * 6000)
      }),
    )
  })

  test('取中间：奇数取中间一个，偶数取中间两个的平均', () => {
    const how: Combining = { ...HOW, combine: 'median', apartPercent: 100 }
    const of = (values: string[]) =>
      settle(
        [{ id: 'i1', words: '全部', most: 10_000, step: 50 }],
        values.map((value, at) => marked(String(at), { i1: value })),
        none,
        how,
      ).mark
    expect(of(['10', '90', '70'])).toEqual({ value: '70' })
    expect(of(['10', '90', '70', '60'])).toEqual({ value: '65' })
  })

  test('缺考要都说缺考；一个说缺考一个给分的，等组长', () => {
    const absent = marked('A', { [PRESENCE]: 'absent' })
    expect(settle(ITEMS, [absent, marked('B', { [PRESENCE]: 'absent' })], none, HOW).mark).toBe('absent')
    expect(settle(ITEMS, [absent, marked('B', {})], none, HOW).missing).toContainEqual({
      card: 'B',
      item: PRESENCE,
    })
    const split = settle(ITEMS, [absent, marked('B', { i1: '30', i2: '40' })], none, HOW)
    expect(split.apart.map(({ item }) => item)).toEqual([PRESENCE])
    expect(split.mark).toBeNull()
    const on = split.apart[0]?.on ?? ''
    const asAbsent = new Map([[PRESENCE, { value: 'absent', on }]])
    expect(settle(ITEMS, [absent, marked('B', { i1: '30', i2: '40' })], asAbsent, HOW).mark).toBe('absent')
    // Decided that he was there, the other still owes his marks.
    const asSat = new Map([[PRESENCE, { value: 'sat', on }]])
    const owes = settle(ITEMS, [absent, marked('B', { i1: '30', i2: '40' })], asSat, HOW)
    expect(owes.missing).toEqual([
      { card: 'A', item: 'i1' },
      { card: 'A', item: 'i2' },
    ])
  })

  test('中止的，评过的照算、没评的记零分；城市也可以定整科零分', () => {
    const both = ['A', 'B'].map((card) => marked(card, { [PRESENCE]: 'stopped', i1: '30' }))
    expect(settle(ITEMS, both, none, HOW).mark).toEqual({ value: '30' })
    expect(settle(ITEMS, both, none, { ...HOW, stopped: 'zero' }).mark).toEqual({ value: '0' })
  })

  test('两部手机不一致的格，没有定以前没有成绩', () => {
    const twice: Marked = {
      card: 'A',
      cells: new Map([
        ['i1', [...cell('30'), ...cell('31')]],
        ['i2', cell('50')],
      ]),
    }
    const outcome = settle(ITEMS, [twice, marked('B', { i1: '30', i2: '50' })], none, HOW)
    expect(outcome).toMatchObject({ own: [{ card: 'A', item: 'i1' }], mark: null })
  })
})

describe('双录', () => {
  test('录的一样才没有差异；先后换过来一样，7.5 和 7.50 一样，少填一格也是差异', () => {
    const cells = fc.dictionary(
      fc.constantFrom('i1', 'i2', 'presence'),
      fc.constantFrom('7.5', '8', 'absent'),
    )
    fc.assert(
      fc.property(cells, cells, (one, other) => {
        expect(differing(one, other)).toEqual(differing(other, one))
        expect(differing(one, one)).toEqual([])
        const items = ['i1', 'i2', 'presence'].filter((item) => one[item] !== other[item])
        expect(differing(one, other)).toEqual(items)
      }),
    )
    expect(differing({ i1: '7.5' }, { i1: '7.50' })).toEqual([])
    expect(differing({ i1: '7.5' }, {})).toEqual(['i1'])
  })
})

describe('谁评谁', () => {
  test('每人正好那么多考评员，没有评自己教过的；不够的说出座位', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.tuple(fc.nat(6), fc.nat(39)), { maxLength: 30 }),
        (count, many, each, pairs) => {
          const candidates = Array.from({ length: count }, (_, at) => ({
            id: `c${at}`,
            seat: `${at}`,
            room: String(Math.floor(at / 5)),
          }))
          const cards = Array.from({ length: many }, (_, at) => `k${at}`)
          const bound = new Map(cards.map((card) => [card, new Set<string>()]))
          for (const [card, seat] of pairs) bound.get(`k${card}`)?.add(String(seat))
          const { given, without } = assignDuties(candidates, { cards, each, bound })
          for (const { id, seat } of candidates) {
            const own = given.filter(({ candidate }) => candidate === id)
            const free = cards.filter((card) => !bound.get(card)?.has(seat))
            expect(own.every(({ card }) => free.includes(card))).toBe(true)
            expect(new Set(own.map(({ card }) => card)).size).toBe(Math.min(each, free.length))
            expect(without.includes(seat)).toBe(free.length < each)
          }
        },
      ),
    )
  })
})
