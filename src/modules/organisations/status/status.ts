import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { lockOrganisation } from '../store.ts'

/** How an organisation stands as a provider of training (办学状态). */
export const STATUSES = {
  active: '正常办学',
  'no-new-classes': '不开新班，已开的上完',
  closed: '停止办学',
} as const
export type Status = keyof typeof STATUSES
export const STATUS_NAMES = Object.keys(STATUSES) as [Status, ...Status[]]

/** Why it came to stand so (状态原因), coded so that it can be counted. */
export const STATUS_REASONS = {
  'winding-up': '自愿停止办学',
  licence: '办学许可到期或被吊销',
  merged: '并入其他机构',
  'centre-ended': '企业培训中心终止',
  'classes-ended': '已开的班全部结束',
  resumed: '恢复办学',
} as const
export type StatusReason = keyof typeof STATUS_REASONS
export const REASON_NAMES = Object.keys(STATUS_REASONS) as [StatusReason, ...StatusReason[]]

/** One line of the history of an organisation's status. */
export interface StatusEntry {
  status: Status
  reason: StatusReason
  from: CivilDate
  decidedIn: string
}

const Row = z.object({
  status: z.enum(STATUS_NAMES),
  reason: z.enum(REASON_NAMES),
  starts: KeptDay,
  decided_in: z.string(),
})

/** So many changes of status are read of one organisation. */
const MOST = 200

/** The history of an organisation's status, the oldest first; one that never changed has none and is active. */
export async function statusesOf(db: Db, organisation: string): Promise<StatusEntry[]> {
  const rows = await readRows(
    Row,
    sql`select status, reason, starts, decided_in from organisation_status
    where organisation = ${organisation} order by starts, set_at limit ${MOST}`,
    db,
  )
  return rows.map(({ starts: from, decided_in: decidedIn, ...one }) => ({ ...one, from, decidedIn }))
}

/** How each of these organisations has stood, by organisation; who was always active has no line. */
export async function statusRows(
  db: Db,
  organisations: readonly string[],
): Promise<Map<string, StatusEntry[]>> {
  const rows = await readRows(
    Row.extend({ organisation: z.string() }),
    sql`select organisation, status, reason, starts, decided_in from organisation_status
    where organisation = any(${[...organisations]}::uuid[]) order by starts, set_at`,
    db,
  )
  const found = new Map<string, StatusEntry[]>()
  for (const { organisation, starts: from, decided_in: decidedIn, ...one } of rows)
    found.set(organisation, [...(found.get(organisation) ?? []), { ...one, from, decidedIn }])
  return found
}

/** The line that holds on a day; null where none was written, which is active. */
export const statusOn = (history: readonly StatusEntry[], day: CivilDate): StatusEntry | null =>
  history.findLast(({ from }) => from <= day) ?? null

/** Writes how an organisation stands from a day on; the lines before stay. The same said again is written once. */
export async function setStatus(ctx: VerbContext, organisation: string, to: StatusEntry): Promise<void> {
  const found = await lockOrganisation(ctx.db, organisation)
  if (!found) throw refusals.noSuchOrganisation()
  const last = (await statusesOf(ctx.db, organisation)).at(-1)
  if (last?.status === to.status && last.reason === to.reason && last.from <= to.from) return
  await sql`insert into organisation_status (id, organisation, status, reason, starts, decided_in, set_at)
    values (${randomUUID()}, ${organisation}, ${to.status}, ${to.reason}, ${to.from}, ${to.decidedIn}, ${ctx.now})`.execute(
    ctx.db,
  )
}
