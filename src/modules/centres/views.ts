import { z } from 'zod'
import { districtName } from '../../kernel/value/district.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { type Centre, END_SORTS } from './store.ts'

/** A centre as everybody sees it (名录). */
export const PublicCentre = z.object({
  id: z.uuid(),
  organisation: z.uuid(),
  name: z.string(),
  district: z.string(),
  districtName: z.string(),
  staff: z.number().int(),
  capacity: z.number().int(),
  teachers: z.number().int(),
  occupations: z.array(z.string()),
  place: z.string(),
  why: z.string(),
  namedOn: z.string(),
  namedIn: z.string(),
  ended: z.object({ on: z.string(), sort: z.string(), reason: z.string() }).nullable(),
})
export type PublicCentre = z.infer<typeof PublicCentre>

/** A centre as anybody may see it. */
export const publicCentre = ({ city }: VerbContext, one: Centre): PublicCentre => ({
  id: one.id,
  organisation: one.organisation,
  name: one.name,
  district: one.district,
  districtName: districtName(city, one.district),
  staff: one.staff,
  capacity: one.capacity,
  teachers: one.teachers,
  occupations: one.occupations,
  place: one.place,
  why: one.why,
  namedOn: one.namedOn,
  namedIn: one.namedIn,
  ended:
    one.endedOn && one.endSort
      ? { on: one.endedOn, sort: END_SORTS[one.endSort], reason: one.endReason ?? '' }
      : null,
})
