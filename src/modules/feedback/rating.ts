import { z } from 'zod'

/** The five grades of a rating (好差评的五个等级). */
export const STARS = {
  5: '非常满意',
  4: '满意',
  3: '基本满意',
  2: '不满意',
  1: '非常不满意',
} as const
export type Stars = keyof typeof STARS

/** The grades in the order in which they are offered. */
export const GRADES = [5, 4, 3, 2, 1] as const satisfies readonly Stars[]

export const StarsShape = z.union(
  [z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)],
  '请选一项',
) satisfies z.ZodType<Stars>

/** What somebody says beside the stars. */
export const Words = z.string().trim().max(300, '最多300个字').default('')

/** A rating as it is kept; who gave it is kept as a keyed digest and never read. */
export interface Rating {
  id: string
  service: string
  /** The case that was rated; null where a service was rated without one. */
  about: string | null
  district: string
  stars: Stars
  words: string
  givenAt: Date
  /** The case in which a bad rating is looked into. */
  complaint: string | null
  answer: string | null
  withdrawnAt: Date | null
}
