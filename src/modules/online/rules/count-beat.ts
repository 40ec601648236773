import { gainOf, type Interval } from './intervals.ts'

/** Why a stretch earned nothing (不计的原因). */
export const UNCOUNTED = {
  replayed: '进度包重复或者次序不对',
  elsewhere: '已在另一台设备或另一个页面上学习，同时只计一处',
  hidden: '页面被遮住或切到后台',
  rate: '没有用正常速度播放',
  jumped: '拖动了进度，跳过的部分没有播放',
  gap: '太久没有收到进度，中间无法核实',
  presence: '正在点名，应答以前不计',
  missed: '没有及时应答点名',
  again: '这一段以前已经计过',
  'day-full': '今天已计满',
  beyond: '进度超出视频的长度',
} as const
export type Uncounted = keyof typeof UNCOUNTED

/** Where a session of watching stands by the server's own clock; times in milliseconds since 1970, positions in milliseconds. */
export interface Watching {
  /** The number of the last packet that was taken. */
  seq: number
  at: number
  position: number
  /** Whether it was playing, in sight and at normal speed since then. */
  running: boolean
  /** Not the device that is counted any more, or ended. */
  ended: boolean
  /** When presence is asked for, by how long it has been counted since the last answer; null while it is being asked. */
  checkAfter: number
  /** What has been counted since presence was last shown. */
  sinceCheck: number
  askedAt: number | null
}

/** What a player tells (进度包): where it is, and what happened since its last. */
export interface Beat {
  seq: number
  position: number
  rate: number
  playing: boolean
  /** The page was out of sight at some time since the last packet. */
  hidden: boolean
  /** The position was moved by hand since the last packet. */
  jumped: boolean
  /** Whether this packet brings the right answer to the presence check; undefined where it brings none. */
  present?: boolean | undefined
}

/** What is known beside the session. */
export interface Known {
  /** How long the video is. */
  length: number
  /** What of it has been counted. */
  watched: readonly Interval[]
  /** Until when anything has been counted for this person: no moment is counted twice, on whatever device. */
  countedUntil: number
  /** What may still be counted today. */
  leftToday: number
}

/** The city's numbers, in milliseconds. */
export interface CountingPolicy {
  tolerance: number
  longestGap: number
  answerWithin: number
}

export interface Counted {
  /** The stretch of the video, and what of it had not been counted. */
  credit: (Interval & { gain: number }) | null
  why: Uncounted | null
  /** How long passed that earned nothing. */
  lost: number
  /** What was counted since presence was last shown counts no more. */
  voids: boolean
  next: Watching
}

/**
 * What one packet earns (计时): the stretch that was played since the packet before, if it was played in sight, without a jump,
 * at normal speed, by the device that counts, and never more than passed on the server's clock.
 */
export function countBeat(
  session: Watching,
  beat: Beat,
  now: number,
  known: Known,
  policy: CountingPolicy,
): Counted {
  if (session.ended) return nothing(session, 'elsewhere', 0)
  if (beat.seq !== session.seq + 1) return nothing(session, 'replayed', 0)
  const next: Watching = {
    ...session,
    seq: beat.seq,
    at: now,
    position: clamp(beat.position, known.length),
    running: beat.playing && !beat.hidden && beat.rate === 1,
  }
  if (session.askedAt !== null) return asked(session, beat, now, next, policy)
  const passed = Math.max(0, now - session.at)
  const why = whyNothing(session, beat, passed, known, policy)
  if (why !== null) return nothing(next, why, session.running ? passed : 0)
  const played = next.position - session.position
  if (!session.running || played <= 0) return { credit: null, why: null, lost: 0, voids: false, next }
  const clock = Math.max(0, now - Math.max(session.at, known.countedUntil))
  const stretch = { from: session.position, to: session.position + Math.min(played, clock) }
  const gain = gainOf(known.watched, stretch)
  if (gain > known.leftToday) return nothing(next, 'day-full', passed)
  if (gain <= 0) return nothing(next, 'again', passed)
  const sinceCheck = session.sinceCheck + gain
  const askNow = next.running && sinceCheck >= session.checkAfter
  return {
    credit: { ...stretch, gain },
    why: null,
    lost: 0,
    voids: false,
    next: { ...next, sinceCheck, askedAt: askNow ? now : null },
  }
}

function whyNothing(
  session: Watching,
  beat: Beat,
  passed: number,
  known: Known,
  policy: CountingPolicy,
): Uncounted | null {
  if (beat.position > known.length + policy.tolerance) return 'beyond'
  if (beat.rate !== 1) return 'rate'
  if (beat.hidden) return 'hidden'
  if (beat.jumped) return 'jumped'
  if (!session.running) return null
  if (passed > policy.longestGap) return 'gap'
  if (beat.position - session.position > passed + policy.tolerance) return 'jumped'
  return null
}

/** While presence is asked for nothing is counted; the right answer in time goes on, any other takes back what rests on it. */
function asked(session: Watching, beat: Beat, now: number, next: Watching, policy: CountingPolicy): Counted {
  const late = now - (session.askedAt ?? now) > policy.answerWithin
  if (late || beat.present === false) {
    const ended = { ...next, running: false, ended: true }
    return { credit: null, why: 'missed', lost: session.sinceCheck, voids: true, next: ended }
  }
  if (beat.present === undefined) return nothing(next, 'presence', 0)
  return { credit: null, why: null, lost: 0, voids: false, next: { ...next, sinceCheck: 0, askedAt: null } }
}

const nothing = (next: Watching, why: Uncounted, lost: number): Counted => ({
  credit: null,
  why,
  lost,
  voids: false,
  next,
})

const clamp = (position: number, length: number): number => Math.max(0, Math.min(position, length))
