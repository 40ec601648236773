import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { questionsIn } from './course/quiz-text.ts'
import {
  type Beat,
  countBeat,
  gainOf,
  type Interval,
  type Known,
  measure,
  union,
  type Watching,
} from './rules.ts'

const SECOND = 1000
const POLICY = { tolerance: 1500, longestGap: 60 * SECOND, answerWithin: 60 * SECOND }
const START = Date.UTC(2026, 2, 2, 1)
const OPENED: Watching = {
  seq: 0,
  at: START,
  position: 0,
  running: false,
  ended: false,
  checkAfter: 10_000 * SECOND,
  sinceCheck: 0,
  askedAt: null,
}
const KNOWN: Known = { length: 600 * SECOND, watched: [], countedUntil: 0, leftToday: 8 * 45 * 60 * SECOND }
const told = (seq: number, position: number, more: Partial<Beat> = {}): Beat => ({
  seq,
  position: position * SECOND,
  rate: 1,
  playing: true,
  hidden: false,
  jumped: false,
  ...more,
})
const count = (session: Watching, beat: Beat, after: number, known: Partial<Known> = {}) =>
  countBeat(session, beat, START + after * SECOND, { ...KNOWN, ...known }, POLICY)
/** A session that has begun to play at its start. */
const playing = (more: Partial<Watching> = {}): Watching => ({ ...OPENED, seq: 1, running: true, ...more })

describe('学时只计真正播放过的（R7.4）', () => {
  test('播了十秒，过了十秒，计十秒', () => {
    expect(count(playing(), told(2, 10), 10).credit).toEqual({ from: 0, to: 10_000, gain: 10_000 })
  })
  test('网络缓冲：过了十秒只播了七秒，计七秒', () => {
    expect(count(playing(), told(2, 7), 10).credit?.gain).toBe(7000)
  })
  test('网络误差以内多报的不多计：不超过服务器时钟走过的', () => {
    expect(count(playing(), told(2, 11), 10).credit?.gain).toBe(10_000)
  })
  test('同一段只计一次', () => {
    const again = count(playing(), told(2, 10), 10, { watched: [{ from: 0, to: 60_000 }] })
    expect(again).toMatchObject({ credit: null, why: 'again' })
    expect(count(playing(), told(2, 10), 10, { watched: [{ from: 0, to: 4000 }] }).credit?.gain).toBe(6000)
  })
  test('一天计满以后不再计', () => {
    expect(count(playing(), told(2, 10), 10, { leftToday: 5000 })).toMatchObject({
      credit: null,
      why: 'day-full',
    })
  })
})

describe('六种作弊一秒不计', () => {
  test('伪造完成：第一个包就说看完了', () => {
    const first = count(OPENED, told(1, 600), 1)
    expect(first.credit).toBeNull()
    expect(count(playing(), told(2, 600), 5)).toMatchObject({ credit: null, why: 'jumped' })
    expect(count(playing(), told(2, 90_000), 5)).toMatchObject({ credit: null, why: 'beyond' })
  })
  test('拖动：跳过的不计，承认不承认都一样', () => {
    expect(count(playing(), told(2, 300, { jumped: true }), 10)).toMatchObject({
      credit: null,
      why: 'jumped',
    })
    expect(count(playing(), told(2, 300), 10)).toMatchObject({ credit: null, why: 'jumped' })
  })
  test('倍速：说了的不计，不说的快过时钟也不计', () => {
    expect(count(playing(), told(2, 20, { rate: 2 }), 10)).toMatchObject({ credit: null, why: 'rate' })
    expect(count(playing(), told(2, 20), 10)).toMatchObject({ credit: null, why: 'jumped' })
  })
  test('两台设备：被替下的那台不计', () => {
    expect(count(playing({ ended: true }), told(2, 10), 10)).toMatchObject({ credit: null, why: 'elsewhere' })
  })
  test('两台设备轮流：已经计到的时刻以前不再计', () => {
    const both = count(playing(), told(2, 10), 10, { countedUntil: START + 10 * SECOND })
    expect(both.credit).toBeNull()
  })
  test('切到后台：遮住过的一段不计', () => {
    expect(count(playing(), told(2, 10, { hidden: true }), 10)).toMatchObject({ credit: null, why: 'hidden' })
  })
  test('重放：同一个包第二次来，次序不对的包，都不计', () => {
    const { next } = count(playing(), told(2, 10), 10)
    expect(count(next, told(2, 10), 11)).toMatchObject({ credit: null, why: 'replayed', next })
    expect(count(next, told(9, 20), 20)).toMatchObject({ credit: null, why: 'replayed', next })
  })
})

