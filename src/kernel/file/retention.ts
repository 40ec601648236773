import { sql } from 'kysely'
import { z } from 'zod'
import { standardKind } from '../standard/index.ts'
import { addYears, type CivilDate, civilDateOf } from '../value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../verb/index.ts'
import type { FileSubject } from './subject.ts'

const retentionData = z.strictObject({
  /** By what files hang on: for how many years they are kept after that is done with; null for ever. */
  years: z.record(z.string().regex(/^[a-z-]{2,40}$/), z.number().int().min(1).max(100).nullable()),
})

/** 材料保管期限: how long what was handed in is kept. */
export const fileRetentionKind = standardKind('file-retention', retentionData, '材料保管期限')

/** So many are looked at in one go. */
const PAGE = 500

interface Aged {
  id: string
  subject: string
  at: Date
}

/**
 * Removes files that are past their term (到期销毁), each with an audit record; nothing that hangs on an open case or on
 * anything else that is in use. Gives back how many. What no term is published for is kept.
 */
export async function removeExpired(kernel: Kernel, subjects: readonly FileSubject[]): Promise<number> {
  const today = civilDateOf(kernel.clock.now())
  const terms = (await kernel.standards()).inForce(fileRetentionKind, today)?.data.years ?? {}
  let removed = 0
  for (const subject of subjects) {
    const years = terms[subject.kind]
    if (years) removed += await removeOf(kernel, subject, addYears(today, -years))
  }
  return removed
}

/** What ended before `last` may go; what was attached after it cannot have ended before. */
async function removeOf(kernel: Kernel, subject: FileSubject, last: CivilDate): Promise<number> {
  let removed = 0
  let after: Aged | null = null
  for (;;) {
    const page: Aged[] = await agedPage(kernel, subject.kind, last, after)
    const ended = await subject.ended(kernel.database.db, [...new Set(page.map((one) => one.subject))])
    const gone = page.filter((one) => (ended.get(one.subject) ?? last) < last)
    if (gone.length > 0) removed += await remove(kernel, subject, gone, last)
    after = page.at(-1) ?? null
    if (page.length < PAGE) return removed
  }
}

async function agedPage(kernel: Kernel, kind: string, last: CivilDate, after: Aged | null): Promise<Aged[]> {
  const { rows } = await sql<Aged>`select id, subject_id as subject, at from file_attached
    where subject_kind = ${kind} and at < ${`${last}T00:00:00+08:00`}::timestamptz
      and (at, id) > (${after?.at ?? new Date(0)}::timestamptz, ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by at, id limit ${PAGE}`.execute(kernel.database.db)
  return rows
}

/** In one transaction with its records: what was opened again meanwhile stays. */
async function remove(
  kernel: Kernel,
  subject: FileSubject,
  files: readonly Aged[],
  last: CivilDate,
): Promise<number> {
  return performAsSystem(kernel, 'files.remove-expired', async (ctx) => {
    const ended = await subject.ended(ctx.db, [...new Set(files.map((one) => one.subject))])
    const ids = files.filter((one) => (ended.get(one.subject) ?? last) < last).map(({ id }) => id)
    const { rows } = await sql<{ id: string; address: string }>`delete from file_attached
      where id = any(${ids}::uuid[]) returning id, address`.execute(ctx.db)
    await sql`delete from file_content c where address = any(${rows.map((one) => one.address)}::text[])
      and not exists (select 1 from file_attached a where a.address = c.address)`.execute(ctx.db)
    for (const { id } of rows) ctx.act.subject('file', id)
    return rows.length
  })
}
