import { type RawBuilder, sql } from 'kysely'
import { attempt, untroubled } from '../../event/index.ts'
import type { CivilDate } from '../../value/time/civil-date.ts'
import { addWorkingDays, workingDaysLeft } from '../../value/time/working-days.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../../verb/index.ts'
import { begins, type Procedure, typedFile } from '../procedure.ts'
import { remindersOn } from '../step/handling.ts'
import { causeOf } from '../step/hold.ts'
import { recountNotice } from '../step/notice.ts'
import { objectionOpen, takeStep } from '../step/take-step.ts'
import { lockFile, writeMove } from '../store/case-store.ts'
import { counted, dueAfterHold } from './due.ts'

/** Cases that are looked up at once. */
const BATCH = 500

/** Seconds until a held case is looked at again: twice as long each time, up to this. */
const PAUSES = [10, 20, 40, 80, 160, 320, 600]

/** One sort of thing that the clock does with cases: which are due, and what is done with each. */
interface Round {
  kind: string
  verb: string
  due(look: Look): RawBuilder<unknown>
  run(ctx: VerbContext, procedures: readonly Procedure[], number: string): Promise<boolean>
}

interface Look {
  day: CivilDate
  now: Date
  /** Held cases are looked at though their pause has not passed. */
  all: boolean
  /** Only these cases, where they are named. */
  only: readonly string[] | null
  years: number[]
  /** The states that wait for whoever has to answer. */
  answering: { kind: string; state: string }[]
  /** Whoever has to answer until `last` is reminded `before` working days ahead. */
  reminders: { before: number; last: CivilDate }[]
}

const ROUNDS = {
  recounted: {
    kind: 'case.recount',
    verb: 'cases.recount',
    due: ({ years }) => sql`select number from case_file where closed_at is null
      and due_estimated <> '{}' and due_estimated <@ ${years}::integer[]
      union select n.number from public_notice n where n.closed_on is null
        and n.estimated_years <> '{}' and n.estimated_years <@ ${years}::integer[]
        and exists (select 1 from case_file f where f.number = n.number and f.closed_at is null) order by number`,
    run: recount,
  },
  passed: {
    kind: 'case.notice',
    verb: 'cases.notice-ends',
    due: ({ day }) => sql`select number from public_notice f where closed_on is null and ends_on < ${day}
      and not exists (select 1 from case_file y
        where y.kind = 'YY' and y.form->>'against' = f.number and y.state = 'filed')
      and not exists (select 1 from case_file h where h.number = f.number and h.held_code is not null)
      order by ends_on, number`,
    run: pass,
  },
  resumed: {
    kind: 'case.hold',
    verb: 'cases.resume',
    due: ({
      now,
      all,
    }) => sql`select number from case_file f where held_code is not null and closed_at is null
      and (${all}::boolean or next_look_at is null or next_look_at <= ${now})
      order by next_look_at nulls first, number`,
    run: resume,
  },
  reminded: {
    kind: 'case.reminder',
    verb: 'cases.remind',
    due: ({ day, answering, reminders }) => sql`select number from case_file f
      join jsonb_to_recordset(${JSON.stringify(answering)}::jsonb) as w (kind text, state text)
        on w.kind = f.kind and w.state = f.state
      where f.closed_at is null and f.held_code is null and f.due_on >= ${day} and exists (
        select 1 from jsonb_to_recordset(${JSON.stringify(reminders)}::jsonb) as r (before int, last date)
        where f.due_on <= r.last and not exists (select 1 from case_event e
          where e.number = f.number and e.step = 'reminded' and e.payload->>'due' = f.due_on::text
            and (e.payload->>'before')::int <= r.before)) order by f.due_on, number`,
    run: remind,
  },
  escalated: {
    kind: 'case.term',
    verb: 'cases.escalate',
    due: ({ day }) => sql`select number from case_file f where due_on < ${day} and closed_at is null
      and escalated_on is null and held_code is null order by due_on, number`,
    run: escalate,
  },
} satisfies Record<string, Round>

