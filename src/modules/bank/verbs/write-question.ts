import { z } from 'zod'
import { takeStepAnswered } from '../../../kernel/case/step/take-step.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may, upload, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { openItem } from '../batch/contents.ts'
import { batchProcedure } from '../batch/procedure.ts'
import { shelfOf, versionsOf } from '../batch/store.ts'
import type { Picture } from '../item/item.ts'
import { BadlyTyped, contentOfTyped, Typed } from '../item/typed.ts'
import { pictureAt } from '../qti/picture.ts'
import { refusals } from '../refusals.ts'
import { requireOwnBatch } from './shapes.ts'

/** 写题、改题, as its author types it. */
export const writeQuestion = verb({
  name: 'bank.write-question',
  title: '写一道题',
  http: 'POST /bank/batches/{number}/questions',
  who: may('bank.write'),
  input: Typed.extend({
    number: caseNumberOf('MT'),
    item: z.uuid().nullable().default(null),
    /** For a picture to point into; the one that is there stays without it. */
    picture: upload(500 * 1024).optional(),
  }),
  output: z.object({ item: z.string() }),
  async run(ctx, { number, item, picture: file, ...typed }) {
    await requireOwnBatch(ctx, number)
    const picture = file ? pictureOf(file.bytes) : await pictureThere(ctx, item)
    const content = read(() => contentOfTyped(typed, picture))
    const taken = await takeStepAnswered(ctx, [batchProcedure], number, 'write', { input: { item, content } })
    return z.object({ item: z.string() }).parse(taken.answer)
  },
})

function read<T>(run: () => T): T {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof BadlyTyped)) throw error
    throw refusals.badQuestion({ fields: [{ path: error.field, message: error.message }] })
  }
}

function pictureOf(bytes: Uint8Array): Picture {
  const found = pictureAt(() => bytes, 'x', 'x')
  if (!found || found.width === 0)
    throw refusals.badQuestion({ fields: [{ path: 'picture', message: '请上传 PNG 图片' }] })
  return { ...found, alt: '图' }
}

/** The picture of the question as it is, where it is one's own. */
async function pictureThere(ctx: VerbContext, item: string | null): Promise<Picture | null> {
  const shelf = item ? await shelfOf(ctx.db, item) : null
  if (!item || shelf?.organisation !== ctx.actor.organisation) return null
  const [newest] = await versionsOf(ctx.db, item)
  const opened = newest && openItem(ctx, newest)
  return opened?.kind === 'hotspot' ? opened.picture : null
}
