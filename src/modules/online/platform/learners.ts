import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { newCode } from '../../certificates/index.ts'

const Learner = z.object({
  platform: z.string(),
  person: z.string(),
  code: z.string(),
  joined_at: z.date(),
  left_at: z.date().nullable(),
})
export type PlatformLearner = z.output<typeof Learner>

/** A person learns on a platform from now on, under a code that is short enough to be typed and stays the same; coming back is not joining anew. */
export async function joinPlatform(db: Db, platform: string, person: string, at: Date): Promise<string> {
  const [row] = await readRows(
    z.object({ code: z.string() }),
    sql`insert into online_platform_learner as l (platform, person, code, joined_at)
    values (${platform}::uuid, ${person}::uuid, ${newCode()}, ${at})
    on conflict (platform, person) do update set joined_at = case when l.left_at is null then l.joined_at
      else excluded.joined_at end, left_at = null returning code`,
    db,
  )
  return row?.code ?? ''
}

/** The person learns there no more; what was counted stays. */
export async function leavePlatform(db: Db, platform: string, person: string, at: Date): Promise<boolean> {
  const { rows } =
    await sql`update online_platform_learner set left_at = ${at} where platform = ${platform}::uuid
    and person = ${person}::uuid and left_at is null returning code`.execute(db)
  return rows.length > 0
}

/** The trainees of a platform with these codes. */
export const learnersByCode = (
  db: Db,
  platform: string,
  codes: readonly string[],
): Promise<PlatformLearner[]> =>
  readRows(
    Learner,
    sql`select platform, person, code, joined_at, left_at from online_platform_learner
    where platform = ${platform}::uuid and code = any(${[...codes]}::text[])`,
    db,
  )

/** Where a person learns. */
export const learningOf = (db: Db, person: string): Promise<PlatformLearner[]> =>
  readRows(
    Learner,
    sql`select platform, person, code, joined_at, left_at from online_platform_learner
    where person = ${person}::uuid order by joined_at, platform`,
    db,
  )
