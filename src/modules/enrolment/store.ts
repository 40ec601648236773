import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../kernel/database/index.ts'
import { type Level, levelOf } from '../../kernel/value/level.ts'
import { occupationKey } from '../../kernel/value/occupation.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import {
  countRows,
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
} from '../../kernel/verb/index.ts'
import type { Offer, SeatStanding } from './offer/offer.ts'

/** Most people of one offer that are read at once; the table allows 500 seats, the rest wait. */
const MOST = 2000

const Row = z.object({
  id: z.string(),
  provider: z.string(),
  district: z.string(),
  occupation_name: z.string(),
  level: z.string(),
  hours: z.number(),
  mode: z.enum(['offline', 'blended']),
  place: z.string(),
  starts_on: KeptDay,
  closes_on: KeptDay,
  seats: z.number(),
  taken: z.number(),
  fee: z.number(),
  ended: z.enum(['class', 'cancelled']).nullable(),
  ended_on: KeptDay.nullable(),
  ended_why: z.string().nullable(),
  class_number: z.string().nullable(),
})

const COLUMNS = sql`id, provider, district, occupation_name, level, hours, mode, place, starts_on, closes_on, seats, taken,
  fee, ended, ended_on, ended_why, class_number`

const offerOf = (row: z.infer<typeof Row>): Offer => ({
  id: row.id,
  provider: row.provider,
  district: row.district,
  occupation: row.occupation_name,
  level: levelOf(row.level),
  hours: row.hours,
  mode: row.mode,
  place: row.place,
  startsOn: row.starts_on,
  closesOn: row.closes_on,
  seats: row.seats,
  taken: row.taken,
  fee: row.fee,
  ended: row.ended,
  endedOn: row.ended_on,
  endedWhy: row.ended_why,
  classNumber: row.class_number,
})

/** Keeps what a provider announces. */
export async function insertOffer(
  db: Db,
  offer: Omit<Offer, 'taken' | 'ended' | 'endedOn' | 'endedWhy' | 'classNumber'> & {
    at: Date
    /** Comes first among those that begin on its day. */
    first: boolean
  },
): Promise<void> {
  await sql`insert into course_offer (id, provider, district, occupation_name, level, hours, mode, place, starts_on,
      closes_on, seats, fee, announced_at, precedence)
    values (${offer.id}, ${offer.provider}, ${offer.district}, ${offer.occupation}, ${String(offer.level)}, ${offer.hours},
      ${offer.mode}, ${offer.place}, ${offer.startsOn}, ${offer.closesOn}, ${offer.seats}, ${offer.fee}, ${offer.at}, ${offer.first ? 0 : 1})`.execute(
    db,
  )
}

/** Puts the open offers of a provider first among those of their day, or in the line with everybody. */
export async function setPrecedence(db: Db, provider: string, first: boolean): Promise<void> {
  const precedence = first ? 0 : 1
  await sql`update course_offer set precedence = ${precedence}
    where provider = ${provider}::uuid and ended is null and precedence <> ${precedence}`.execute(db)
}

/** One offer, or null. */
export const readOffer = async (db: Db, id: string): Promise<Offer | null> =>
  (await offersByIds(db, [id])).get(id) ?? null

