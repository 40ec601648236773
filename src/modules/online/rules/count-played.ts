import { type Interval, measure, union } from './intervals.ts'

/** Why a record of a platform counts nothing, and what its sender can do (不计学时的原因). */
export const UNEARNED = {
  'no-segments': ['没有播放片段', '视频档案的 played-segments 写在 result.extensions 里，没有它不计学时。'],
  'bad-segments': ['播放片段写得不对', '写成“起[.]止[,]起[.]止”，单位秒，止大于起，不超过视频的长度。'],
  'no-length': ['没有视频的长度', '视频档案的 length 写在 context.extensions 里，单位秒。'],
  'no-activity': ['不是关于一段视频', 'object 要是视频这个活动。'],
  'bad-presence': [
    '随机点名写得不对',
    '一次点名一项，写 asked 和 answered，都是带时区的时刻，没有应答的 answered 写 null；点名在这条记录以前一天之内，应答不早于点名。',
  ],
  'no-presence': [
    '没有报随机点名',
    '隔了规定的时间要点名，写在 result.extensions 里；补上点名，换一个编号重报。',
  ],
  'few-presence': [
    '随机点名的次数不够',
    '上次应答以后播放的时间不超过规定，隔得太近的几次只算一次；请学员重看，按规定点名。',
  ],
  'presence-missed': ['随机点名没有按时应答', '这一段不计，请学员重看，应答以后再报。'],
  future: ['时间在将来', '请校准服务器的时钟。'],
  late: ['报送太晚', '请在期限内报送。'],
  'not-joined': ['播放时学员还没有在本平台登记', '学员先登记，再学习。'],
  'platform-ended': ['播放时平台已经退出', '退出以后的播放不计。'],
  again: ['这一段以前已经计过', '不用再报。'],
  'no-time': ['这段时间已经计过，或者还没有经过那么久', '播放多久计多久，同一时间只计一处。'],
  'day-full': ['当天已计满', '一天最多计到上限。'],
  repeated: ['同一条记录已经收过', '不用再报。'],
  voids: ['作废了以前的记录，计过的已收回', '不用处理。'],
} as const satisfies Record<string, readonly [string, string]>
export type Unearned = keyof typeof UNEARNED

/** What a record says was played, in milliseconds. */
export interface Played {
  at: number
  stretches: readonly Interval[]
  length: number
}

export interface PlayedKnown {
  now: number
  /** What of this video has been counted. */
  watched: readonly Interval[]
  /** When the person was a trainee of the platform. */
  joined: number
  left: number | null
  /** The platform was one of the city's no more. */
  ended: boolean
  /** Time that is counted already, wherever it was. */
  busy: readonly Interval[]
  leftToday: number
}

export interface PlayedPolicy {
  late: number
  tolerance: number
}

export type PlayedCount =
  | { why: Unearned }
  | { why: null; stretches: Interval[]; gain: number; began: number; ended: number }

/**
 * What a record of a platform counts (平台报送计时): stretches that had not been counted, and never more than the time that
 * passed before the record since anything was counted for this person, on whatever platform or device.
 */
export function countPlayed(
  { at, stretches, length }: Played,
  known: PlayedKnown,
  policy: PlayedPolicy,
): PlayedCount {
  if (stretches.some(({ from, to }) => from < 0 || to <= from || to > length + policy.tolerance))
    return { why: 'bad-segments' }
  if (at > known.now + policy.tolerance) return { why: 'future' }
  if (known.now - at > policy.late) return { why: 'late' }
  if (at < known.joined || (known.left !== null && at > known.left)) return { why: 'not-joined' }
  if (known.ended) return { why: 'platform-ended' }
  const fresh = without(union(stretches), known.watched)
  const gain = measure(fresh)
  if (gain === 0) return { why: 'again' }
  if (known.leftToday <= 0) return { why: 'day-full' }
  const counted = Math.min(gain, known.leftToday, freeBefore(at, known))
  if (counted <= 0) return { why: 'no-time' }
  return { why: null, stretches: first(fresh, counted), gain: counted, began: at - counted, ended: at }
}

/** How long nothing has been counted before this moment, since the person joined. */
function freeBefore(at: number, { busy, joined }: PlayedKnown): number {
  const ends = busy.filter(({ from }) => from < at).map(({ to }) => to)
  return at - Math.max(joined, ...ends)
}

/** What of these stretches is not among those. */
export function without(stretches: readonly Interval[], taken: readonly Interval[]): Interval[] {
  return union(taken).reduce<Interval[]>(
    (left, { from, to }) =>
      left.flatMap((one) =>
        [
          { from: one.from, to: Math.min(one.to, from) },
          { from: Math.max(one.from, to), to: one.to },
        ].filter((part) => part.to > part.from),
      ),
    [...stretches],
  )
}

/** The first of these stretches, so long together. */
function first(stretches: readonly Interval[], length: number): Interval[] {
  let left = length
  return stretches.flatMap(({ from, to }) => {
    const took = Math.min(left, to - from)
    left -= took
    return took > 0 ? [{ from, to: from + took }] : []
  })
}
