import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../database/index.ts'
import { readRows } from '../database/rows.ts'

/** What a file is attached to (所附对象): a case by its number, an organisation by its id. */
export interface Subject {
  kind: string
  id: string
}

/** A file that is attached to something (材料); its content is read apart. */
export interface AttachedFile {
  id: string
  subject: Subject
  /** Which of the things asked for it answers. */
  about: string | null
  name: string
  type: string
  /** Bytes. */
  size: number
  /** Where its content is kept: the same for the same content. */
  address: string
  account: string | null
  label: string
  at: Date
  withdrawnAt: Date | null
}

/** The files of some subjects of one kind, oldest first; withdrawn ones too, which stay readable for auditors. */
export async function filesOf(db: Db, kind: string, ids: readonly string[]): Promise<AttachedFile[]> {
  return rowsOf(db, sql`a.subject_kind = ${kind} and a.subject_id = any(${[...ids]}::text[])`)
}

/** Whether somebody has added a file to a case that was not taken back (材料). */
export const hasFiles = async (db: Db, number: string): Promise<boolean> =>
  (await filesOf(db, 'case', [number])).some(({ withdrawnAt }) => withdrawnAt === null)

/** One file by its id, or null. */
export async function fileById(db: Db, id: string): Promise<AttachedFile | null> {
  return (await rowsOf(db, sql`a.id = ${id}`))[0] ?? null
}

async function rowsOf(db: Db, where: ReturnType<typeof sql>): Promise<AttachedFile[]> {
  const rows = await readRows(
    Row,
    sql`select a.id, a.subject_kind, a.subject_id, a.about, a.name, a.address, c.type, c.size,
      a.account, a.label, a.at, a.withdrawn_at
    from file_attached a join file_content c on c.address = a.address
    where ${where} order by a.at, a.id`,
    db,
  )
  return rows.map(({ subject_kind, subject_id, withdrawn_at, ...row }) => ({
    ...row,
    subject: { kind: subject_kind, id: subject_id },
    withdrawnAt: withdrawn_at,
  }))
}

const Row = z.object({
  id: z.string(),
  subject_kind: z.string(),
  subject_id: z.string(),
  about: z.string().nullable(),
  name: z.string(),
  type: z.string(),
  size: z.number(),
  address: z.string(),
  account: z.string().nullable(),
  label: z.string(),
  at: z.date(),
  withdrawn_at: z.date().nullable(),
})

/** Keeps a content under its address; whoever comes second with the same finds it there. */
export async function keepContent(
  db: Db,
  content: { address: string; type: string; size: number; sealed: Buffer; at: Date },
): Promise<void> {
  await sql`insert into file_content (address, type, size, sealed, kept_at)
    values (${content.address}, ${content.type}, ${content.size}, ${content.sealed}, ${content.at})
    on conflict (address) do nothing`.execute(db)
}

/** The address of the first of these that is kept, or null: while keys are changed a content may lie under an older one. */
export async function keptAt(db: Db, addresses: readonly string[]): Promise<string | null> {
  const { rows } = await sql<{ address: string }>`select address from file_content
    where address = any(${[...addresses]}::text[]) limit 1`.execute(db)
  return rows[0]?.address ?? null
}

/** The sealed content of a file with its address. */
export async function contentOf(db: Db, id: string): Promise<{ address: string; sealed: Uint8Array }> {
  const { rows } = await sql<{ address: string; sealed: Uint8Array }>`select c.address, c.sealed
    from file_attached a join file_content c on c.address = a.address where a.id = ${id}`.execute(db)
  if (!rows[0]) throw new Error(`no content of file ${id}`)
  return rows[0]
}

/** Writes that a content is attached to a subject. */
export async function attachRow(
  db: Db,
  file: Pick<AttachedFile, 'id' | 'subject' | 'about' | 'name' | 'address' | 'account' | 'label' | 'at'>,
): Promise<void> {
  await sql`insert into file_attached (id, subject_kind, subject_id, about, address, name, account, label, at)
    values (${file.id}, ${file.subject.kind}, ${file.subject.id}, ${file.about}, ${file.address}, ${file.name},
      ${file.account}, ${file.label}, ${file.at})`.execute(db)
}

/** Takes a file back; its content stays for whoever looks at what was decided on. False when it was taken back before. */
export async function withdrawRow(db: Db, id: string, by: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql`update file_attached set withdrawn_at = ${at}, withdrawn_by = ${by}
    where id = ${id} and withdrawn_at is null returning id`.execute(db)
  return rows.length > 0
}
