import { z } from 'zod'
import type { Level } from '../../../kernel/value/level.ts'
import { Day, LevelShape, OccupationName } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** The most that a course may cost, in 分: beyond it somebody has mistyped. */
const DEAREST = 10_000_000

/** What a provider announces (招生简章); its form is drawn from here. */
export const OfferForm = {
  occupation: OccupationName,
  level: LevelShape,
  hours: z.number().int('课时应为整数').min(1, '请填写课时').max(2000, '课时不超过 2000'),
  mode: z.enum(['offline', 'blended']),
  place: z.string().trim().min(2, '请写上课地点').max(200, '不超过 200 个字'),
  startsOn: Day,
  /** The last day on which people sign up. */
  closesOn: Day,
  seats: z.number().int('人数应为整数').min(1, '至少 1 人').max(500, '不超过 500 人'),
  /** What the course costs whoever pays for it, in 分, before any subsidy. */
  fee: z.number().int().min(0, '收费不能是负数').max(DEAREST, '收费不超过 100,000.00 元'),
}

/** A course that people sign up for. */
export interface Offer {
  id: string
  provider: string
  district: string
  occupation: string
  level: Level
  hours: number
  mode: 'offline' | 'blended'
  place: string
  startsOn: CivilDate
  closesOn: CivilDate
  seats: number
  /** Seats that are promised. */
  taken: number
  fee: number
  ended: 'class' | 'cancelled' | null
  endedOn: CivilDate | null
  endedWhy: string | null
  classNumber: string | null
}

/** How somebody who signed up stands with the seats. */
export type SeatStanding = 'seated' | 'waiting' | 'gone' | 'entered'
