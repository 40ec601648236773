import { z } from 'zod'
import { takeStep } from '../../../../kernel/case/index.ts'
import { lockName } from '../../../../kernel/database/index.ts'
import {
  countedTotal,
  Download,
  may,
  pageAsked,
  pageNeighbours,
  verb,
} from '../../../../kernel/verb/index.ts'
import { certificatesByIds } from '../../certificate.ts'
import { paperSheets } from '../../paper/download.ts'
import { refusals } from '../../refusals.ts'
import { blankCounts, nextBlanks } from '../blank/blanks.ts'
import { papersOfBatch } from '../papers.ts'
import { orderProcedure } from '../procedure.ts'
import { countToPrint, takeToPrint } from '../store.ts'
import { examsToPaper } from './exams.ts'
import { ownPress } from './own-press.ts'
import { batchOf, insertPrint, printsOf } from './print-store.ts'

const PAGE = 20
/** The most papers of one batch: what one person puts into a printer and checks at once. */
const BATCH = 40

/** The print post (制证): what waits, what is left of the blanks, whole examinations that nobody asked for yet, and the batches. */
export const listPrints = verb({
  name: 'certificates.prints',
  title: '查看制证批次和空白证书',
  http: 'GET /certificates/prints',
  who: may('certificates.print-paper'),
  input: z.strictObject({ ...pageAsked }),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        madeAt: z.string(),
        pieces: z.number(),
        void: z.number(),
      }),
    ),
    ...countedTotal,
    ...pageNeighbours,
    waiting: z.number(),
    most: z.number(),
    blanks: z.object({ received: z.number(), used: z.number(), spoiled: z.number(), left: z.number() }),
    exams: z.array(z.object({ exam: z.string(), title: z.string(), count: z.number() })),
  }),
  async run(ctx, asked) {
    const organisation = ownPress(ctx)
    const { items, ...neighbours } = await printsOf(ctx.db, organisation, asked, PAGE)
    return {
      ...neighbours,
      total: items.length,
      beyond: neighbours.next !== null,
      items: items.map(({ made_at, ...one }) => ({ ...one, madeAt: made_at.toISOString() })),
      waiting: await countToPrint(ctx.db, organisation),
      most: BATCH,
      blanks: await blankCounts(ctx.db, organisation),
      exams: await examsToPaper(ctx.db, organisation),
    }
  },
})

/**
 * Prints the next batch (制证) of what waits longest, each on the next blank; as many as there are blanks. Throws 409 where nothing waits or no
 * blank is left.
 */
export const makePrint = verb({
  name: 'certificates.make-print',
  title: '生成制证批次',
  http: 'POST /certificates/prints',
  who: may('certificates.print-paper'),
  input: z.strictObject({}),
  output: z.object({ id: z.string(), number: z.string(), pieces: z.number() }),
  async run(ctx) {
    const organisation = ownPress(ctx)
    await lockName(ctx.db, `certificate print ${organisation}`)
    const orders = await takeToPrint(ctx.db, organisation, BATCH)
    if (orders.length === 0) throw refusals.nothingToPrint()
    const blanks = await nextBlanks(ctx.db, organisation, orders.length)
    if (blanks.length === 0) throw refusals.noBlanks()
    await lockName(ctx.db, 'certificate print number')
    const batch = await insertPrint(ctx.db, organisation, ctx.today, ctx.now)
    for (const [at, blank] of blanks.entries())
      await takeStep(ctx, [orderProcedure], (orders[at] as { number: string }).number, 'print', {
        input: { batch: batch.id, blank },
      })
    ctx.act.subject('certificate-print', batch.number)
    ctx.act.after({ pieces: blanks.length, first: blanks[0], last: blanks.at(-1) })
    return { id: batch.id, number: batch.number, pieces: blanks.length }
  },
})

/** The sheets of a batch, in the order of their blanks: what each certificate states today. What is void meanwhile is left out. Throws 404, 409. */
export const printFile = verb({
  name: 'certificates.print-file',
  title: '下载制证文件',
  http: 'GET /certificates/prints/{id}/file',
  who: may('certificates.print-paper'),
  recorded: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const batch = await batchOf(ctx.db, id)
    if (!batch || batch.organisation !== ownPress(ctx)) throw refusals.noSuchPrint()
    const papers = (await papersOfBatch(ctx.db, id)).filter((one) => one.void === null)
    const certificates = await certificatesByIds(
      ctx.db,
      papers.map(({ certificate }) => certificate),
    )
    const sheets = papers.flatMap(({ certificate, blank }) => {
      const found = certificates.get(certificate)
      return found?.state === 'valid' ? [{ certificate: found, blank }] : []
    })
    if (sheets.length === 0) throw refusals.printAllVoid()
    ctx.act.subject('certificate-print', batch.number)
    ctx.act.purpose(`制证 ${sheets.length} 张`)
    return {
      name: `制证-${batch.number}.pdf`,
      type: 'application/pdf',
      bytes: await paperSheets(ctx, sheets),
    }
  },
})
