import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import { markOf } from '../marking/points.ts'
import { type Given, NOT_GIVEN, type Points } from '../rules/double-marking.ts'

/** The points of one item of one candidate. */
export interface ItemMark {
  sitting: string
  item: string
  points: Points
  most: Points
}

export async function writeMarks(db: Db, round: number, marks: readonly ItemMark[], at: Date): Promise<void> {
  const PORTION = 5000
  for (let from = 0; from < marks.length; from += PORTION) {
    const rows = JSON.stringify(marks.slice(from, from + PORTION))
    await sql`insert into sitting_mark (sitting, round, item, points, most, marked_at)
      select sitting, ${round}, item, points, most, ${at} from jsonb_to_recordset(${rows}::jsonb)
        as m (sitting uuid, item text, points int, most int)`.execute(db)
  }
}

/** What examiners gave in a session, by `sitting item`. */
export async function givenIn(db: Db, session: string): Promise<Map<string, Given>> {
  const { rows } = await sql<{
    sitting: string
    item: string
    place: keyof Given
    points: number
  }>`select g.sitting, g.item, g.place, g.points from sitting_given g join sitting k on k.id = g.sitting
    where k.session = ${session}::uuid`.execute(db)
  const found = new Map<string, Given>()
  for (const { sitting, item, place, points } of rows) {
    const one = found.get(`${sitting} ${item}`) ?? NOT_GIVEN
    found.set(`${sitting} ${item}`, { ...one, [place]: points })
  }
  return found
}

/** Who gave points to an answer already, by place. */
export async function giversOf(db: Db, sitting: string, item: string): Promise<Map<keyof Given, string>> {
  const { rows } = await sql<{ place: keyof Given; account: string }>`select place, account from sitting_given
    where sitting = ${sitting}::uuid and item = ${item}`.execute(db)
  return new Map(rows.map(({ place, account }) => [place, account]))
}

/** The accounts that gave points to a candidate's answers in an examination. */
export const accountsThatGave = (db: Db, exam: string, person: string): Promise<string[]> =>
  giversIn(db, exam, person, ['first', 'second', 'chief', 'appeal'])

/** The accounts that decided between two examiners of a candidate's answers. */
export const chiefsOf = (db: Db, exam: string, person: string): Promise<string[]> =>
  giversIn(db, exam, person, ['chief'])

async function giversIn(
  db: Db,
  exam: string,
  person: string,
  places: readonly (keyof Given)[],
): Promise<string[]> {
  const { rows } = await sql<{ account: string }>`select distinct g.account from sitting_given g
    join sitting k on k.id = g.sitting join sitting_session s on s.id = k.session
    where s.exam = ${exam}::uuid and k.person = ${person}::uuid and g.place = any(${[...places]}::text[])`.execute(
    db,
  )
  return rows.map(({ account }) => account)
}

/** Which answers of a session an account has marked, as `sitting item`. */
export async function givenBy(db: Db, session: string, account: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sitting: string; item: string }>`select g.sitting, g.item from sitting_given g
    join sitting k on k.id = g.sitting where k.session = ${session}::uuid and g.account = ${account}`.execute(
    db,
  )
  return new Set(rows.map(({ sitting, item }) => `${sitting} ${item}`))
}

export async function writeGiven(
  db: Db,
  one: { sitting: string; item: string; place: keyof Given; points: Points; account: string; at: Date },
): Promise<void> {
  await sql`insert into sitting_given (sitting, item, place, points, account, at)
    values (${one.sitting}, ${one.item}, ${one.place}, ${one.points}, ${one.account}, ${one.at})`.execute(db)
}

/** The last round in which a session was marked; 0 before the first. */
export async function lastRound(db: Db, session: string): Promise<number> {
  const { rows } = await sql<{
    round: number
  }>`select coalesce(max(m.round), 0)::int as round from sitting_mark m
    join sitting k on k.id = m.sitting where k.session = ${session}::uuid`.execute(db)
  return rows[0]?.round ?? 0
}

/** The points of the last round, in hundredths, by `sitting item`. */
export async function lastMarks(db: Db, session: string): Promise<ReadonlyMap<string, Points>> {
  const { rows } = await sql<{
    sitting: string
    item: string
    points: number
  }>`select m.sitting, m.item, m.points
    from sitting_mark m join sitting k on k.id = m.sitting where k.session = ${session}::uuid
      and m.round = (select max(l.round) from sitting_mark l where l.sitting = m.sitting)`.execute(db)
  return new Map(rows.map(({ sitting, item, points }) => [`${sitting} ${item}`, points]))
}

/** What each paper of a session came to in its last round. */
export async function valuesOf(db: Db, session: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ sitting: string; points: number; most: number }>`select m.sitting,
      sum(m.points)::int as points, sum(m.most)::int as most from sitting_mark m join sitting k on k.id = m.sitting
    where k.session = ${session}::uuid
      and m.round = (select max(l.round) from sitting_mark l where l.sitting = m.sitting) group by m.sitting`.execute(
    db,
  )
  return new Map(rows.map(({ sitting, points, most }) => [sitting, markOf(points, most)]))
}
