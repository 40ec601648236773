import { type CivilDate, civilDateOf } from '../../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../../kernel/verb/index.ts'
import { type Json, type Taken, VOIDED } from '../../../learning-records/index.ts'
import { countPlayed, type PresenceFound, presenceShown, type Unearned } from '../../rules.ts'
import type { OnlineData } from '../../standard.ts'
import { countedOn } from '../../watch/store.ts'
import { creditPlatformClass, takeFromClass } from '../classes.ts'
import { busyAround, holdLearner, insertCredit, playedBefore, uncheckedOn, voidCredit } from '../credit.ts'
import type { PlatformLearner } from '../learners.ts'
import type { Platform } from '../platform.ts'
import { checksIn, partsIn, playedIn } from './played.ts'
import { codeIn } from './trainees.ts'

const DAY = 86_400_000
const MINUTE = 60_000

/** What came of a record: milliseconds, or why nothing. */
export interface Outcome {
  statement: string
  outcome: 'counted' | Unearned
  gain: number
}

/** Counts what a batch brought, in the order in which it was played (计平台学时). */
export async function countTaken(
  ctx: VerbContext,
  platform: Platform,
  taken: readonly Taken[],
  trainees: ReadonlyMap<string, PlatformLearner>,
  standard: OnlineData,
): Promise<Outcome[]> {
  const people = [...new Set([...trainees.values()].map(({ person }) => person))].sort()
  for (const person of people) await holdLearner(ctx.db, person)
  const at = ({ statement }: Taken) => Date.parse(String(statement.timestamp))
  const outcomes: Outcome[] = []
  for (const one of [...taken].sort((a, b) => at(a) - at(b))) {
    const trainee = trainees.get(codeIn(one.statement, ctx.origin) ?? '')
    outcomes.push({ statement: one.id, ...(await outcomeOf(ctx, platform, one, at(one), trainee, standard)) })
  }
  return outcomes
}

async function outcomeOf(
  ctx: VerbContext,
  platform: Platform,
  { id, fresh, statement }: Taken,
  at: number,
  trainee: PlatformLearner | undefined,
  standard: OnlineData,
): Promise<Omit<Outcome, 'statement'>> {
  const { hours, platforms } = standard
  const nothing = (outcome: Unearned) => ({ outcome, gain: 0 })
  if (!fresh) return nothing('repeated')
  if ((statement.verb as Json).id === VOIDED) {
    const gone = await voidCredit(ctx.db, platform.id, String((statement.object as Json).id), ctx.now)
    if (gone) await holdLearner(ctx.db, gone.person)
    if (gone) await takeFromClass(ctx, gone, standard)
    return nothing('voids')
  }
  const played = playedIn(statement, at)
  if ('why' in played) return nothing(played.why)
  if (!trainee) return nothing('not-joined')
  const { person } = trainee
  const activity = String((statement.object as Json).id)
  const day = civilDateOf(new Date(at))
  const counted = countPlayed(
    played,
    {
      now: ctx.now.getTime(),
      watched: await playedBefore(ctx.db, platform.id, person, activity),
      joined: trainee.joined_at.getTime(),
      left: trainee.left_at?.getTime() ?? null,
      ended: platform.endedOn !== null && day > platform.endedOn,
      busy: await busyAround(ctx.db, person, new Date(at - DAY), new Date(at)),
      leftToday: hours.perDay * hours.lessonMinutes * MINUTE - (await countedOn(ctx.db, person, day)),
    },
    { late: platforms.lateDays * DAY, tolerance: hours.toleranceMillis },
  )
  if (counted.why !== null) return nothing(counted.why)
  const shown = await presenceOf(
    ctx,
    platform,
    { statement, at, person, day, played: counted.gain },
    standard,
  )
  if (shown.why !== null) return nothing(shown.why)
  const credit = {
    statement: id,
    platform: platform.id,
    person,
    activity,
    partOf: partsIn(statement),
    day,
    stretches: counted.stretches,
    gain: counted.gain,
    began: new Date(counted.began),
    ended: new Date(counted.ended),
    shown: shown.shownAt === null ? null : new Date(shown.shownAt),
  }
  await insertCredit(ctx.db, credit)
  await creditPlatformClass(ctx, credit, standard)
  return { outcome: 'counted', gain: counted.gain }
}

/** Whether presence was shown while this was played, where the standard of the day wants it reported (随机点名). */
async function presenceOf(
  ctx: VerbContext,
  platform: Platform,
  one: { statement: Json; at: number; person: string; day: CivilDate; played: number },
  { presence, platforms }: OnlineData,
): Promise<PresenceFound> {
  const wanted = platforms.presence
  if (!wanted || one.day < wanted.from) return { why: null, shownAt: null }
  const checks = checksIn(one.statement, ctx.origin)
  if (checks === false) return { why: 'bad-presence' }
  const before = await uncheckedOn(ctx.db, platform.id, one.person, one.day)
  return presenceShown(
    checks,
    { at: one.at, played: one.played, ...before },
    {
      least: presence.leastMinutes * MINUTE,
      most: presence.mostMinutes * MINUTE,
      answer: presence.answerSeconds * 1000,
      mostMissed: wanted.mostMissed,
      earliest: DAY,
    },
  )
}
