import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../database/index.ts'
import type { Edition, StandardKind } from '../edition.ts'
import type { PolicyDocument } from '../policy-document.ts'
import { Standards } from '../standards.ts'

/** A whole set of standards, as the digests of its editions and documents in their order. */
interface KeptSet {
  editions: string[]
  documents: string[]
}

const digests = new WeakMap<object, string>()
const read = new Map<string, Standards>()

/** Sets of standards that this process keeps at hand once they were read. */
const AT_HAND = 8

/** Stores what the city publishes now, each part once, and gives the digest under which it is found again. */
export async function keepStandards(db: Db, standards: Standards): Promise<string> {
  const set: KeptSet = {
    editions: standards.editions.map(digestOf),
    documents: standards.documents.map(digestOf),
  }
  const known = digests.get(standards)
  const digest = known ?? sha256(JSON.stringify(set))
  digests.set(standards, digest)
  const { rows } = await sql`select 1 from standard_slice where digest = ${digest}`.execute(db)
  if (rows.length > 0) return digest
  const slices = [
    ...[...standards.editions, ...standards.documents].map((content) => ({
      digest: digestOf(content),
      content: JSON.stringify(content),
    })),
    { digest, content: JSON.stringify(set) },
  ]
  await sql`insert into standard_slice (digest, content)
    select distinct on (s->>'digest') s->>'digest', s->>'content'
    from jsonb_array_elements(${JSON.stringify(slices)}::jsonb) s order by s->>'digest'
    on conflict (digest) do nothing`.execute(db)
  return digest
}

/** The standards as they stood when they were kept; throws where what is stored is no longer what was kept. */
export async function keptStandards(
  db: Db,
  digest: string,
  kinds: readonly StandardKind<unknown>[],
): Promise<Standards> {
  const known = read.get(digest)
  if (known) return known
  const set = (await slices<KeptSet>(db, [digest])).get(digest)
  if (!set) throw new Error(`no standards were kept under ${digest}`)
  const editions = await slices<Edition>(db, set.editions)
  const documents = await slices<PolicyDocument>(db, set.documents)
  const found = new Standards(
    kinds,
    set.editions.map((one) => must(editions.get(one), one)),
    set.documents.map((one) => must(documents.get(one), one)),
  )
  const oldest = [...read.keys()].at(0)
  if (read.size >= AT_HAND && oldest !== undefined) read.delete(oldest)
  read.set(digest, found)
  return found
}

async function slices<T>(db: Db, wanted: readonly string[]): Promise<Map<string, T>> {
  const { rows } = await sql<{ digest: string; content: string }>`select digest, content from standard_slice
    where digest = any(${wanted}::text[])`.execute(db)
  for (const { digest, content } of rows)
    if (sha256(content) !== digest) throw new Error(`${digest} is not what was kept`)
  return new Map(rows.map(({ digest, content }) => [digest, JSON.parse(content) as T]))
}

function must<T>(found: T | undefined, digest: string): T {
  if (found === undefined) throw new Error(`no slice was kept under ${digest}`)
  return found
}

function digestOf(content: object): string {
  const known = digests.get(content)
  if (known) return known
  const digest = sha256(JSON.stringify(content))
  digests.set(content, digest)
  return digest
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
