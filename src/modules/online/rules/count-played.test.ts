import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countPlayed, type PlayedKnown, without } from './count-played.ts'
import { gainOf, measure } from './intervals.ts'

const POLICY = { late: 7 * 86_400_000, tolerance: 1500 }
const NOW = 1_000_000_000

const known = (more: Partial<PlayedKnown> = {}): PlayedKnown => ({
  now: NOW,
  watched: [],
  joined: 0,
  left: null,
  ended: false,
  busy: [],
  leftToday: 8 * 45 * 60_000,
  ...more,
})
describe('计多少（R7.4）', () => {
  const played = { at: NOW, length: 100_000, stretches: [{ from: 0, to: 60_000 }] }
  test.each<[string, Partial<PlayedKnown>, object]>([
    ['全部计', {}, { gain: 60_000, began: NOW - 60_000, ended: NOW }],
    [
      '计过的不再计',
      { watched: [{ from: 0, to: 50_000 }] },
      { gain: 10_000, stretches: [{ from: 50_000, to: 60_000 }] },
    ],
    ['只过了四十秒', { busy: [{ from: NOW - 90_000, to: NOW - 40_000 }] }, { gain: 40_000 }],
    ['正在别处计', { busy: [{ from: NOW - 90_000, to: NOW + 5000 }] }, { why: 'no-time' }],
    ['刚登记十秒', { joined: NOW - 10_000 }, { gain: 10_000 }],
    ['当天只剩五秒', { leftToday: 5000 }, { gain: 5000 }],
    ['当天已满', { leftToday: 0 }, { why: 'day-full' }],
    ['都计过', { watched: [{ from: 0, to: 100_000 }] }, { why: 'again' }],
    ['在将来', { now: NOW - 60_000 }, { why: 'future' }],
    ['太晚', { now: NOW + POLICY.late + 1 }, { why: 'late' }],
    ['还没登记', { joined: NOW + 1 }, { why: 'not-joined' }],
    ['已经不学', { left: NOW - 1 }, { why: 'not-joined' }],
    ['平台退出', { ended: true }, { why: 'platform-ended' }],
  ])('%s', (_title, more, expected) => {
    expect(countPlayed(played, known(more), POLICY)).toMatchObject(expected)
  })

  test('超出视频长度的片段不计', () => {
    const beyond = { ...played, stretches: [{ from: 0, to: 200_000 }] }
    expect(countPlayed(beyond, known(), POLICY)).toEqual({ why: 'bad-segments' })
  })

  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 99_000 }), fc.integer({ min: 1, max: 50_000 }))
    .map(([from, length]) => ({ from, to: Math.min(100_000, from + length) }))

  test('不论报什么：计的都在报的里、以前没有计过、不多于空着的时间', () => {
    fc.assert(
      fc.property(
        fc.array(stretch, { maxLength: 8 }),
        fc.array(stretch, { maxLength: 8 }),
        fc.array(stretch, { maxLength: 4 }),
        (stretches, watched, ago) => {
          const busy = ago.map(({ from, to }) => ({ from: NOW - to, to: NOW - from }))
          const counted = countPlayed({ ...played, stretches }, known({ watched, busy }), POLICY)
          if (counted.why !== null) return
          expect(counted.gain).toBe(measure(counted.stretches))
          for (const one of counted.stretches) {
            expect(gainOf(watched, one)).toBe(one.to - one.from)
            expect(gainOf(stretches, one)).toBe(0)
          }
          const own = { from: counted.began, to: counted.ended }
          expect(gainOf(busy, own)).toBe(own.to - own.from)
        },
      ),
    )
  })

  test('减去的和剩下的合起来不多不少', () => {
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 8 }), fc.array(stretch, { maxLength: 8 }), (all, taken) => {
        const left = without(all, taken)
        expect(measure([...left, ...taken])).toBe(measure([...all, ...taken]))
        expect(measure(left) + measure(taken)).toBe(measure([...all, ...taken]))
      }),
    )
  })
})
