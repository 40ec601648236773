import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, lockName, readRows } from '../../../kernel/database/index.ts'

/** Where a document stands; what its resource does not know is empty. */
export interface DocumentPlace {
  resource: 'state' | 'activity-profile' | 'agent-profile'
  activity: string
  agent: string
  /** Undefined: of whichever registration. */
  registration: string | undefined
  id: string | undefined
}

const Document = z.object({
  id: z.string(),
  type: z.string(),
  bytes: z.instanceof(Uint8Array),
  etag: z.string(),
  updated_at: z.date(),
})
export type Document = z.output<typeof Document>

const at = (holder: string, { resource, activity, agent, registration, id }: DocumentPlace) =>
  sql`holder = ${holder} and resource = ${resource} and activity = ${activity} and agent = ${agent}
    and ${registration === undefined ? sql`true` : sql`registration = ${registration}`}
    and ${id === undefined ? sql`true` : sql`id = ${id}`}`

/** The documents of a place, the latest first. */
export const documentsAt = (
  db: Db,
  holder: string,
  place: DocumentPlace,
  since: Date | null = null,
): Promise<Document[]> =>
  readRows(
    Document,
    sql`select id, type, bytes, etag, updated_at from xapi_document where ${at(holder, place)}
      and ${since ? sql`updated_at > ${since}` : sql`true`} order by updated_at desc, id`,
    db,
  )

/** Writes a document in its place. */
export async function saveDocument(
  db: Db,
  holder: string,
  place: DocumentPlace,
  document: Omit<Document, 'id'>,
): Promise<void> {
  await sql`insert into xapi_document (holder, resource, activity, agent, registration, id, type, bytes, etag, updated_at)
    values (${holder}, ${place.resource}, ${place.activity}, ${place.agent}, ${place.registration ?? ''}, ${place.id ?? ''},
      ${document.type}, ${document.bytes}, ${document.etag}, ${document.updated_at})
    on conflict (holder, resource, activity, agent, registration, id) do update set type = excluded.type,
      bytes = excluded.bytes, etag = excluded.etag, updated_at = excluded.updated_at`.execute(db)
}

/** Removes the documents of a place. */
export async function removeDocuments(db: Db, holder: string, place: DocumentPlace): Promise<void> {
  await sql`delete from xapi_document where ${at(holder, place)}`.execute(db)
}

/** Nobody else changes the documents of this place until the transaction ends. */
export const holdPlace = (db: Db, holder: string, place: DocumentPlace): Promise<void> =>
  lockName(
    db,
    `xapi ${JSON.stringify([holder, place.resource, place.activity, place.agent, place.id ?? ''])}`,
  )
