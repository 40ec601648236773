import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import type { Certificate } from './schema.ts'
import { certificatesWhere } from './store.ts'

/** One certificate, or null. */
export async function certificateById(db: Db, id: string): Promise<Certificate | null> {
  return (await certificatesByIds(db, [id])).get(id) ?? null
}

/** The certificates with these ids, by id. */
export async function certificatesByIds(db: Db, ids: readonly string[]): Promise<Map<string, Certificate>> {
  const found = await certificatesWhere(db, sql`c.id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(found.map((one) => [one.id, one]))
}

/** All certificates of a person, oldest first; `state` tells which of them count. */
export const certificatesOf = (db: Db, person: string): Promise<Certificate[]> =>
  certificatesWhere(db, sql`c.person = ${person}`)

/** The certificates of many people, by person. */
export async function certificatesOfPeople(
  db: Db,
  people: readonly string[],
): Promise<Map<string, Certificate[]>> {
  const found = await certificatesWhere(db, sql`c.person = any(${[...new Set(people)]}::uuid[])`)
  return Map.groupBy(found, ({ person }) => person)
}

/** The certificate that was issued for a source, corrected or not; null when none was, or one that turned out to be issued in error. */
export async function certificateBySource(
  db: Db,
  source: { kind: string; id: string },
): Promise<Certificate | null> {
  const [found] = await certificatesWhere(
    db,
    sql`c.source_kind = ${source.kind} and c.source_id = ${source.id} and c.replaces is null
      and c.revocation is distinct from 'issued-in-error' and not c.source_open`,
  )
  return found ?? null
}

/** The certificate with this number, or null. */
export async function certificateByNumber(db: Db, number: string): Promise<Certificate | null> {
  const [found] = await certificatesWhere(db, sql`c.number = ${number}`)
  return found ?? null
}

/** What a certificate has become: itself, or the last of those that corrected it. Null when there is none. */
export async function currentCertificate(db: Db, id: string): Promise<Certificate | null> {
  let found = await certificateById(db, id)
  while (found?.replacedBy) found = await certificateById(db, found.replacedBy)
  return found
}
