import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/index.ts'
import { readRows } from '../database/rows.ts'
import type { Sealer } from '../sealing/index.ts'

/** What stands in the fields of a form; of a name that several boxes share, all that are ticked. */
export const DraftValues = z.record(
  z.string().min(1).max(60),
  z.union([z.string().max(4000), z.boolean(), z.array(z.string().max(200)).max(100)]),
)
export type DraftValues = z.output<typeof DraftValues>

/** Whose draft, and of which form. */
export interface DraftOf {
  owner: string
  form: string
}

/** A form that somebody has begun (草稿). */
export interface Draft {
  form: string
  values: DraftValues
  savedAt: Date
  files: { field: string; name: string; size: number }[]
}

interface Kept {
  db: Db
  sealer: Sealer
}

const contextOf = ({ owner, form }: DraftOf, field = ''): string => `form_draft:${owner} ${form} ${field}`

/** Keeps what was typed in place of what was kept before. */
export async function keepDraft(
  { db, sealer }: Kept,
  of: DraftOf,
  values: DraftValues,
  at: Date,
): Promise<void> {
  const sealed = sealer.seal(JSON.stringify(values), contextOf(of))
  await sql`insert into form_draft (owner, form, sealed, saved_at) values (${of.owner}, ${of.form}, ${sealed}, ${at})
    on conflict (owner, form) do update set sealed = excluded.sealed, saved_at = excluded.saved_at`.execute(
    db,
  )
}

const Row = z.object({ form: z.string(), sealed: z.string(), saved_at: z.date() })
const FileRow = z.object({ form: z.string(), field: z.string(), name: z.string(), size: z.number() })

/** The drafts of an owner whose form begins so, at most a page's worth. */
export async function draftsOf({ db, sealer }: Kept, owner: string, begins: string): Promise<Draft[]> {
  const within = sql`owner = ${owner} and starts_with(form, ${begins})`
  const rows = await readRows(
    Row,
    sql`select form, sealed, saved_at from form_draft where ${within} order by form limit 50`,
    db,
  )
  if (rows.length === 0) return []
  const files = await readRows(
    FileRow,
    sql`select form, field, name, size from form_draft_file where ${within} order by form, field limit 200`,
    db,
  )
  return rows.map(({ form, sealed, saved_at }) => ({
    form,
    values: DraftValues.parse(JSON.parse(sealer.open(sealed, contextOf({ owner, form })))),
    savedAt: saved_at,
    files: files
      .filter((one) => one.form === form)
      .map(({ field, name, size }) => ({
        field,
        name: sealer.open(name, contextOf({ owner, form }, `${field} name`)),
        size,
      })),
  }))
}

/** Keeps a file that was chosen in a form. */
export async function keepDraftFile(
  { db, sealer }: Kept,
  of: DraftOf,
  field: string,
  file: { name: string; bytes: Uint8Array },
  at: Date,
): Promise<void> {
  const name = sealer.seal(file.name, contextOf(of, `${field} name`))
  const sealed = sealer.sealBytes(file.bytes, contextOf(of, field))
  await sql`insert into form_draft_file (owner, form, field, name, size, sealed, saved_at)
    values (${of.owner}, ${of.form}, ${field}, ${name}, ${file.bytes.byteLength}, ${sealed}, ${at})
    on conflict (owner, form, field) do update
      set name = excluded.name, size = excluded.size, sealed = excluded.sealed, saved_at = excluded.saved_at`.execute(
    db,
  )
}

/** A file that was chosen before, or null. */
export async function draftFile(
  { db, sealer }: Kept,
  of: DraftOf,
  field: string,
): Promise<{ name: string; bytes: Uint8Array } | null> {
  const { rows } = await sql<{ name: string; sealed: Uint8Array }>`select name, sealed from form_draft_file
    where owner = ${of.owner} and form = ${of.form} and field = ${field}`.execute(db)
  const row = rows[0]
  return row
    ? {
        name: sealer.open(row.name, contextOf(of, `${field} name`)),
        bytes: sealer.openBytes(row.sealed, contextOf(of, field)),
      }
    : null
}

/** How many files a form keeps beside this field's. */
export async function filesBeside(db: Db, of: DraftOf, field: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from form_draft_file
    where owner = ${of.owner} and form = ${of.form} and field <> ${field}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Drops what was kept of a form: it was handed in, or its owner begins anew. */
export async function dropDraft(db: Db, of: DraftOf): Promise<void> {
  await sql`delete from form_draft_file where owner = ${of.owner} and form = ${of.form}`.execute(db)
  await sql`delete from form_draft where owner = ${of.owner} and form = ${of.form}`.execute(db)
}

/** Drops what nobody has touched since; gives how many forms that were. */
export async function dropOlder(db: Db, before: Date): Promise<number> {
  await sql`delete from form_draft_file where saved_at < ${before}`.execute(db)
  const { rows } = await sql`delete from form_draft where saved_at < ${before} returning form`.execute(db)
  return rows.length
}