/** The offers with these ids, by id. */
export async function offersByIds(db: Db, ids: readonly string[]): Promise<Map<string, Offer>> {
  if (ids.length === 0) return new Map()
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from course_offer where id = any(${[...new Set(ids)]}::uuid[])`,
    db,
  )
  return new Map(rows.map((row) => [row.id, offerOf(row)]))
}

/** Holds an offer's row for the rest of the transaction. */
export async function lockOffer(db: Db, id: string): Promise<Offer | null> {
  const rows = await readRows(Row, sql`select ${COLUMNS} from course_offer where id = ${id} for update`, db)
  return rows[0] ? offerOf(rows[0]) : null
}

export interface OffersWanted {
  district?: string | undefined
  occupation?: string | undefined
  level?: Level | undefined
  provider?: string | undefined
  /** Only those that begin on this day or later. */
  from?: CivilDate | undefined
  /** Only those that begin on this day or earlier. */
  until?: CivilDate | undefined
}

const open = (wanted: OffersWanted, today: CivilDate): RawBuilder<unknown> =>
  sql.join(
    [
      sql`ended is null`,
      sql`closes_on >= ${today}::date`,
      wanted.district !== undefined && sql`district = ${wanted.district}`,
      wanted.occupation !== undefined && sql`occupation_key = ${occupationKey(wanted.occupation)}`,
      wanted.level !== undefined && sql`level = ${String(wanted.level)}`,
      wanted.provider !== undefined && sql`provider = ${wanted.provider}::uuid`,
      wanted.from !== undefined && sql`starts_on >= ${wanted.from}::date`,
      wanted.until !== undefined && sql`starts_on <= ${wanted.until}::date`,
    ].filter((one) => one !== false),
    sql` and `,
  )

/** By the day on which they begin; of one day those whose provider's credit comes first. */
const TO_BEGIN: ListOrder = {
  name: 'offers-by-day-and-credit',
  keys: [
    { by: sql`starts_on`, is: 'day' },
    { by: sql`precedence`, is: 'whole' },
    { by: sql`id`, is: 'id' },
  ],
}

/** A page of what one can sign up for today, the next to begin first. */
export async function openOffers(
  db: Db,
  wanted: OffersWanted,
  today: CivilDate,
  asked: PageAsked,
  size: number,
): Promise<Page<Offer> & { total: number; beyond: boolean }> {
  const found = sql`from course_offer where ${open(wanted, today)}`
  const cut = cutPage(TO_BEGIN, asked, size)
  const rows = await readRows(
    pagedRow(Row),
    sql`select ${COLUMNS}, ${cut.key} ${found} and ${cut.beyond} ${cut.first}`,
    db,
  )
  const { items, ...neighbours } = cut.page(rows)
  return { ...neighbours, items: items.map(offerOf), ...(await countRows(db, found)) }
}

/** How many are open in each district, whichever district is asked for. */
export async function openByDistrict(
  db: Db,
  wanted: OffersWanted,
  today: CivilDate,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ district: string; count: number }>`select district, count(*)::int as count
    from course_offer where ${open({ ...wanted, district: undefined }, today)} group by district`.execute(db)
  return new Map(rows.map(({ district, count }) => [district, count]))
}

/** The occupations that are offered today, for the filter's list. */
export async function offeredOccupations(db: Db, today: CivilDate): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select min(occupation_name) as name from course_offer
    where ${open({}, today)} group by occupation_key order by 1 limit 500`.execute(db)
  return rows.map(({ name }) => name)
}

const LAST_ANNOUNCED: ListOrder = {
  name: 'offers-last-announced',
  keys: [
    { by: sql`announced_at`, is: 'moment' },
    { by: sql`id`, is: 'id' },
  ],
  falling: true,
}

/** A page of a provider's offers, the last announced first. */
export async function offersOf(
  db: Db,
  provider: string,
  asked: PageAsked,
  size: number,
): Promise<Page<Offer>> {
  const cut = cutPage(LAST_ANNOUNCED, asked, size)
  const rows = await readRows(
    pagedRow(Row),
    sql`select ${COLUMNS}, ${cut.key} from course_offer where provider = ${provider}::uuid and ${cut.beyond} ${cut.first}`,
    db,
  )
  const page = cut.page(rows)
  return { ...page, items: page.items.map(offerOf) }
}

/** Takes one seat of an open offer for which nobody waits; whether there was one. */
export async function takeSeat(db: Db, id: string, today: CivilDate): Promise<boolean> {
  const { rows } = await sql`update course_offer o set taken = taken + 1
    where id = ${id} and ended is null and closes_on >= ${today}::date and taken < seats
      and not exists (select 1 from sign_up s where s.offer = o.id and s.standing = 'waiting')
    returning id`.execute(db)
  return rows.length > 0
}

/** Takes a freed seat for whoever has waited; whether there was one. */
export async function takeFreedSeat(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`update course_offer set taken = taken + 1
    where id = ${id} and ended is null and taken < seats returning id`.execute(db)
  return rows.length > 0
}

