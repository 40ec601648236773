import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { lockOrganisation } from '../store.ts'

/** What an organisation is recognised as, from day to day: a training centre of an enterprise, or its public training base. */
export const RECOGNISED = ['enterprise-centre', 'enterprise-base'] as const
export type Recognised = (typeof RECOGNISED)[number]

export interface Recognition {
  organisation: string
  sort: Recognised
  from: CivilDate
  to: CivilDate | null
  decidedIn: string
}

const Row = z.object({
  organisation: z.string(),
  sort: z.enum(RECOGNISED),
  starts: KeptDay,
  ends: KeptDay.nullable(),
  decided_in: z.string(),
})

/** What these organisations were and are recognised as, the oldest first. */
export async function recognitionsOf(db: Db, organisations: readonly string[]): Promise<Recognition[]> {
  const rows = await readRows(
    Row,
    sql`select organisation, sort, starts, ends, decided_in from organisation_recognition
    where organisation = any(${[...new Set(organisations)]}::uuid[]) order by starts, sort`,
    db,
  )
  return rows.map(({ organisation, sort, starts: from, ends: to, decided_in: decidedIn }) => ({
    organisation,
    sort,
    from,
    to,
    decidedIn,
  }))
}

/** Whether one of these holds on the day. */
export const recognisedOn = (
  all: readonly Recognition[],
  organisation: string,
  sort: Recognised,
  day: CivilDate,
): boolean =>
  all.some(
    (one) =>
      one.organisation === organisation &&
      one.sort === sort &&
      one.from <= day &&
      (one.to === null || day <= one.to),
  )

/** Recognises an organisation (认定): it is of that kind from now on. Said twice it holds once. */
export async function recognise(
  ctx: VerbContext,
  organisation: string,
  { sort, from, decidedIn }: Pick<Recognition, 'sort' | 'from' | 'decidedIn'>,
): Promise<void> {
  const found = await lockOrganisation(ctx.db, organisation)
  if (!found) throw refusals.noSuchOrganisation()
  await sql`insert into organisation_recognition (id, organisation, sort, starts, decided_in, set_at)
    values (${randomUUID()}, ${organisation}, ${sort}, ${from}, ${decidedIn}, ${ctx.now})
    on conflict do nothing`.execute(ctx.db)
  if (!found.kinds.includes(sort)) await setKinds(ctx.db, organisation, [...found.kinds, sort])
}

/** Ends a recognition: `first` is the first day without it. What was taught before then keeps what it had. */
export async function endRecognition(
  ctx: VerbContext,
  organisation: string,
  sort: Recognised,
  { first, endedIn }: { first: CivilDate; endedIn: string },
): Promise<void> {
  const found = await lockOrganisation(ctx.db, organisation)
  if (!found) throw refusals.noSuchOrganisation()
  await sql`update organisation_recognition set ends = greatest(${addDays(first, -1)}::date, starts - 1), ended_in = ${endedIn}
    where organisation = ${organisation} and sort = ${sort} and ends is null`.execute(ctx.db)
  const left = found.kinds.filter((kind) => kind !== sort)
  // Who is nothing else stays in the register as what it was.
  if (left.length > 0) await setKinds(ctx.db, organisation, left)
}

async function setKinds(db: Db, organisation: string, kinds: readonly string[]): Promise<void> {
  await sql`update organisation set kinds = ${[...kinds]}::text[] where id = ${organisation}`.execute(db)
}
