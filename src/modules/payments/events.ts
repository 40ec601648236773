import { z } from 'zod'
import { event } from '../../kernel/event/index.ts'

/** A fund has more to give than before (下达预算). */
export const fundRaised = event('payments.fund-raised', z.object({ fund: z.string(), district: z.string() }))

const Cases = z.object({ cases: z.array(z.string()) })

/** The bank has paid these cases (到账). */
export const paymentsPaid = event('payments.paid', Cases)

/** The bank gave the payments of these cases back (退票). */
export const paymentsReturned = event('payments.returned', Cases)

/** What was paid on these cases came back in full (追回). */
export const paymentsRecovered = event('payments.recovered', Cases)
