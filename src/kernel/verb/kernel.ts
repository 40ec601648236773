import type { Anchors } from '../audit/seal/anchor.ts'
import type { Witness } from '../audit/seal/witness.ts'
import type { Database, Db } from '../database/database.ts'
import type { Follower } from '../event/follower.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Sealer } from '../sealing/sealer.ts'
import type { Signer } from '../sealing/signer.ts'
import type { City, Standards } from '../standard/standards.ts'
import type { Clock } from './clock.ts'

/** Looks at what somebody hands in before it is taken (安全检查): why it is refused, or null; throws where it cannot say. */
export interface Scanner {
  scan(bytes: Uint8Array): Promise<string | null>
}

/** Everything that verbs of one city run on; made once by main (or by a test) and passed down. */
export interface Kernel {
  database: Database
  city: City
  /**
   * The standards in force, those that officers published included. An act reads them through its own
   * transaction: the embedded database has one connection, and a second would wait for the first for ever.
   */
  standards(db?: Db): Promise<Standards>
  sealer: Sealer
  signer: Signer
  origin: string
  jobs: Jobs
  /** Who follows which event. */
  followers: readonly Follower[]
  clock: Clock
  demo: boolean
  /** So many seconds a decision may be taken back before it is real; none where nothing is said. */
  takeBackSeconds?: number
  /** Where the heads of the audit chain are kept outside the database; null where nothing is kept. */
  anchors: Anchors | null
  /** Sees outside the database which records of the audit were committed; null in tests and for walks within one transaction. */
  witness?: Witness | null
  /** Who looks at files before they are taken; nobody where the city has named none. */
  scanner?: Scanner | null
}