describe('断线和点名', () => {
  test('太久没有进度，中间不计，从这里接着计', () => {
    const back = count(playing(), told(2, 70), 70)
    expect(back).toMatchObject({ credit: null, why: 'gap', lost: 70_000 })
    const onward = countBeat(back.next, told(3, 80), START + 80 * SECOND, KNOWN, POLICY)
    expect(onward.credit).toEqual({ from: 70_000, to: 80_000, gain: 10_000 })
  })
  test('到点点名：应答以前不计，答对了接着计', () => {
    const asked = count(playing({ checkAfter: 8000 }), told(2, 10), 10)
    expect(asked.next.askedAt).toBe(START + 10 * SECOND)
    const waiting = countBeat(asked.next, told(3, 20), START + 20 * SECOND, KNOWN, POLICY)
    expect(waiting).toMatchObject({ credit: null, why: 'presence' })
    const answered = countBeat(
      waiting.next,
      told(4, 20, { present: true }),
      START + 30 * SECOND,
      KNOWN,
      POLICY,
    )
    expect(answered).toMatchObject({ voids: false, next: { askedAt: null, sinceCheck: 0, running: true } })
  })
  test('答错或者过时不答：上次应答以来的收回', () => {
    const asked = count(playing({ checkAfter: 8000 }), told(2, 10), 10).next
    for (const [beat, after] of [
      [told(3, 10, { present: false }), 12],
      [told(3, 10), 75],
      [told(3, 10, { present: true }), 75],
    ] as const)
      expect(countBeat(asked, beat, START + after * SECOND, KNOWN, POLICY)).toMatchObject({
        voids: true,
        why: 'missed',
        next: { ended: true },
      })
  })
})

const stretches = fc.array(
  fc.tuple(fc.nat(1000), fc.nat(200)).map(([from, length]): Interval => ({ from, to: from + length })),
  { maxLength: 20 },
)

describe('无论怎么报', () => {
  test('并集的长度就是每个点数一次', () => {
    fc.assert(
      fc.property(stretches, (all) => {
        const points = new Set(
          all.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at)),
        )
        expect(measure(all)).toBe(points.size)
        expect(union(union(all))).toEqual(union(all))
      }),
    )
  })

  test('计的不超过过去的时间，也不超过视频的长度；各次所得加起来就是并集', () => {
    const packet = fc.record({
      after: fc.nat(90),
      position: fc.nat(700),
      rate: fc.constantFrom(1, 1, 1, 2),
      playing: fc.boolean(),
      hidden: fc.constantFrom(false, false, true),
      jumped: fc.constantFrom(false, false, true),
      present: fc.constantFrom(undefined, true, false),
    })
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 40 }), fc.integer({ min: 1, max: 300 }), (packets, due) => {
        let session: Watching = { ...OPENED, checkAfter: due * SECOND }
        let now = START
        let sum = 0
        const watched: Interval[] = []
        for (const { after, position, ...more } of packets) {
          now += after * SECOND
          const beat = told(session.seq + 1, position, more)
          const { credit, next } = countBeat(session, beat, now, { ...KNOWN, watched }, POLICY)
          if (credit) {
            expect(credit.gain).toBe(gainOf(watched, credit))
            watched.push({ from: credit.from, to: credit.to })
            sum += credit.gain
          }
          session = next
        }
        expect(sum).toBe(measure(watched))
        expect(sum).toBeLessThanOrEqual(Math.min(now - START, KNOWN.length))
      }),
    )
  })
})

describe('测验的题目', () => {
  test('每题一段，带星号的是正确答案', () => {
    expect(questionsIn('几米以内？\n- 三米\n* 十米\n\n先做什么？\n* 检测\n- 照明')).toEqual({
      questions: [
        { text: '几米以内？', choices: ['三米', '十米'], right: 1 },
        { text: '先做什么？', choices: ['检测', '照明'], right: 0 },
      ],
    })
  })
  test('哪一题不成题，说得出来', () => {
    expect(questionsIn('')).toEqual({ wrong: '请至少出一道题' })
    expect(questionsIn('问？\n- 甲\n- 乙')).toEqual({ wrong: '第1题要有一个以“* ”开头的正确答案，现在有0个' })
    expect(questionsIn('问？\n* 甲\n- 乙\n\n再问？\n* 丙')).toEqual({ wrong: '第2题要有2到6个选项' })
  })
})
