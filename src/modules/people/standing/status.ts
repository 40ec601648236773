import type { Db } from '../../../kernel/database/index.ts'
import type { Sealer } from '../../../kernel/sealing/index.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { birthOf } from '../document.ts'
import { refusals } from '../refusals.ts'
import type { Degree, FactKind, PersonStatus, StatusDetail, StatusKind, Trust } from '../schema.ts'
import { personRows } from '../store.ts'
import { correctRow, type RightRow } from './correct-row.ts'
import { endRow, withdrawRow } from './end-rows.ts'
import { retirementAgeOn } from './rules-retirement.ts'
import { degreesIn, holds, type Standing, standingOn } from './standing.ts'
import { answersOf, lockPeople, statusById, statusRows } from './store.ts'
import { takeRows } from './take-rows.ts'

/** What asking for a standing needs: any VerbContext has it. */
export interface StandingReader {
  db: Db
  sealer: Sealer
  standards(): Promise<Standards>
}

export interface NewStatus {
  kind: StatusKind
  organisation?: string | null
  detail?: StatusDetail
  from: CivilDate
  to?: CivilDate | null
  source: string
  trust: Trust
  evidence?: string | null
  recordedBy?: string | null
}

/**
 * Writes what a source says of a person (人员类别、就业、参保); said again of the same kind, employer and first day by
 * a source of the same trust it takes the earlier row's place. Throws 404 when there is no such person.
 */
export async function setStatus(ctx: VerbContext, person: string, status: NewStatus): Promise<void> {
  const to = status.to ?? null
  if (!(await lockPeople(ctx.db, [person])).has(person)) throw refusals.noSuchPerson()
  if (to !== null && to < status.from) throw refusals.endsBeforeStart()
  await takeRows(ctx, [{ person, rows: [{ ...status, to }], complete: [] }], {
    source: status.source,
    trust: status.trust,
    connection: null,
    asOf: ctx.today,
    evidence: status.evidence ?? null,
    recordedBy: status.recordedBy ?? null,
  })
}

/** What a person is on a day: group, employer, insured months, retirement and what excludes (3.2). */
export async function standing(ctx: StandingReader, person: string, day: CivilDate): Promise<Standing> {
  const found = (await standings(ctx, [person], day)).get(person)
  return found ?? standingOn([], day)
}

/** The same for many people in one query, by person. */
export async function standings(
  ctx: StandingReader,
  people: readonly string[],
  day: CivilDate,
): Promise<Map<string, Standing>> {
  const ids = [...new Set(people)]
  const rows = await statusRows(ctx.db, ids)
  const known = new Map((await personRows(ctx.db, ids)).map((row) => [row.id, row]))
  const answers = new Map<string, Map<FactKind, CivilDate>>()
  for (const { person, fact, asOf } of await answersOf(ctx.db, ids)) {
    const own = answers.get(person) ?? new Map<FactKind, CivilDate>()
    const before = own.get(fact)
    if (before === undefined || before < asOf) own.set(fact, asOf)
    answers.set(person, own)
  }
  const standards = await ctx.standards()
  return new Map(
    [...rows].map(([person, statuses]) => {
      const row = known.get(person)
      const birth = row ? birthOf(ctx.sealer, row) : null
      const age = birth ? retirementAgeOn({ ...birth, post: postOn(statuses, day) }, day, standards) : null
      return [person, standingOn(statuses, day, { age, answered: answers.get(person) ?? new Map() })]
    }),
  )
}

/** 管理技术岗位 or 生产操作岗位: of the employment that holds, else of the last one known. */
function postOn(rows: readonly PersonStatus[], day: CivilDate): 'manager' | 'worker' | null {
  const employed = rows
    .filter(({ kind, detail, from }) => kind === 'employed' && detail.post !== undefined && from <= day)
    .sort((a, b) => Number(holds(b, day)) - Number(holds(a, day)) || (a.from < b.from ? 1 : -1))
  return employed[0]?.detail.post ?? null
}

/** All dated rows of a person that stand, for whoever asks about more than one day. */
export async function statusesOf(db: Db, person: string): Promise<PersonStatus[]> {
  return (await statusRows(db, [person])).get(person) ?? []
}

/** The degrees of a person as registers or checked documents know them (学历), the newest first. */
export async function degreesOf(db: Db, person: string): Promise<Degree[]> {
  return degreesIn(await statusesOf(db, person))
}

/** Ends a row on a day (终止): what it was until then stays. Throws 404, or 422 for a day before it began. */
export async function endStatus(ctx: VerbContext, id: string, on: CivilDate): Promise<void> {
  const row = await liveRow(ctx, id)
  if (on < row.from) throw refusals.endsBeforeStart()
  await endRow(ctx, row, on)
}

/** Puts right what a row says (更正); whatever rested on what is lost is told. Throws 404, 409, or 422 for days in reverse. */
export async function correctStatus(
  ctx: VerbContext,
  id: string,
  right: Partial<RightRow>,
  evidence: string,
): Promise<void> {
  const row = await liveRow(ctx, id)
  const { from = row.from, to = row.to, organisation = row.organisation, detail = row.detail } = right
  if (to !== null && to < from) throw refusals.endsBeforeStart()
  await correctRow(ctx, row, { from, to, organisation, detail }, evidence)
}

/** Takes a row back as never true (撤回); whatever rests on it is told. */
export async function withdrawStatus(ctx: VerbContext, id: string, why: string): Promise<void> {
  await withdrawRow(ctx, await liveRow(ctx, id), why)
}

async function liveRow(ctx: VerbContext, id: string) {
  const found = await statusById(ctx.db, id)
  if (!found) throw refusals.noSuchEntry()
  await lockPeople(ctx.db, [found.person])
  const row = await statusById(ctx.db, id)
  if (!row || row.withdrawnAt || row.successor) throw refusals.entrySuperseded()
  ctx.act.subject('person', row.person)
  return row
}