/** Gives a seat back. */
export async function giveSeatBack(db: Db, id: string): Promise<void> {
  await sql`update course_offer set taken = taken - 1 where id = ${id}`.execute(db)
}

/** Ends an offer; whether it was open. */
export async function endOffer(
  db: Db,
  id: string,
  end: { as: 'class' | 'cancelled'; on: CivilDate; why: string | null; classNumber: string | null },
): Promise<boolean> {
  const { rows } =
    await sql`update course_offer set ended = ${end.as}, ended_on = ${end.on}, ended_why = ${end.why},
      class_number = ${end.classNumber}
    where id = ${id} and ended is null returning id`.execute(db)
  return rows.length > 0
}

const SignUpRow = z.object({
  number: z.string(),
  offer: z.string(),
  person: z.string(),
  line: z.number(),
  standing: z.enum(['seated', 'waiting', 'gone', 'entered']),
  signed_at: z.date(),
})
/** Somebody who signed up, as it is kept. */
export type SignUp = z.infer<typeof SignUpRow>

const SIGNED = sql`number, offer, person, line, standing, signed_at`

/** Whether this person has signed up and neither left nor was refused. */
export async function isSignedUp(db: Db, offer: string, person: string): Promise<boolean> {
  const { rows } = await sql`select 1 from sign_up where offer = ${offer} and person = ${person}::uuid
    and standing in ('seated', 'waiting')`.execute(db)
  return rows.length > 0
}

/** Keeps that somebody signed up. */
export async function insertSignUp(
  db: Db,
  one: { number: string; offer: string; person: string; standing: SeatStanding; at: Date },
): Promise<void> {
  await sql`insert into sign_up (number, offer, person, standing, signed_at)
    values (${one.number}, ${one.offer}, ${one.person}, ${one.standing}, ${one.at})`.execute(db)
}

/** The sign-up of a case. */
export async function signUpOf(db: Db, number: string): Promise<SignUp | null> {
  const rows = await readRows(SignUpRow, sql`select ${SIGNED} from sign_up where number = ${number}`, db)
  return rows[0] ?? null
}

/** Changes how somebody stands; the standing before, or null where it was that already. */
export async function setStanding(
  db: Db,
  number: string,
  standing: SeatStanding,
): Promise<SeatStanding | null> {
  const { rows } = await sql<{ before: SeatStanding }>`update sign_up s set standing = ${standing}
    from (select number, standing as before from sign_up where number = ${number} for update) b
    where s.number = b.number and b.before <> ${standing} returning b.before`.execute(db)
  return rows[0]?.before ?? null
}

/** Who signed up for an offer and is still in it, in the order in which they came. */
export async function signUpsOf(
  db: Db,
  offer: string,
  standings: readonly SeatStanding[] = ['seated', 'waiting'],
): Promise<SignUp[]> {
  return readRows(
    SignUpRow,
    sql`select ${SIGNED} from sign_up
    where offer = ${offer} and standing = any(${[...standings]}::text[]) order by line limit ${sql.lit(MOST)}`,
    db,
  )
}

/** The first who waits, held for the rest of the transaction. */
export async function firstWaiting(db: Db, offer: string): Promise<SignUp | null> {
  const rows = await readRows(
    SignUpRow,
    sql`select ${SIGNED} from sign_up where offer = ${offer} and standing = 'waiting'
    order by line limit 1 for update skip locked`,
    db,
  )
  return rows[0] ?? null
}

/** How many stand before this one in the line of those who wait. */
export async function waitingBefore(db: Db, { offer, line }: SignUp): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from sign_up
    where offer = ${offer} and standing = 'waiting' and line < ${line}`.execute(db)
  return rows[0]?.count ?? 0
}

/** What a person has signed up for, the last first. */
export async function signUpsOfPerson(db: Db, person: string): Promise<SignUp[]> {
  return readRows(
    SignUpRow,
    sql`select ${SIGNED} from sign_up where person = ${person}::uuid order by signed_at desc limit 50`,
    db,
  )
}
