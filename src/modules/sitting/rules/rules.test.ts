import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browserSign, configKeyHash, signLater } from '../safe-browser.ts'
import { beginsUntil, endsAt, stateAt, type Timing, whyNotBegin, whyNotHandIn } from './clock.ts'
import { agreedOn } from './double-marking.ts'
import { readinessOf } from './readiness.ts'
import { entryOf, fateOf, firstOf, newest } from './saving.ts'

const MINUTE = 60_000
const timing = (more: Partial<Timing> = {}): Timing => ({
  opensAt: 0,
  allowed: 90 * MINUTE,
  roomExtra: 0,
  ownExtra: 0,
  lateWithin: 30 * MINUTE,
  handInAfter: 30 * MINUTE,
  begunAt: 0,
  paused: 0,
  pausedAt: null,
  handedInAt: null,
  ...more,
})
const span = fc.integer({ min: 0, max: 120 * MINUTE })
const anyTiming = fc
  .record({
    roomExtra: span,
    ownExtra: span,
    paused: span,
    begunAt: fc.option(span),
    handedInAt: fc.option(span),
  })
  .map((more) => timing(more))

describe('计时', () => {
  test('迟到的人不多给时间；延时、暂停各加各的', () => {
    expect(endsAt(timing({ begunAt: 20 * MINUTE }), 0)).toBe(90 * MINUTE)
    expect(endsAt(timing({ ownExtra: 10 * MINUTE, roomExtra: 5 * MINUTE, paused: MINUTE }), 0)).toBe(
      106 * MINUTE,
    )
    expect(endsAt(timing({ pausedAt: 10 * MINUTE }), 17 * MINUTE)).toBe(97 * MINUTE)
  })

  test('延时只会推后结束，不会提前；暂停多久就推后多久', () => {
    fc.assert(
      fc.property(anyTiming, span, span, (one, now, more) => {
        expect(endsAt({ ...one, ownExtra: one.ownExtra + more }, now)).toBe(endsAt(one, now) + more)
        const paused = { ...one, pausedAt: now }
        const resumed = { ...one, pausedAt: null, paused: one.paused + more }
        expect(endsAt(paused, now + more)).toBe(endsAt(resumed, now + more))
      }),
    )
  })

  test('交了卷就一直是交了卷；到了时间不会再变成答题中', () => {
    fc.assert(
      fc.property(anyTiming, span, span, (one, now, later) => {
        const before = stateAt(one, now)
        const after = stateAt(one, now + later)
        if (before === 'handed-in' || before === 'timed-out' || before === 'absent')
          expect(after).toBe(before)
      }),
    )
  })

  test('没到时间不能开始，迟到太久不能开始，已经开始的换机可以接着答', () => {
    expect(whyNotBegin(timing({ begunAt: null }), -1)).toBe('too-early')
    expect(whyNotBegin(timing({ begunAt: null }), 30 * MINUTE)).toBeNull()
    expect(whyNotBegin(timing({ begunAt: null }), 30 * MINUTE + 1)).toBe('too-late')
    expect(whyNotBegin(timing({ begunAt: 5 }), 80 * MINUTE)).toBeNull()
    expect(whyNotBegin(timing(), 90 * MINUTE)).toBe('over')
    expect(beginsUntil(timing({ paused: MINUTE }))).toBe(31 * MINUTE)
  })

  test('开考三十分钟以后才能交卷；暂停中不能交', () => {
    expect(whyNotHandIn(timing(), 30 * MINUTE - 1)).toBe('too-early')
    expect(whyNotHandIn(timing(), 30 * MINUTE)).toBeNull()
    expect(whyNotHandIn(timing({ pausedAt: 1 }), 40 * MINUTE)).toBe('paused')
    expect(whyNotHandIn(timing({ begunAt: null }), 10)).toBe('not-begun')
  })
})

describe('保存', () => {
  const save = fc.record({
    item: fc.constantFrom('a', 'b', 'c'),
    seq: fc.integer({ min: 1, max: 30 }),
  })

  test('同一次保存到多少遍、先后怎么乱，留下的都一样：每题最新的一次', () => {
    fc.assert(
      fc.property(fc.array(save), fc.infiniteStream(fc.nat()), (saves, order) => {
        const mixed = [...saves, ...saves]
          .map((one) => ({ one, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one)
        const seqs = (from: typeof saves) => [...newest(from)].map(([item, { seq }]) => [item, seq]).sort()
        expect(seqs(mixed)).toEqual(seqs(saves))
        for (const [item, { seq }] of newest(mixed))
          expect(seq).toBe(Math.max(...saves.filter((each) => each.item === item).map((each) => each.seq)))
      }),
    )
  })

  test('后入场的机器，号都在先入场的之上', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 999_999 }), (entry, n) => {
        expect(entryOf(firstOf(entry) + n)).toBe(entry)
        expect(firstOf(entry) + n).toBeLessThan(firstOf(entry + 1))
      }),
    )
  })

  test('结束以后：按时写下、晚到的留给主监考；结束以后写的不收；没有一样会悄悄收下', () => {
    fc.assert(
      fc.property(anyTiming, span, span, (one, at, now) => {
        const fate = fateOf({ at }, one, now)
        const state = stateAt(one, now)
        if (fate === 'taken') expect(['running', 'paused']).toContain(state)
        if (fate === 'kept') expect(at).toBeLessThanOrEqual(one.handedInAt ?? endsAt(one, now))
      }),
    )
    expect(fateOf({ at: 90 * MINUTE }, timing(), 91 * MINUTE)).toBe('kept')
    expect(fateOf({ at: 90 * MINUTE + 1 }, timing(), 91 * MINUTE)).toBe('refused')
    expect(fateOf({ at: 50 }, timing({ handedInAt: 49 }), 60)).toBe('refused')
  })
})

