import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { onRoster } from '../attendance/store.ts'
import { noClass } from '../listing/views.ts'
import { refusals } from '../refusals.ts'
import { keepStars } from '../satisfaction/store.ts'
import { holdClass } from '../store.ts'

/** A trainee says how content he was with a completed class (满意度): once, to be changed; only sums are shown, of so many and more. */
export const rateClass = verb({
  name: 'training.rate-class',
  title: '评价培训班',
  http: 'POST /training/classes/{id}/satisfaction',
  who: may('training.attend'),
  input: z.strictObject({ id: z.uuid(), stars: z.coerce.number().int().min(1).max(5) }),
  output: z.object({ stars: z.number().int() }),
  async run(ctx, { id, stars }) {
    const person = ctx.actor.person
    if (!person) throw refusals.verifyIdentityFirst()
    const one = await holdClass(ctx.db, id)
    if (!one) throw noClass()
    if (!(await onRoster(ctx.db, id, person))) throw refusals.notOnRoster()
    if (one.state !== 'completed') throw refusals.rateWhenCompleted()
    ctx.act.subject('class', id)
    await keepStars(ctx.db, { class: id, person, stars, on: ctx.today })
    return { stars }
  },
})
