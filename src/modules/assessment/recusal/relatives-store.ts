import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { Sealer } from '../../../kernel/sealing/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { knownPeople } from '../../people/index.ts'

const Said = z.strictObject({ name: z.string(), idNumber: z.string(), relation: z.string() })
export type Said = z.output<typeof Said>

/** A relative whom somebody with a card keeps declared (常备申报). */
export interface Relative extends Said {
  id: string
  person: string
  at: Date
}

const Row = z.object({ id: z.string(), person: z.string(), said: z.string(), at: z.date() })
const saidContext = (id: string) => `examiner_relative.said:${id}`

/** What these people keep declared, opened. */
export async function relativesOf(
  { db, sealer }: { db: Db; sealer: Sealer },
  people: readonly string[],
): Promise<Relative[]> {
  const rows = await readRows(
    Row,
    sql`select id, person, said, at from examiner_relative
      where person = any(${[...people]}::uuid[]) and ended_at is null order by at, id limit 2000`,
    db,
  )
  return rows.map(({ said, ...one }) => ({
    ...one,
    ...Said.parse(JSON.parse(sealer.open(said, saidContext(one.id)))),
  }))
}

export async function insertRelative(
  { db, sealer }: { db: Db; sealer: Sealer },
  one: { person: string; said: Said; by: string; at: Date },
): Promise<string> {
  const id = randomUUID()
  await sql`insert into examiner_relative (id, person, said, by_account, at)
    values (${id}, ${one.person}::uuid, ${sealer.seal(JSON.stringify(one.said), saidContext(id))}, ${one.by}, ${one.at})`.execute(
    db,
  )
  return id
}

/** Ends what somebody keeps declared; false where nothing such is theirs. */
export async function endRelative(
  db: Db,
  one: { id: string; person: string; why: string; at: Date },
): Promise<boolean> {
  const { rows } = await sql`update examiner_relative set ended_at = ${one.at}, ended_why = ${one.why}
    where id = ${one.id}::uuid and person = ${one.person}::uuid and ended_at is null returning id`.execute(db)
  return rows.length > 0
}

/** Whom these people keep declared, as far as the register knows them by the number: by person. */
export async function relativesRegistered(
  ctx: { db: Db; sealer: Sealer; today: CivilDate },
  people: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const relatives = await relativesOf(ctx, people)
  if (relatives.length === 0) return new Map()
  const known = await knownPeople(
    ctx,
    relatives.map(({ idNumber }) => idNumber),
  )
  const found = new Map<string, Set<string>>()
  for (const { person, idNumber } of relatives) {
    const one = known.get(idNumber)
    if (one) found.set(person, (found.get(person) ?? new Set()).add(one.id))
  }
  return found
}
