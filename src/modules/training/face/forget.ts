import { addDays, civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { classesOverWithFaces, endFaceConsents } from './store.ts'

/** Deletes what pictures are compared with in classes whose lessons are long over, though nobody completed them. */
export async function forgetFaces(kernel: Kernel): Promise<number> {
  const today = civilDateOf(kernel.clock.now())
  const kept = editionFor(await kernel.standards(), today).data.faceCheck?.keptDays ?? 0
  const over = await classesOverWithFaces(kernel.database.db, addDays(today, -kept))
  let ended = 0
  for (const id of over)
    ended += await performAsSystem(kernel, 'training.forget-faces', async (ctx) => {
      ctx.act.subject('class', id)
      return endFaceConsents(ctx.db, id, { at: ctx.now, why: '课早已上完' })
    })
  return ended
}
