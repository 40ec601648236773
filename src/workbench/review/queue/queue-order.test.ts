import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CaseItem } from '../case-view.ts'
import { isClear, isDoubtful, neighbours, queueOf } from './queue-order.ts'

const item = (number: string, left: number | null, more: Partial<CaseItem> = {}): CaseItem => ({
  number,
  kind: 'BT',
  kindTitle: '技能提升补贴',
  title: '张建国',
  subtitle: '渤海装备',
  amount: 260000,
  state: 'review',
  stateTitle: '区级初审',
  stateTone: 'plain',
  progress: 2,
  holder: '区人社局',
  district: '120116',
  due: null,
  workingDaysLeft: left,
  estimatedYears: [],
  attention: [],
  compared: true,
  held: null,
  handler: null,
  openedAt: '2026-03-02T01:14:00.000Z',
  closed: false,
  heldBack: null,
  ...more,
})

const items = fc
  .uniqueArray(
    fc.record({
      number: fc.stringMatching(/^BT-\d{6}$/),
      left: fc.option(fc.integer({ min: -30, max: 30 })),
      doubts: fc.array(fc.constant('工作单位不一致'), { maxLength: 2 }),
      held: fc.boolean(),
    }),
    { selector: ({ number }) => number, maxLength: 30 },
  )
  .map((all) =>
    all.map(({ number, left, doubts, held }) =>
      item(number, left, {
        attention: doubts,
        held: held ? { code: 'register', text: '社保系统未应答', whose: null } : null,
      }),
    ),
  )

test('按期限排不丢一件，最急的在前，没有期限的在后', () => {
  fc.assert(
    fc.property(items, (all) => {
      const queue = queueOf(all, 'due')
      expect([...queue].map(({ number }) => number).sort()).toEqual(all.map(({ number }) => number).sort())
      const left = queue.map(({ workingDaysLeft }) => workingDaysLeft ?? 9999)
      expect(left).toEqual([...left].sort((a, b) => a - b))
    }),
  )
})

test('没有办件既有疑问又能成批，挂起的都不能成批', () => {
  fc.assert(
    fc.property(items, (all) => {
      const batch = queueOf(all, 'batch')
      expect(batch.some(isDoubtful)).toBe(false)
      expect(batch.every((one) => one.held === null)).toBe(true)
      expect(queueOf(all, 'doubt').some(isClear)).toBe(false)
    }),
  )
})

test('J 和 K 在队列里走；到头停住，不在队列里的从头开始', () => {
  const queue = ['a', 'b', 'c'].map((number) => item(number, 1))
  expect(neighbours(queue, 'b')).toEqual({ previous: 'a', next: 'c' })
  expect(neighbours(queue, 'a').previous).toBeNull()
  expect(neighbours(queue, 'c').next).toBeNull()
  expect(neighbours(queue, 'gone')).toEqual({ previous: null, next: 'a' })
  expect(neighbours([], 'gone')).toEqual({ previous: null, next: null })
})

test('没有与任何名录比对的，不当作没有疑问', () => {
  fc.assert(
    fc.property(items, (all) => {
      expect(
        queueOf(
          all.map((one) => ({ ...one, compared: false })),
          'batch',
        ),
      ).toEqual([])
    }),
  )
})
