import { randomUUID } from 'node:crypto'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { FACTS, type FactKind, type StatusDetail, type StatusKind, type Trust } from '../schema.ts'
import {
  confirmStatuses,
  insertStatuses,
  type KeptStatus,
  keepAnswers,
  lockPeople,
  type NewStatusRow,
  retireStatuses,
  statusRows,
} from './store.ts'
import { tellGrounds } from './tell-grounds.ts'

/** One row as a source says it. */
export interface SaidRow {
  kind: StatusKind
  organisation?: string | null
  detail?: StatusDetail
  from: CivilDate
  to?: CivilDate | null
  /** The source's own name for the row, by which it corrects it later. */
  reference?: string | null
}

/** Who says it, of which day. */
export interface Saying {
  source: string
  trust: Trust
  connection: string | null
  asOf: CivilDate
  evidence?: string | null
  recordedBy?: string | null
}

export interface SaidOfPerson {
  person: string
  rows: readonly SaidRow[]
  /** Facts of which `rows` are all that the source knows: what it said before and does not repeat is withdrawn. */
  complete: readonly FactKind[]
  /** Rows that the source takes back, by its own names for them. */
  takenBack?: readonly string[]
}

export interface TakenRows {
  added: number
  unchanged: number
  corrected: number
  withdrawn: number
}

/**
 * Takes what one source says of many people (登记数据入库): new rows are added; a row said otherwise gets a successor;
 * one no longer said is withdrawn; whatever rests on a changed row is told. Other sources' rows are left alone.
 */
export async function takeRows(
  ctx: VerbContext,
  said: readonly SaidOfPerson[],
  saying: Saying,
): Promise<TakenRows> {
  const there = await lockPeople(
    ctx.db,
    said.map(({ person }) => person),
  )
  const before = await statusRows(ctx.db, [...there])
  const plan: Plan = { fresh: [], retired: [], confirmed: [] }
  for (const one of said) {
    if (there.has(one.person)) compareRows(plan, one, saying, before.get(one.person) ?? [])
  }
  await retireStatuses(ctx.db, plan.retired, ctx.now)
  await insertStatuses(ctx.db, plan.fresh, ctx.now)
  await confirmStatuses(ctx.db, plan.confirmed, saying.asOf)
  if (saying.connection) {
    const answers = said.flatMap(({ person, complete }) =>
      there.has(person) ? complete.map((fact) => ({ person, fact })) : [],
    )
    await keepAnswers(ctx.db, answers, saying.connection, saying.asOf, ctx.now)
  }
  await tellGrounds(ctx, plan.retired)
  const corrected = plan.retired.filter(({ why }) => why === null).length
  const replaced = plan.retired.filter(({ successor }) => successor !== null).length
  return {
    added: plan.fresh.length - replaced,
    unchanged: plan.confirmed.length,
    corrected: replaced,
    withdrawn: plan.retired.length - Math.max(replaced, corrected),
  }
}

interface Plan {
  fresh: NewStatusRow[]
  retired: { id: string; successor: string | null; why: string | null }[]
  confirmed: string[]
}

function compareRows(plan: Plan, one: SaidOfPerson, saying: Saying, before: readonly KeptStatus[]): void {
  const own = before.filter(
    ({ connection, trust }) =>
      connection === saying.connection && (connection !== null || trust === saying.trust),
  )
  const met = new Set<string>()
  const said = new Set<string>()
  for (const row of one.rows) {
    const fresh = freshRow(one.person, row, saying)
    const same = own.find((old) => !met.has(old.id) && isSame(old, fresh))
    if (same) met.add(same.id)
    if (same && saysSame(same, fresh)) plan.confirmed.push(same.id)
    else if (said.has(keyOf(fresh))) continue
    else {
      said.add(keyOf(fresh))
      plan.fresh.push(fresh)
      if (same) plan.retired.push({ id: same.id, successor: fresh.id, why: lossOf(same, fresh) })
    }
  }
  const kinds = new Set(one.complete.flatMap((fact): readonly StatusKind[] => FACTS[fact].kinds))
  const takenBack = new Set(one.takenBack ?? [])
  for (const old of own) {
    if (met.has(old.id)) continue
    const back = old.reference !== null && takenBack.has(old.reference)
    if (back || kinds.has(old.kind))
      plan.retired.push({ id: old.id, successor: null, why: `${saying.source}已撤回这条登记` })
  }
}

function freshRow(person: string, row: SaidRow, saying: Saying): NewStatusRow {
  const detail = row.detail ?? {}
  return {
    id: randomUUID(),
    person,
    kind: row.kind,
    organisation: row.organisation ?? null,
    subject: subjectOf(row.kind, row.organisation ?? null, detail),
    detail,
    starts: row.from,
    ends: row.to ?? null,
    source: saying.source,
    trust: saying.trust,
    connection: saying.connection,
    reference: row.reference ?? null,
    evidence: saying.evidence ?? null,
    recorded_by: saying.recordedBy ?? null,
    confirmed_on: saying.asOf,
  }
}

/** What tells two rows of one kind and first day apart: the employer, the degree, the account. */
export function subjectOf(kind: StatusKind, organisation: string | null, detail: StatusDetail): string {
  if (kind === 'employed') return organisation ?? detail.employerCode ?? detail.employer ?? ''
  if (kind === 'degree') return `${detail.education ?? ''}/${detail.major ?? ''}`
  return kind === 'account-holder' ? (detail.account ?? '') : ''
}

const keyOf = (row: NewStatusRow): string => `${row.kind} ${row.subject} ${row.starts}`

/** The same row of the source: by its own name for it, else by kind, employer and first day. */
const isSame = (old: KeptStatus, fresh: NewStatusRow): boolean =>
  old.reference !== null && fresh.reference !== null
    ? old.reference === fresh.reference
    : old.kind === fresh.kind && old.subject === fresh.subject && old.from === fresh.starts

const saysSame = (old: KeptStatus, fresh: NewStatusRow): boolean =>
  old.kind === fresh.kind &&
  old.organisation === fresh.organisation &&
  old.from === fresh.starts &&
  old.to === fresh.ends &&
  old.source === fresh.source &&
  stable(old.detail) === stable(fresh.detail)

const stable = (detail: StatusDetail): string =>
  JSON.stringify(Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1)))

/**
 * Why the old row no longer carries what rests on it: it was of something else, or it held on days that the new one
 * leaves out. Null for an ending that nobody had to know of before, a longer time, a better word.
 */
export function lossOf(old: KeptStatus, fresh: NewStatusRow): string | null {
  if (old.kind !== fresh.kind || old.subject !== fresh.subject) return '来源更正：登记的内容变了'
  if ((old.detail.occupation ?? null) !== (fresh.detail.occupation ?? null) && old.detail.occupation)
    return '来源更正：登记的职业变了'
  if (fresh.starts > old.from) return '来源更正：起始日推后'
  const known = old.confirmedOn ?? old.from
  const end = old.to !== null && old.to < known ? old.to : known
  if (fresh.ends !== null && fresh.ends < end) return '来源更正：终止日提前'
  return null
}
