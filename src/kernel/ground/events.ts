import { z } from 'zod'
import { event } from '../event/index.ts'

const Name = z.object({ kind: z.string(), id: z.string() })

/** A source has been corrected, and this dependant now rests on its successor. */
export const groundCorrected = event(
  'ground.corrected',
  z.object({ dependant: Name, source: Name, successor: z.string() }),
)

/** A source that had been withdrawn stands again: a finding was set aside. */
export const groundRestored = event('ground.restored', z.object({ dependant: Name, source: Name }))

/** A source has been withdrawn under this dependant: revoked, struck, found untrue. */
export const groundWithdrawn = event(
  'ground.withdrawn',
  z.object({ dependant: Name, source: Name, why: z.string() }),
)
