import { randomUUID } from 'node:crypto'
import type { Db } from '../../kernel/database/index.ts'
import { LEVELS, type Level } from '../../kernel/value/level.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import { addDays, type CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { rectificationOrdered } from './events.ts'
import { refusals } from './refusals.ts'
import type { Agreement, LicenceScope, Purpose, Rectification } from './schema.ts'
import {
  agreementRows,
  endAgreementRow,
  endRectificationRow,
  insertAgreement,
  insertRectification,
  lockOrganisation,
  rectificationRows,
  scopeRows,
  upsertScope,
} from './store.ts'

interface Period {
  from: CivilDate
  to: CivilDate | null
}

const holds = ({ from, to }: Period, day: CivilDate): boolean => from <= day && (to === null || day <= to)

/** The training agreement (补贴培训协议) that is in force on the day, or null. */
export async function agreementOn(db: Db, organisation: string, day: CivilDate): Promise<Agreement | null> {
  return (await agreementsOf(db, organisation)).find((one) => holds(one, day)) ?? null
}

/** All agreements of an organisation, newest first. */
export async function agreementsOf(db: Db, organisation: string): Promise<Agreement[]> {
  return (await agreementRows(db, [organisation])).get(organisation) ?? []
}

export interface ScopeEntry {
  occupation: string
  occupationCode: string | null
  levels: Level[]
}

/** What the organisation may train or assess on the day (范围); rows of one occupation are joined. */
export async function scopeOn(
  db: Db,
  organisation: string,
  purpose: Purpose,
  day: CivilDate,
): Promise<ScopeEntry[]> {
  return joined(
    (await scopesOf(db, organisation)).filter((one) => one.purpose === purpose && holds(one, day)),
  )
}

/** All rows of an organisation's scope. */
export async function scopesOf(db: Db, organisation: string): Promise<LicenceScope[]> {
  return (await scopeRows(db, [organisation])).get(organisation) ?? []
}

/** The rows as one entry an occupation, its levels from the lowest to the highest. */
export function joined(rows: readonly LicenceScope[]): ScopeEntry[] {
  const entries = new Map<string, ScopeEntry>()
  for (const { occupation, occupationCode, levels } of rows) {
    const entry = entries.get(occupationKey(occupation)) ?? { occupation, occupationCode, levels: [] }
    entry.levels = [...new Set([...entry.levels, ...levels])].sort(lowestFirst)
    entries.set(occupationKey(occupation), entry)
  }
  return [...entries.values()]
}

const lowestFirst = (a: Level, b: Level): number => LEVELS.indexOf(a) - LEVELS.indexOf(b)

/** The rectification (整改) that the organisation is under on the day, or null (R1.10). */
export async function rectifyingOn(
  db: Db,
  organisation: string,
  day: CivilDate,
): Promise<Rectification | null> {
  return (await rectificationsOf(db, organisation)).find((one) => holds(one, day)) ?? null
}

/** All rectification periods of an organisation, newest first. */
export async function rectificationsOf(db: Db, organisation: string): Promise<Rectification[]> {
  return (await rectificationRows(db, [organisation])).get(organisation) ?? []
}

/** Enters an agreement. Throws 409 when its number is taken by another one, 422 for a wrong period. */
export async function giveAgreement(
  ctx: VerbContext,
  organisation: string,
  given: { number: string; from: CivilDate; to: CivilDate; source: string },
): Promise<{ id: string }> {
  await held(ctx, organisation)
  inOrder(given)
  const before = (await agreementsOf(ctx.db, organisation)).find(({ number }) => number === given.number)
  if (before && before.from === given.from && before.to === given.to) return { id: before.id }
  const id = randomUUID()
  const entered = await insertAgreement(ctx.db, { ...given, id, organisation, at: ctx.now })
  if (!entered) {
    throw refusals.agreementNumberTaken({
      fields: [{ path: 'number', message: '请核对协议编号；同一编号只能登记一次' }],
    })
  }
  ctx.act.after({ agreement: given })
  return { id }
}

/** Ends an agreement early (解除补贴培训协议): `on` is the first day without it. Throws 409 when it is not in force. */
export async function endAgreement(
  ctx: VerbContext,
  organisation: string,
  agreement: string,
  on: CivilDate,
  reason: string,
): Promise<void> {
  await held(ctx, organisation)
  if (!(await endAgreementRow(ctx.db, agreement, organisation, on, reason))) {
    throw refusals.agreementNotRunning()
  }
  ctx.act.after({ agreement, on, reason })
}

/** Enters what an organisation may train or assess; given again for the same first day it takes the place. */
export async function giveScope(
  ctx: VerbContext,
  organisation: string,
  given: Omit<LicenceScope, 'occupationCode' | 'to'> & {
    occupationCode?: string | null
    to?: CivilDate | null
  },
): Promise<void> {
  await held(ctx, organisation)
  const scope = { ...given, occupationCode: given.occupationCode ?? null, to: given.to ?? null }
  inOrder(scope)
  await upsertScope(ctx.db, { ...scope, id: randomUUID(), organisation, at: ctx.now })
  ctx.act.after({ scope })
}

/** Orders rectification (下达整改函). Throws 409 when the organisation is under it already or the letter is known. */
export async function beginRectification(
  ctx: VerbContext,
  organisation: string,
  given: { letter: string; from: CivilDate; reason: string; to?: CivilDate | null },
): Promise<void> {
  await held(ctx, organisation)
  const entered = await insertRectification(ctx.db, {
    ...given,
    to: given.to ?? null,
    id: randomUUID(),
    organisation,
    at: ctx.now,
  })
  if (!entered) throw refusals.rectifyingAlready()
  const { letter, from, reason } = given
  await ctx.emit(rectificationOrdered, { organisation, letter, from, reason })
  ctx.act.after({ rectification: given.letter })
}

/** Lifts the rectification: `last` is its last day. Throws 409 when there is none. */
export async function endRectification(
  ctx: VerbContext,
  organisation: string,
  last: CivilDate,
): Promise<void> {
  if (last > addDays(ctx.today, 366))
    throw refusals.badDays({ fields: [{ path: 'last', message: '离今天太远，请核对年份' }] })
  await held(ctx, organisation)
  if (!(await endRectificationRow(ctx.db, organisation, last))) throw refusals.notRectifying()
  ctx.act.after({ rectifiedOn: addDays(last, 1) })
}

async function held(ctx: VerbContext, organisation: string): Promise<void> {
  const found = await lockOrganisation(ctx.db, organisation)
  if (!found) throw refusals.noSuchOrganisation()
  ctx.act.subject('organisation', organisation)
  ctx.act.district(found.district)
}

/** Throws 422 where a period ends before it begins. */
export function inOrder({ from, to }: Period): void {
  if (to !== null && to < from) {
    throw refusals.badDays({ fields: [{ path: 'to', message: '截止日早于起始日' }] })
  }
}
