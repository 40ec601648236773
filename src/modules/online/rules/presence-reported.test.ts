import { describe, expect, test } from 'vitest'
import { type PresenceKnown, presenceShown, type ReportedCheck } from './presence-reported.ts'

const MINUTE = 60_000
const NOW = 1_000_000_000
const POLICY = {
  least: 15 * MINUTE,
  most: 30 * MINUTE,
  answer: MINUTE,
  mostMissed: 0,
  earliest: 24 * 60 * MINUTE,
}
const known = (more: Partial<PresenceKnown> = {}): PresenceKnown => ({
  at: NOW,
  played: 45 * MINUTE,
  unchecked: 0,
  shownAt: null,
  ...more,
})
/** Asked so many minutes ago, answered so many seconds later, or not. */
const check = (ago: number, seconds: number | null = 20): ReportedCheck => ({
  asked: NOW - ago * MINUTE,
  answered: seconds === null ? null : NOW - ago * MINUTE + seconds * 1000,
})

describe('平台报的随机点名（R7.4）', () => {
  test.each<[string, readonly ReportedCheck[] | null, Partial<PresenceKnown>, string | null]>([
    ['四十五分钟点过一次，应了', [check(20)], {}, null],
    ['三十分钟以内可以不点', null, { played: 30 * MINUTE }, null],
    ['没有报点名', null, {}, 'no-presence'],
    [
      '切成小段也不行：当天上次点名以后合计',
      null,
      { played: 10 * MINUTE, unchecked: 25 * MINUTE },
      'no-presence',
    ],
    ['次数不够', [check(20)], { played: 90 * MINUTE }, 'few-presence'],
    [
      '一分钟里点五次只算一次',
      [20, 20.2, 20.4, 20.6, 20.8].map((ago) => check(ago)),
      { played: 90 * MINUTE },
      'few-presence',
    ],
    ['没有应', [check(30), check(10, null)], {}, 'presence-missed'],
    ['应得太晚', [check(20, 61)], {}, 'presence-missed'],
    ['以前的记录报过的不算', [check(20)], { shownAt: NOW - 20 * MINUTE }, 'no-presence'],
    ['点名在将来', [check(-1)], {}, 'bad-presence'],
    ['点名太早', [check(25 * 60)], {}, 'bad-presence'],
    ['先应后点', [check(20, -5)], {}, 'bad-presence'],
  ])('%s', (_title, checks, more, why) => {
    expect(presenceShown(checks, known(more), POLICY).why).toBe(why)
  })
})
