import type { Database, Db } from '../kernel/database/index.ts'
import type { Standards } from '../kernel/standard/index.ts'
import { publishedEditions, publishedIds } from '../modules/catalogue/index.ts'
import { documentsWithVersions, signedNumbers } from '../modules/policy/index.ts'

/**
 * The city folder's standards together with the editions and documents that officers have published. What is published
 * never changes, so the joined standards are kept until another edition or version appears.
 */
export function standardsReader(database: Database, base: Standards): (db?: Db) => Promise<Standards> {
  let joined = base
  let known = ' '
  return async (db = database.db) => {
    const now = [...(await publishedIds(db)), '', ...(await signedNumbers(db))].join(' ')
    if (now !== known) {
      const documents = await documentsWithVersions(db, base.documents)
      joined = base.withDocuments(documents).with(await publishedEditions(db))
      known = now
    }
    return joined
  }
}
