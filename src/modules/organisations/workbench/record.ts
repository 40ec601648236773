import type { z } from 'zod'
import type { OrganisationRecord } from '../record.ts'

/** The record of an organisation as the verbs answer it. */
export type Record = z.output<typeof OrganisationRecord>