/**
 * What the clock does with cases: notices that have ended pass, held cases whose cause is gone go on, terms that have
 * passed are escalated. Each case is a transaction of its own; one that fails pauses and keeps no other waiting.
 */
export async function tickCases(
  kernel: Kernel,
  procedures: readonly Procedure[],
  onError: (error: unknown) => void,
  { all = false, only = null }: { all?: boolean; only?: readonly string[] | null } = {},
): Promise<Record<keyof typeof ROUNDS, number>> {
  await forgetMoved(kernel)
  const day = await performAsSystem(kernel, 'cases.clock', async (ctx) => ctx.today)
  const years = Object.keys(kernel.city.calendar.years).map(Number)
  const look = {
    day,
    now: kernel.clock.now(),
    all,
    only,
    years,
    ...(await whoAnswers(kernel, procedures, day)),
  }
  const done = { recounted: 0, passed: 0, resumed: 0, reminded: 0, escalated: 0 }
  for (const name of Object.keys(ROUNDS) as (keyof typeof ROUNDS)[])
    done[name] = await goRound(kernel, procedures, onError, ROUNDS[name], look)
  return done
}

/** Does one sort of thing with each case that is due, as long as there are such that were not looked at before. */
async function goRound(
  kernel: Kernel,
  procedures: readonly Procedure[],
  onError: (error: unknown) => void,
  round: Round,
  look: Look,
): Promise<number> {
  const seen = new Set<string>()
  let done = 0
  for (;;) {
    const { rows } = await sql<{ number: string }>`select number from (${round.due(look)}) f
      where ${untroubled(round.kind, sql`f.number`, look.now)}
        and (${look.only}::text[] is null or number = any(${look.only}::text[])) limit ${BATCH}`.execute(
      kernel.database.db,
    )
    const fresh = rows.filter(({ number }) => !seen.has(number))
    if (fresh.length === 0) return done
    for (const { number } of fresh) {
      seen.add(number)
      const work = { kind: round.kind, id: number }
      if (await attempt(kernel, work, round.verb, onError, (ctx) => round.run(ctx, procedures, number)))
        done += 1
    }
  }
}

/** Trouble with a case that has moved since is over. */
async function forgetMoved(kernel: Kernel): Promise<void> {
  await sql`delete from trouble t where kind like 'case.%'
    and not exists (select 1 from case_file f where f.number = t.id and f.moved_at <= t.since)`.execute(
    kernel.database.db,
  )
}

const of = (procedures: readonly Procedure[], kind: string): Procedure => {
  const found = procedures.find((one) => one.kind === kind)
  if (!found) throw new Error(`no procedure for cases of kind ${kind}`)
  return found
}

/** Counts a term and a notice again whose holidays were not published when they were counted. */
async function recount(ctx: VerbContext, procedures: readonly Procedure[], number: string): Promise<boolean> {
  const file = await lockFile(ctx.db, number)
  if (!file || file.closedAt) return false
  await recountNotice(ctx, of(procedures, file.kind), file)
  if (file.estimatedYears.length === 0) return true
  const due = file.term ? counted(ctx, file.term) : { ...file, estimatedYears: [] }
  const late = due.dueOn !== null && due.dueOn < ctx.today
  ctx.act.subject('case', number)
  await writeMove(ctx.db, file, {
    step: 'recounted',
    to: file.state,
    due,
    closed: false,
    escalatedOn: late ? file.escalatedOn : null,
    actor: ctx.actor,
    at: ctx.now,
    note: '放假安排已经公布，办理期限重新计算',
  })
  return true
}

async function pass(ctx: VerbContext, procedures: readonly Procedure[], number: string): Promise<boolean> {
  const file = await lockFile(ctx.db, number)
  // What is held goes on when its cause is gone; until then its notice is over and nothing follows from it.
  if (!file || file.held) return false
  const step = Object.entries(of(procedures, file.kind).steps).find(
    ([, one]) => one.by === 'clock' && begins(one, file.state),
  )
  if (!step) return false
  if (step[1].unless === 'objection' && (await objectionOpen(ctx, number))) return false
  await takeStep(ctx, procedures, number, step[0], { note: '公示期满，无未处理的异议' })
  return true
}

