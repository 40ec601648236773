import { tellOf } from '../../../kernel/message/index.ts'
import { type CivilDate, civilDate, formatDay, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, type VerbContext } from '../../../kernel/verb/index.ts'
import {
  organisationById,
  organisationsByKind,
  type StatusEntry,
  scopeRows,
  statusesOf,
  statusOn,
  statusRows,
} from '../../organisations/index.ts'
import { annualReportMissed } from '../events.ts'
import { type AnnualData, annualKind, chasesBy, dueOn, missedFrom } from './standard.ts'
import {
  chasedOn,
  confirmedOf,
  type Due,
  duesOf,
  insertChase,
  insertDues,
  lockDue,
  lockReports,
  setMissed,
  setTold,
} from './store.ts'

/**
 * Looks once a day for whoever has not reported on the year that is over (催报): tells them before and after the last day, and
 * says of whom it counts as not made, each in a transaction of its own. Gives how many were told something.
 */
export async function chaseAnnualReports(kernel: Kernel, onError: (error: unknown) => void): Promise<number> {
  const open = await performAsSystem(kernel, 'supervision.chase-annual', async (ctx) => {
    const data = (await ctx.standards()).inForce(annualKind, ctx.today)?.data
    if (!data || (await chasedOn(ctx.db, ctx.today))) return null
    const year = yearOf(ctx.today) - 1
    await expectReports(ctx, year, data)
    return { data, dues: await duesOf(ctx.db, year), day: ctx.today }
  })
  if (!open) return 0
  let told = 0
  for (const one of open.dues) {
    try {
      if (await performAsSystem(kernel, 'supervision.chase-annual', (ctx) => chase(ctx, one, open.data)))
        told += 1
    } catch (error) {
      onError(error)
    }
  }
  await performAsSystem(kernel, 'supervision.chase-annual', (ctx) => insertChase(ctx.db, open.day))
  return told
}

/** Whose report on a year is waited for: licensed to train before it was over, and not closed since. */
async function expectReports(ctx: VerbContext, year: number, data: AnnualData): Promise<void> {
  const last = civilDate(`${year}-12-31`)
  const known = new Set((await duesOf(ctx.db, year, 'all')).map(({ organisation }) => organisation))
  const others = new Map<string, string>()
  for (const kind of data.kinds)
    for (const { id, district } of await organisationsByKind(ctx.db, kind))
      if (!known.has(id)) others.set(id, district)
  const ids = [...others.keys()]
  if (ids.length === 0) return
  const [scopes, statuses] = [await scopeRows(ctx.db, ids), await statusRows(ctx.db, ids)]
  const licensed = (id: string): boolean =>
    (scopes.get(id) ?? []).some(({ purpose, from }) => purpose === 'training' && from <= last)
  const expected = ids.filter((id) => licensed(id) && !closedOn(statuses.get(id) ?? [], ctx.today))
  await insertDues(
    ctx.db,
    expected.map((id) => ({ organisation: id, district: others.get(id) ?? '' })),
    { year, dueOn: dueOn(year, data) },
  )
}

const closedOn = (history: readonly StatusEntry[], day: CivilDate): boolean =>
  statusOn(history, day)?.status === 'closed'

const isClosed = async (ctx: VerbContext, organisation: string): Promise<boolean> =>
  closedOn(await statusesOf(ctx.db, organisation), ctx.today)

/** Tells one that has not confirmed, once for each day of telling that has come; many at once are told as one. */
async function chase(ctx: VerbContext, { organisation, year }: Due, data: AnnualData): Promise<boolean> {
  // Whoever confirms at this moment has confirmed before, or is told no more.
  await lockReports(ctx.db, organisation)
  const due = await lockDue(ctx.db, organisation, year)
  if (!due || due.missedOn) return false
  if ((await confirmedOf(ctx.db, [organisation], year)).size > 0 || (await isClosed(ctx, organisation)))
    return false
  ctx.act.subject('organisation', organisation)
  ctx.act.district(due.district)
  const missed = missedFrom(due.dueOn, due.toldOn, data)
  if (missed !== null && ctx.today >= missed) {
    await setMissed(ctx.db, due, ctx.today)
    await ctx.emit(annualReportMissed, {
      organisation,
      year,
      on: ctx.today,
      indicator: data.missed.indicator,
    })
    await tell(
      ctx,
      due,
      MISSED,
      `${year}年度报告到${formatDay(due.dueOn)}没有确认，已按逾期未报记入。仍请尽快核对、确认；有正当理由的，向区人社局说明，可以更正。`,
    )
    return true
  }
  const chases = chasesBy(ctx.today, due.dueOn, data)
  if (chases <= due.told) return false
  await setTold(ctx.db, due, chases, ctx.today)
  await tell(ctx, due, chases, chaseText(due, ctx.today))
  return true
}

const chaseText = ({ year, dueOn: last }: Due, today: CivilDate): string =>
  today > last
    ? `${year}年度报告应在${formatDay(last)}以前确认，已经逾期。请尽快核对、确认，再不确认按逾期未报处理。`
    : `请在${formatDay(last)}以前核对、确认${year}年度报告：数字已由系统汇总，核对以后点“确认”。`

/** No day of telling has this number. */
const MISSED = 99

async function tell(ctx: VerbContext, due: Due, seq: number, text: string): Promise<void> {
  const { organisation, year, district } = due
  const found = await organisationById(ctx.db, organisation)
  if (!found) return
  await tellOf(
    ctx,
    { number: `${year}年度报告 ${found.creditCode}`, seq, district, href: '/work/annual-report' },
    { kind: 'organisation', id: organisation },
    text,
  )
}
