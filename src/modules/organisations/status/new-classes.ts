import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { REASON_NAMES, STATUS_NAMES, STATUS_REASONS, STATUSES } from './status.ts'

/** What decides on a day whether an organisation may open new classes (能不能开新班). */
export interface NewClasses {
  agreed: boolean
  rectifying: boolean
  /** By the grade of its credit it may open none. */
  heldBack: boolean
  /** How it stands as a provider, where that is not active: 不开新班，已开的上完（并入其他机构）. */
  stopped: string | null
}

const Row = z.object({
  agreed: z.boolean(),
  rectifying: z.boolean(),
  held_back: z.boolean(),
  status: z.enum(STATUS_NAMES).nullable(),
  reason: z.enum(REASON_NAMES).nullable(),
})

/** Asks all of it by one statement: it is asked at each sign-up. */
export async function newClassesOn(db: Db, organisation: string, day: CivilDate): Promise<NewClasses> {
  const held = sql`starts <= ${day}::date and (ends is null or ends >= ${day}::date)`
  const [row] = await readRows(
    Row,
    sql`select exists (select 1 from organisation_agreement where organisation = o.id and ${held}
        and (ended_on is null or ended_on > ${day}::date)) as agreed,
      exists (select 1 from organisation_rectification where organisation = o.id and ${held}) as rectifying,
      coalesce((select not new_classes from organisation_credit where organisation = o.id and ${held}
        order by starts desc, set_at desc limit 1), false) as held_back,
      s.status, s.reason
    from organisation o left join lateral (select status, reason from organisation_status
      where organisation = o.id and starts <= ${day}::date order by starts desc, set_at desc limit 1) s on true
    where o.id = ${organisation}::uuid`,
    db,
  )
  const { agreed = false, rectifying = false, held_back: heldBack = false, status, reason } = row ?? {}
  const stopped =
    status && reason && status !== 'active' ? `${STATUSES[status]}（${STATUS_REASONS[reason]}）` : null
  return { agreed, rectifying, heldBack, stopped }
}