describe('考试浏览器', () => {
  test('按公开文档：网址去掉 # 以后接上密钥，取 SHA-256', () => {
    // printf 'https://exam.example/room0123abcd' | sha256sum
    const known = configKeyHash('https://exam.example/room#x', '0123abcd')
    expect(known).toBe('56abed6bd5f844f8e12208b78aedee3f645ba156f3bce6a36515439701d89324')
    expect(browserSign('0123abcd', { address: 'https://exam.example/room', hash: known.toUpperCase() })).toBe(
      'right',
    )
    expect(browserSign('0123abcd', { address: 'https://exam.example/other', hash: known })).toBe('wrong')
    expect(browserSign('0123abcd', null)).toBe('missing')
    expect(browserSign(null, null)).toBe('not-asked')
  })

  test('请求里的摘要先于页面脚本的；进入时有、后来没有的算没有用', () => {
    const said = (address: string) => ({ address, hash: configKeyHash(address, '0123abcd') })
    const wrong = { address: 'https://exam.example/room', hash: 'a'.repeat(64) }
    expect(browserSign('0123abcd', said('https://exam.example/room'), wrong)).toBe('wrong')
    expect(browserSign('0123abcd', null, said('https://exam.example/api'))).toBe('right')
    const later = (sign: 'right' | 'missing', byHeader: boolean, header: typeof wrong | null) =>
      signLater('0123abcd', { sign, byHeader }, header)
    expect(later('right', true, null)).toBe('missing')
    expect(later('right', false, null)).toBe('right')
    expect(later('missing', false, wrong)).toBe('wrong')
    expect(signLater(null, { sign: 'not-asked', byHeader: false }, wrong)).toBe('not-asked')
  })
})

describe('开考准备', () => {
  const prepared: Parameters<typeof readinessOf>[0] = {
    candidates: 30,
    rooms: 2,
    sparePerRoom: 1,
    tried: 32,
    ready: 32,
    paper: 'opened',
    asksBrowser: true,
    browserRight: 32,
    rehearsal: {
      heldOn: '2026-03-01',
      inTime: true,
      days: 7,
      machines: Array.from({ length: 32 }, (_, at) => ({ machine: `A${at}`, passed: true, found: [] })),
    },
    minutesLeft: 10,
  }
  const lacking = (more: Partial<typeof prepared>) =>
    readinessOf({ ...prepared, ...more })
      .filter(({ good }) => !good)
      .map(({ text }) => text)

  test('样样就绪没有要处理的；差什么说什么', () => {
    expect(lacking({})).toEqual([])
    expect(lacking({ ready: 29, tried: 29, browserRight: 29 })).toEqual(['可用 29 台，还差 1 台没有试过'])
    expect(lacking({ tried: 33 })).toEqual(['1 台试过不可用，请修好再试或换掉'])
    expect(lacking({ browserRight: 30 })).toEqual(['2 台没有用考试浏览器或配置不符；仍可考，会记在监考台上'])
    expect(lacking({ paper: 'planned' })).toEqual(['还没有组卷，请联系市局组卷'])
    expect(lacking({ paper: 'sealed' })).toEqual([])
    expect(lacking({ paper: 'sealed', minutesLeft: 0 })).toEqual(['到时间还没有开卷：请马上联系保管人交分片'])
    expect(lacking({ paper: null })).toEqual(['试卷已经作废，请重新安排试卷'])
  })

  test('够考生用、不够备用的，提醒但不算没准备好', () => {
    expect(readinessOf({ ...prepared, ready: 31, tried: 31, browserRight: 31 })[0]).toEqual({
      what: '机器',
      good: true,
      text: '可用 31 台，够 30 名考生；每个考场备用 1 台，还差 1 台',
    })
  })
})

describe('双评', () => {
  test('相差不超过标准取平均，超过由主评定；先后换过来一样', () => {
    const points = fc.integer({ min: 0, max: 2000 })
    fc.assert(
      fc.property(points, points, points, (first, second, most) => {
        const one = agreedOn({ first, second, chief: null, appeal: null }, most)
        expect(agreedOn({ first: second, second: first, chief: null, appeal: null }, most)).toEqual(one)
        expect(one.state).toBe(Math.abs(first - second) > most ? 'chief' : 'agreed')
        if (one.state === 'agreed') {
          expect(one.points).toBeGreaterThanOrEqual(Math.min(first, second))
          expect(one.points).toBeLessThanOrEqual(Math.max(first, second))
        }
      }),
    )
    expect(agreedOn({ first: 1, second: null, chief: null, appeal: null }, 5)).toEqual({
      state: 'waiting',
      missing: 1,
    })
    expect(agreedOn({ first: 100, second: 900, chief: 700, appeal: null }, 5)).toEqual({
      state: 'agreed',
      points: 700,
    })
  })
})
