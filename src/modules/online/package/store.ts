import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, kept, readRows } from '../../../kernel/database/index.ts'
import { servedAs } from './file-types.ts'
import type { Package } from './read-package.ts'
import type { PackageKind, Structure } from './structure.ts'

/** Keeps a package with its files. */
export async function insertPackage(db: Db, { structure, files }: Package, at: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into online_package (id, kind, title, structure, added_at)
    values (${id}::uuid, ${structure.kind}, ${structure.title}, ${JSON.stringify(structure)}::jsonb, ${at})`.execute(
    db,
  )
  for (const [path, bytes] of files)
    await sql`insert into online_package_file (package, path, type, bytes)
      values (${id}::uuid, ${path}, ${servedAs(path) ?? 'application/octet-stream'}, ${bytes})`.execute(db)
  return id
}

const PackageRow = z.object({ id: z.string(), structure: kept<Structure>() })
export type KeptPackage = z.output<typeof PackageRow>

/** What packages say of themselves. */
export const packagesById = (db: Db, ids: readonly string[]): Promise<KeptPackage[]> =>
  readRows(PackageRow, sql`select id, structure from online_package where id = any(${[...ids]}::uuid[])`, db)

const FileRow = z.object({
  type: z.string(),
  bytes: z.instanceof(Uint8Array),
  kind: z.string(),
  unit: z.number(),
  registration: z.string(),
})
export interface PackageFile extends Omit<z.output<typeof FileRow>, 'kind'> {
  kind: PackageKind
}

/** A file for whoever opened a unit of its package since a moment, as long as its course is not withdrawn. */
export async function fileForLaunch(
  db: Db,
  launch: string,
  path: string,
  since: Date,
): Promise<PackageFile | null> {
  const [row] = await readRows(
    FileRow,
    sql`select f.type, f.bytes, p.kind, o.unit, r.id as registration
    from online_launch o join online_registration r on r.id = o.registration join online_package p on p.id = r.package
    join online_package_file f on f.package = p.id and f.path = ${path}
    where o.id = ${launch}::uuid and o.opened_at > ${since}
      and o.ended_how is distinct from 'abandoned'
      and not exists (select 1 from online_lesson l join online_course c on c.number = l.course
        where l.package = p.id and c.withdrawn_at is not null)`,
    db,
  )
  return row ? { ...row, kind: row.kind as PackageKind } : null
}
