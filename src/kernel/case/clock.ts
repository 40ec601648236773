import { sql } from 'kysely'
import type { CivilDate } from '../value/civil-date.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../verb/index.ts'
import { lockFile, writeMove } from './case-store.ts'
import { dueOn } from './due.ts'
import { begins, type Procedure } from './procedure.ts'
import { objectionOpen, takeStep } from './take-step.ts'

/** Cases that one run of the clock looks at; the next run finds the rest. */
const BATCH = 500

/**
 * What the clock does with cases: notices that have ended pass, held cases whose cause is gone go on, terms
 * that have passed are escalated. Each case is a transaction of its own, so one that fails stops no other.
 */
export async function tickCases(
  kernel: Kernel,
  procedures: readonly Procedure[],
  onError: (error: unknown) => void,
): Promise<{ passed: number; resumed: number; escalated: number }> {
  const count = { passed: 0, resumed: 0, escalated: 0 }
  const each = async (
    numbers: string[],
    name: string,
    run: (ctx: VerbContext, number: string) => Promise<boolean>,
  ) => {
    let done = 0
    for (const number of numbers) {
      try {
        if (await performAsSystem(kernel, name, (ctx) => run(ctx, number))) done += 1
      } catch (error) {
        onError(error)
      }
    }
    return done
  }
  const day = await performAsSystem(kernel, 'cases.clock', async (ctx) => ctx.today)
  count.passed = await each(await endedNotices(kernel, day), 'cases.notice-ends', (ctx, number) =>
    pass(ctx, procedures, number),
  )
  count.resumed = await each(await heldCases(kernel), 'cases.resume', (ctx, number) =>
    resume(ctx, procedures, number),
  )
  count.escalated = await each(await overdueCases(kernel, day), 'cases.escalate', escalate)
  return count
}

async function endedNotices(kernel: Kernel, day: CivilDate): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from public_notice
    where closed_on is null and ends_on < ${day} order by ends_on, number limit ${BATCH}`.execute(
    kernel.database.db,
  )
  return rows.map((row) => row.number)
}

async function heldCases(kernel: Kernel): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from case_file
    where held_code is not null and closed_at is null order by moved_at, number limit ${BATCH}`.execute(
    kernel.database.db,
  )
  return rows.map((row) => row.number)
}

async function overdueCases(kernel: Kernel, day: CivilDate): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from case_file
    where due_on < ${day} and closed_at is null and escalated_on is null
    order by due_on, number limit ${BATCH}`.execute(kernel.database.db)
  return rows.map((row) => row.number)
}

const of = (procedures: readonly Procedure[], kind: string): Procedure => {
  const found = procedures.find((one) => one.kind === kind)
  if (!found) throw new Error(`no procedure for cases of kind ${kind}`)
  return found
}

async function pass(ctx: VerbContext, procedures: readonly Procedure[], number: string): Promise<boolean> {
  const file = await lockFile(ctx.db, number)
  if (!file) return false
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
  const found = await procedure.resume?.(ctx, file)
  if (!found) return false
  const base = { to: file.state, closed: false, actor: ctx.actor, at: ctx.now }
  if ('hold' in found) {
    if (found.hold.code === file.held.code) return false
    ctx.act.subject('case', number)
    await writeMove(ctx.db, file, {
      ...base,
      step: 'held',
      dueOn: file.dueOn,
      held: found.hold,
      payload: found.hold,
    })
    return false
  }
  ctx.act.subject('case', number)
  await writeMove(ctx.db, file, {
    ...base,
    step: 'resumed',
    dueOn: await dueOn(ctx, procedure, file.state),
    held: null,
    record: found.record,
    amount: found.amount,
    organisation: found.organisation,
    attention: found.attention,
    note: '搁置原因已消除，系统自动继续办理',
  })
  if (found.step) await takeStep(ctx, procedures, number, found.step)
  return true
}

async function escalate(ctx: VerbContext, number: string): Promise<boolean> {
  const file = await lockFile(ctx.db, number)
  if (!file || file.closedAt || file.escalatedOn || !file.dueOn || file.dueOn >= ctx.today) return false
  ctx.act.subject('case', number)
  await writeMove(ctx.db, file, {
    step: 'escalated',
    to: file.state,
    dueOn: file.dueOn,
    closed: false,
    escalatedOn: ctx.today,
    actor: ctx.actor,
    at: ctx.now,
    note: '已过办理期限，转督办',
  })
  return true
}
