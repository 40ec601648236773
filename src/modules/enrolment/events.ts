import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** A seat that was promised is free again (名额空出). */
export const seatFreed = event('enrolment.seat-freed', z.object({ offer: z.uuid() }))

/** An offer has ended: its class was filed, or it is not held (招生结束). */
export const offerEnded = event(
  'enrolment.offer-ended',
  z.object({ offer: z.uuid(), signUps: z.array(z.string()), why: z.string() }),
)
