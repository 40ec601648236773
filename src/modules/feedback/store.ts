import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../kernel/database/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { type Rating, type Stars, StarsShape } from './rating.ts'

const Row = z.object({
  id: z.string(),
  service: z.string(),
  about: z.string().nullable(),
  district: z.string(),
  stars: StarsShape,
  words: z.string(),
  given_at: z.date(),
  complaint: z.string().nullable(),
  answer: z.string().nullable(),
  withdrawn_at: z.date().nullable(),
})

const COLUMNS = sql`id, service, about, district, stars, words, given_at, complaint, answer, withdrawn_at`

const ratingOf = ({ given_at, withdrawn_at, ...row }: z.infer<typeof Row>): Rating => ({
  ...row,
  givenAt: given_at,
  withdrawnAt: withdrawn_at,
})

interface NewRating extends Pick<Rating, 'service' | 'about' | 'district' | 'stars' | 'words'> {
  /** A keyed digest of who gives it; null for whoever is not signed in. */
  rater: string | null
  at: Date
}

/** Keeps a rating; null where the case is rated already. */
export async function insertRating(db: Db, given: NewRating): Promise<string | null> {
  const id = randomUUID()
  const { rows } =
    await sql`insert into feedback_rating (id, service, about, district, rater, stars, words, given_at)
    values (${id}, ${given.service}, ${given.about}, ${given.district}, ${given.rater}, ${given.stars}, ${given.words},
      ${given.at})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0 ? id : null
}

/** Joins a bad rating with the case in which it is looked into. */
export async function joinComplaint(db: Db, id: string, complaint: string): Promise<void> {
  await sql`update feedback_rating set complaint = ${complaint} where id = ${id}`.execute(db)
}

/** Keeps what the rater is answered; a discounted rating counts no more. */
export async function answerRating(
  db: Db,
  complaint: string,
  answer: string,
  { on, discountedAt }: { on: CivilDate; discountedAt: Date | null },
): Promise<void> {
  await sql`update feedback_rating set answer = ${answer}, answered_on = ${on}, discounted_at = ${discountedAt}
    where complaint = ${complaint}`.execute(db)
}

/** Takes a rating back; false where it was taken back already. */
export async function withdrawRating(db: Db, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update feedback_rating set withdrawn_at = ${at}
    where id = ${id} and withdrawn_at is null returning id`.execute(db)
  return rows.length > 0
}

/** A rating by its id, if this rater gave it. */
export async function ratingOfRater(db: Db, id: string, rater: string): Promise<Rating | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from feedback_rating where id = ${id} and rater = ${rater}`,
    db,
  )
  return rows[0] ? ratingOf(rows[0]) : null
}

/** The last ratings of a rater, the latest first. */
export async function ratingsOf(db: Db, rater: string, most: number): Promise<Rating[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from feedback_rating where rater = ${rater} order by given_at desc, id desc limit ${most}`,
    db,
  )
  return rows.map(ratingOf)
}

/** The rating that is looked into in a case. */
export async function ratingOfComplaint(db: Db, complaint: string): Promise<Rating | null> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from feedback_rating where complaint = ${complaint}`,
    db,
  )
  return rows[0] ? ratingOf(rows[0]) : null
}

/** Which of these cases are rated already. */
export async function ratedAmong(db: Db, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ about: string }>`select about from feedback_rating
    where about = any(${[...numbers]}::text[])`.execute(db)
  return new Set(rows.map(({ about }) => about))
}

/** How often each number of stars was given to each service before a moment not long ago. */
export async function starsGiven(db: Db, before: Date): Promise<Map<string, Map<Stars, number>>> {
  const rows = await readRows(
    z.object({ service: z.string(), stars: StarsShape, times: z.number() }),
    sql`select s.service, s.stars, s.times - coalesce(since.times, 0)::integer as times from feedback_star_sum s
      left join (select service, stars, count(*) as times from feedback_rating
          where withdrawn_at is null and discounted_at is null and given_at >= ${before} group by service, stars) since
        on since.service = s.service and since.stars = s.stars
      where s.times > coalesce(since.times, 0)`,
    db,
  )
  const of = new Map<string, Map<Stars, number>>()
  for (const { service, stars, times } of rows)
    of.set(service, (of.get(service) ?? new Map<Stars, number>()).set(stars, times))
  return of
}
