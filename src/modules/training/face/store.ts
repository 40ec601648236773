import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { FaceSays } from './provider.ts'

const contextOf = (id: string, person: string) => `face.template:${id}:${person}`

const Row = z.object({
  provider: z.string(),
  template: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  given_at: z.date(),
  times: z.number(),
  ended_why: z.string().nullable(),
})

/** What a trainee agreed to for a class; `template` is null once it has ended. */
export interface FaceConsent {
  provider: string
  template: Uint8Array | null
  givenAt: Date
  endedWhy: string | null
}

/** The consent of a trainee for a class, or null where none was ever given. */
export async function faceConsentOf(
  ctx: VerbContext,
  id: string,
  person: string,
): Promise<FaceConsent | null> {
  const [row] = await readRows(
    Row,
    sql`select provider, template, given_at, times, ended_why from face_consent
      where class = ${id}::uuid and person = ${person}::uuid`,
    ctx.db,
  )
  if (!row) return null
  return {
    provider: row.provider,
    template: row.template && ctx.sealer.openBytes(row.template, contextOf(id, person)),
    givenAt: row.given_at,
    endedWhy: row.ended_why,
  }
}

/** What trainees of a class agreed to (同意、撤回), without what is compared with; who was never asked is not among them. */
export async function faceStandings(db: Db, id: string): Promise<Map<string, 'agreed' | 'withdrawn'>> {
  const rows = await readRows(
    z.object({ person: z.string(), ended: z.boolean() }),
    sql`select person, ended_at is not null as ended from face_consent where class = ${id}::uuid`,
    db,
  )
  return new Map(rows.map(({ person, ended }) => [person, ended ? 'withdrawn' : 'agreed']))
}

/** Keeps a consent with what to compare with; false where one runs already. */
export async function keepFaceConsent(
  ctx: VerbContext,
  id: string,
  { person, provider, template }: { person: string; provider: string; template: Uint8Array },
): Promise<boolean> {
  const sealed = ctx.sealer.sealBytes(template, contextOf(id, person))
  const { rows } = await sql`insert into face_consent as f (class, person, provider, template, given_at)
    values (${id}::uuid, ${person}::uuid, ${provider}, ${sealed}, ${ctx.now})
    on conflict (class, person) do update set provider = excluded.provider, template = excluded.template,
      given_at = excluded.given_at, times = f.times + 1, ended_at = null, ended_why = null
      where f.ended_at is not null
    returning person`.execute(ctx.db)
  return rows.length > 0
}

/** Ends consents of a class, of one person if told, and deletes what was compared with; gives how many there were. */
export async function endFaceConsents(
  db: Db,
  id: string,
  { at, why, person = null }: { at: Date; why: string; person?: string | null },
): Promise<number> {
  const { rows } = await sql`update face_consent set template = null, ended_at = ${at}, ended_why = ${why}
    where class = ${id}::uuid and ended_at is null and (${person}::uuid is null or person = ${person}::uuid)
    returning person`.execute(db)
  return rows.length
}

/** Classes that keep something to compare with although their last lesson was before a day. */
export async function classesOverWithFaces(db: Db, before: CivilDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct c.id::text as id from face_consent f
    join training_class c on c.id = f.class
    where f.ended_at is null and c.ends_on < ${before}::date order by 1 limit 500`.execute(db)
  return rows.map(({ id }) => id)
}

/** Keeps with a sign-in what the comparison said; gives how often it was tried, or null where there is no such sign-in. */
export async function keepFaceSays(
  db: Db,
  id: string,
  one: { person: string; day: CivilDate; says: FaceSays },
): Promise<number | null> {
  const { rows } = await sql<{ tries: number }>`update attendance set signals = signals || jsonb_build_object(
      'face', ${one.says}::text, 'faceTries', coalesce((signals ->> 'faceTries')::int, 0) + 1)
    where class = ${id}::uuid and day = ${one.day} and person = ${one.person}::uuid
      and coalesce((signals ->> 'faceTries')::int, 0) < ${MOST_TRIES}
    returning (signals ->> 'faceTries')::int as tries`.execute(db)
  return rows[0]?.tries ?? null
}

/** So often a day; who tries on until it fits is seen. */
const MOST_TRIES = 5
