import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../../kernel/database/index.ts'

const Open = z.object({
  id: z.string(),
  number: z.string(),
  handedAt: z.date().nullable(),
  tries: z.number(),
})
type Open = z.output<typeof Open>

/** The batch that has waited longest and is due to be handed over or looked after, for one worker until the lease ends; null where none is. */
export async function takeOpen(db: Db, at: Date, lease: Date): Promise<Open | null> {
  const [found] = await readRows(
    Open,
    sql`update certificate_batch set next_try_at = ${lease}
    where id in (select id from certificate_batch where answered_at is null and (next_try_at is null or next_try_at <= ${at})
      order by made_at, id limit 1 for update skip locked)
    returning id, number, handed_at as "handedAt", tries`,
    db,
  )
  return found ?? null
}

/** What came of a look: when the next one is, and what stood in its way. */
export async function carriedOn(
  db: Db,
  id: string,
  one: { handedAt: Date | null; tries: number; next: Date; trouble: string | null },
): Promise<void> {
  await sql`update certificate_batch set handed_at = ${one.handedAt}, tries = ${one.tries}, next_try_at = ${one.next},
    trouble = ${one.trouble} where id = ${id}::uuid`.execute(db)
}

/** What came back before a moment and still waits to be mended, with how often it came back. */
export const returnedLong = (db: Db, before: Date) =>
  readRows(
    z.object({ number: z.string(), organisation: z.string(), times: z.number() }),
    sql`select c.number, u.organisation, (select count(*)::int from certificate_upload_step s
        where s.certificate = u.certificate and s.state in ('faulty', 'rejected')) as times
    from certificate_upload u join certificate c on c.id = u.certificate
    where u.state in ('faulty', 'rejected') and u.since < ${before} order by u.since, u.certificate limit 500`,
    db,
  )

/** Those of these certificates that came back, with why and how often. */
export const returnedTold = (db: Db, certificates: readonly string[]) =>
  readRows(
    z.object({ number: z.string(), organisation: z.string(), times: z.number(), reason: z.string() }),
    sql`select c.number, u.organisation, u.reason, (select count(*)::int from certificate_upload_step s
        where s.certificate = u.certificate and s.state in ('faulty', 'rejected')) as times
    from certificate_upload u join certificate c on c.id = u.certificate
    where u.certificate = any(${[...certificates]}::uuid[]) and u.state in ('faulty', 'rejected')`,
    db,
  )

/** The numbers of the batches that are not answered whole. */
export const openBatches = async (db: Db): Promise<string[]> =>
  (
    await readRows(
      z.object({ number: z.string() }),
      sql`select number from certificate_batch where answered_at is null order by number limit 1000`,
      db,
    )
  ).map(({ number }) => number)
