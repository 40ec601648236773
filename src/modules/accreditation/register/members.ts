import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { type Level, levelOf } from '../../../kernel/value/level.ts'
import { occupationKey, sameOccupation } from '../../../kernel/value/occupation.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** What the people of an assessment organisation are: 考评员, 质量督导员. */
export const ROLES = { examiner: '考评员', supervisor: '质量督导员' } as const
type MemberRole = keyof typeof ROLES

/** Somebody with a card (持证人员). */
export interface Member {
  id: string
  organisation: string
  person: string
  role: MemberRole
  card: string
  cardFrom: CivilDate
  cardTo: CivilDate
  occupation: string | null
  levels: Level[]
  /** The account under which marks are given. */
  login: string | null
}

const Row = z.object({
  id: z.string(),
  organisation: z.string(),
  person: z.string(),
  role: z.enum(['examiner', 'supervisor']),
  card: z.string(),
  card_from: KeptDay,
  card_to: KeptDay,
  occupation: z.string().nullable(),
  levels: z.array(z.string()),
  login: z.string().nullable(),
})

const COLUMNS = sql.raw('id, organisation, person, role, card, card_from, card_to, occupation, levels, login')

const memberOf = ({
  card_from: cardFrom,
  card_to: cardTo,
  levels,
  ...row
}: z.output<typeof Row>): Member => ({
  ...row,
  levels: levels.map(levelOf),
  cardFrom,
  cardTo,
})

/** Those who work at an organisation now, by role and card. */
export async function membersOf(db: Db, organisation: string): Promise<Member[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from accreditation_member where organisation = ${organisation} and left_on is null
    order by role, card, occupation limit 2000`,
    db,
  )
  return rows.map(memberOf)
}

/** Examiners anywhere in the city whose cards hold for this occupation on a day, but those of one organisation, by card. */
export async function judgesBeside(
  db: Db,
  { occupation, day, but, most }: { occupation: string; day: CivilDate; but: string; most: number },
): Promise<Member[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from accreditation_member where role = 'examiner' and left_on is null
      and occupation_key = ${occupationKey(occupation)} and organisation <> ${but}::uuid
      and card_from <= ${day}::date and card_to >= ${day}::date order by card limit ${most}`,
    db,
  )
  return rows.map(memberOf)
}

/** Quality supervisors (质量督导员) anywhere in the city whose cards hold on a day, but those of one organisation, by card. */
export async function supervisorsBeside(
  db: Db,
  { day, but, most }: { day: CivilDate; but: string; most: number },
): Promise<Member[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from accreditation_member where role = 'supervisor' and left_on is null
      and organisation <> ${but}::uuid and card_from <= ${day}::date and card_to >= ${day}::date
    order by card limit ${most}`,
    db,
  )
  return rows.map(memberOf)
}

/** The quality supervisors of these cards who have not left, whatever the day says of the cards. */
export async function supervisorsByCards(db: Db, cards: readonly string[]): Promise<Member[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from accreditation_member where role = 'supervisor' and left_on is null
      and card = any(${[...cards]}::text[]) order by card limit 100`,
    db,
  )
  return rows.map(memberOf)
}

/** Enters somebody with a card; false where the card stands for this occupation already. */
export async function insertMember(db: Db, one: Omit<Member, 'id'>): Promise<boolean> {
  const { rows } =
    await sql`insert into accreditation_member (id, organisation, person, role, card, card_from, card_to,
      occupation, levels, login)
    values (${randomUUID()}, ${one.organisation}, ${one.person}, ${one.role}, ${one.card}, ${one.cardFrom}, ${one.cardTo},
      ${one.occupation}, ${one.levels.map(String)}::text[], ${one.login})
    on conflict do nothing returning id`.execute(db)
  return rows.length > 0
}

/** Somebody leaves (离任); false where nobody such is there. */
export async function leave(db: Db, organisation: string, id: string, on: CivilDate): Promise<boolean> {
  const { rows } = await sql`update accreditation_member set left_on = ${on}
    where id = ${id} and organisation = ${organisation} and left_on is null returning id`.execute(db)
  return rows.length > 0
}

/** Whether a card holds on a day: its first and its last day included. */
export const cardHolds = (
  { cardFrom, cardTo }: Pick<Member, 'cardFrom' | 'cardTo'>,
  day: CivilDate,
): boolean => cardFrom <= day && day <= cardTo

/** Whether somebody may examine this occupation at this level on this day (有效证卡). */
export const mayJudge = (member: Member, occupation: string, level: Level, day: CivilDate): boolean =>
  member.role === 'examiner' &&
  member.occupation !== null &&
  sameOccupation(member.occupation, occupation) &&
  member.levels.includes(level) &&
  cardHolds(member, day)
