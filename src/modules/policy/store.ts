import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../kernel/database/index.ts'
import { kept, readRows } from '../../kernel/database/index.ts'
import type { Changed, PolicyVersion, VersionContent } from './version.ts'

const Row = z.object({
  number: z.string(),
  document: z.string(),
  version: z.number().nullable(),
  content: kept<VersionContent>(),
  changed: kept<Changed>(),
  file_name: z.string(),
  published_at: z.date().nullable(),
})
type Row = z.infer<typeof Row>

const versionOf = (row: Row): PolicyVersion => ({
  number: row.number,
  document: row.document,
  version: row.version,
  content: row.content,
  changed: row.changed,
  fileName: row.file_name,
  publishedAt: row.published_at,
})

const COLUMNS = sql`number, document, version, content, changed, file_name, published_at`

/** Keeps a draft; false when the document has one already. */
export async function insertDraft(
  db: Db,
  draft: Pick<PolicyVersion, 'number' | 'document' | 'content' | 'fileName'>,
  file: Uint8Array,
): Promise<boolean> {
  const digest = createHash('sha256').update(file).digest('hex')
  const { rows } =
    await sql`insert into policy_version (number, document, content, changed, file_name, file_digest)
    values (${draft.number}, ${draft.document}, ${JSON.stringify(draft.content)}::jsonb, '{}'::jsonb, ${draft.fileName}, ${digest})
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

/** The version of a case, draft or signed; null after it was withdrawn. */
export async function versionOfCase(db: Db, number: string): Promise<PolicyVersion | null> {
  const rows = await readRows(Row, sql`select ${COLUMNS} from policy_version where number = ${number}`, db)
  return rows[0] ? versionOf(rows[0]) : null
}

/** The drafts, newest first. */
export async function openDrafts(db: Db): Promise<PolicyVersion[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from policy_version where published_at is null order by number desc limit 200`,
    db,
  )
  return rows.map(versionOf)
}

export async function saveDraft(
  db: Db,
  number: string,
  content: VersionContent,
  changed: Changed,
): Promise<void> {
  await sql`update policy_version set content = ${JSON.stringify(content)}::jsonb, changed = ${JSON.stringify(changed)}::jsonb
    where number = ${number} and published_at is null`.execute(db)
}

/** Makes a draft the next version of its document. */
export async function publish(db: Db, number: string, at: Date): Promise<void> {
  await sql`update policy_version as v set published_at = ${at}, version = (
      select count(*)::int + 1 from policy_version as o where o.document = v.document and o.published_at is not null)
    where number = ${number}`.execute(db)
}

/** A withdrawn draft makes room for another of the same document. */
export async function removeDraft(db: Db, number: string): Promise<void> {
  await sql`delete from policy_version where number = ${number} and published_at is null`.execute(db)
}

/** The case numbers of all signed versions: changes when and only when one is signed. */
export async function signedNumbers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from policy_version
    where published_at is not null order by number`.execute(db)
  return rows.map(({ number }) => number)
}

/** The signed versions of all documents, or of one, each document's oldest first. */
export async function signedVersions(db: Db, document: string | null = null): Promise<PolicyVersion[]> {
  const rows = await readRows(
    Row,
    sql`select ${COLUMNS} from policy_version
    where published_at is not null and (${document}::text is null or document = ${document})
    order by document, version`,
    db,
  )
  return rows.map(versionOf)
}