async function resume(ctx: VerbContext, procedures: readonly Procedure[], number: string): Promise<boolean> {
  const file = await lockFile(ctx.db, number)
  if (!file?.held) return false
  const procedure = of(procedures, file.kind)
  const found = await procedure.resume?.(ctx, typedFile(procedure, file))
  if (!found) throw new Error(`${number} is held, and its procedure does not say how it goes on`)
  const base = { to: file.state, closed: false, actor: ctx.actor, at: ctx.now }
  if ('hold' in found) {
    if (found.hold.code === file.held.code) {
      await lookLater(ctx, number)
      return false
    }
    ctx.act.subject('case', number)
    await writeMove(ctx.db, file, { ...base, step: 'held', held: found.hold, payload: causeOf(found.hold) })
    return false
  }
  ctx.act.subject('case', number)
  await writeMove(ctx.db, file, {
    ...base,
    step: 'resumed',
    due: dueAfterHold(ctx, file),
    held: null,
    record: found.record ? await ctx.kept(found.record) : undefined,
    amount: found.amount,
    organisation: found.organisation,
    subtitle: found.subtitle,
    attention: found.attention,
    note: '搁置原因已消除，系统自动继续办理',
  })
  if (found.step) await takeStep(ctx, procedures, number, found.step)
  return true
}

/** Nothing has changed: the next look comes after twice the pause. */
async function lookLater(ctx: VerbContext, number: string): Promise<void> {
  const times = PAUSES.map((seconds) => new Date(ctx.now.getTime() + seconds * 1000))
  await sql`update case_file set looks = looks + 1,
      next_look_at = case ${sql.join(
        times.map((time, done) => sql`when looks <= ${done} then ${time}::timestamptz`),
        sql` `,
      )} else ${times.at(-1)}::timestamptz end
    where number = ${number}`.execute(ctx.db)
}

/** The states that wait for an answer, and the days up to which a case is near its end. */
async function whoAnswers(
  kernel: Kernel,
  procedures: readonly Procedure[],
  day: CivilDate,
): Promise<Pick<Look, 'answering' | 'reminders'>> {
  return {
    answering: procedures.flatMap(({ kind, states }) =>
      Object.entries(states).flatMap(([state, { overdue }]) =>
        overdue && !overdue.unreminded ? [{ kind, state }] : [],
      ),
    ),
    reminders: remindersOn(await kernel.standards(), day).map((before) => ({
      before,
      last: addWorkingDays(day, before, kernel.city.calendar).day,
    })),
  }
}

/** Reminds whoever has to answer (到期前提醒); once for each of the days on which the city reminds. */
async function remind(ctx: VerbContext, _procedures: readonly Procedure[], number: string): Promise<boolean> {
  const file = await lockFile(ctx.db, number)
  if (!file?.dueOn || file.closedAt || file.held || file.dueOn < ctx.today) return false
  const left = workingDaysLeft(ctx.today, file.dueOn, ctx.calendar)
  const before = remindersOn(await ctx.standards(), ctx.today).findLast((days) => left <= days)
  if (before === undefined) return false
  ctx.act.subject('case', number)
  await writeMove(ctx.db, file, {
    step: 'reminded',
    to: file.state,
    closed: false,
    actor: ctx.actor,
    at: ctx.now,
    payload: { due: file.dueOn, before, left },
  })
  return true
}

async function escalate(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  number: string,
): Promise<boolean> {
  const file = await lockFile(ctx.db, number)
  if (!file || file.closedAt || file.escalatedOn || file.held || !file.dueOn || file.dueOn >= ctx.today)
    return false
  const overdue = of(procedures, file.kind).states[file.state]?.overdue
  if (overdue) {
    await takeStep(ctx, procedures, number, overdue.step)
    return true
  }
  ctx.act.subject('case', number)
  await writeMove(ctx.db, file, {
    step: 'escalated',
    to: file.state,
    closed: false,
    escalatedOn: ctx.today,
    actor: ctx.actor,
    at: ctx.now,
    note: '已过办理期限，转督办',
  })
  return true
}
