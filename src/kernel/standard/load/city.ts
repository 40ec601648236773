import { z } from 'zod'
import type { Roles } from '../../identity/roles.ts'
import type { District } from '../../value/district.ts'
import { District as DistrictShape } from '../../value/shapes.ts'
import type { HolidayCalendar } from '../../value/time/working-days.ts'

const phone = z.string().regex(/^[0-9-]{5,13}$/)

/** `city.yaml`: who the city is. Its schema is the PostgreSQL schema that holds its tables. */
export const cityFile = z.strictObject({
  name: z.string().min(1),
  short: z.string().min(1),
  code: DistrictShape,
  province: z.string().regex(/^\d{2}$/),
  schema: z.string().regex(/^[a-z][a-z0-9_]*$/),
  site: z.strictObject({
    name: z.string().min(1),
    authority: z.string().min(1),
    hotline: phone,
    supervisionPhone: phone,
    url: z.url(),
    /** 网站标识码、ICP 备案号、公安备案号; null until they are given out. */
    codes: z
      .strictObject({
        site: z.string().nullable(),
        icp: z.string().nullable(),
        police: z.string().nullable(),
      })
      .default({ site: null, icp: null, police: null }),
  }),
  source: z.string().min(1),
  /** So many seconds a decision may be taken back before it is real (决定可撤回的秒数). */
  takeBackSeconds: z.number().int().min(0).max(60),
  districts: z.array(
    z.strictObject({
      code: DistrictShape,
      name: z.string().min(1),
      short: z.string().min(1),
    }),
  ),
  zones: z.array(
    z.strictObject({
      key: z.string().regex(/^[a-z-]+$/),
      name: z.string().min(1),
      district: z.string(),
    }),
  ),
})

export type CityFile = z.output<typeof cityFile>

/** A functional zone (功能区) that has no GB/T 2260 code of its own, and the district whose code it uses. */
export type Zone = CityFile['zones'][number]

/** The city that the program runs for; `calendar` holds the years whose holidays are published. */
export interface City extends Omit<CityFile, 'districts'> {
  districts: District[]
  calendar: HolidayCalendar
  /** Who may what here: `posts.yaml`. */
  roles: Roles
}
