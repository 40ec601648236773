import type { z } from 'zod'
import type { simulateImpact } from '../verbs/simulate-impact.ts'

/** What the verb answers, by its own schema. */
export type SimulatedImpact = z.output<typeof simulateImpact.output>
