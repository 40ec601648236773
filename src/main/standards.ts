import type { Database, Db } from '../kernel/database/index.ts'
import type { Standards } from '../kernel/standard/index.ts'
import { MODULES } from './modules.ts'

const PUBLISHING = MODULES.flatMap(({ publishes }) => (publishes ? [publishes] : []))

/**
 * The city folder's standards together with what officers have published through modules: editions, documents. What is
 * published never changes, so the joined standards are kept until something more appears.
 */
export function standardsReader(database: Database, base: Standards): (db?: Db) => Promise<Standards> {
  let joined = base
  let known = ' '
  return async (db = database.db) => {
    const names = []
    for (const each of PUBLISHING) names.push(...(await each.known(db)), '')
    const now = names.join(' ')
    if (now !== known) {
      let next = base
      for (const each of PUBLISHING) next = await each.into(next, db)
      joined = next
      known = now
    }
    return joined
  }
}
