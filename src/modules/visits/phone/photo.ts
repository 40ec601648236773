import { z } from 'zod'
import { attachFile, filesOf } from '../../../kernel/file/index.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { may, Problem, upload, verb } from '../../../kernel/verb/index.ts'
import { itemsOf, visitsOn } from '../standard.ts'
import { BECAME } from '../store/entries.ts'
import { insertPhoto, photoByKey } from '../store/photos.ts'
import { subjectOf, VISIT_SUBJECT } from './files.ts'
import { notTaken, theirs } from './hand-in.ts'

/** What a phone sends of one photo at most: it makes pictures smaller before it keeps them. */
const LARGEST = 6 * 1024 * 1024

/** Photos of one line. */
const MOST = 20

/** 送来照片: one photo of a line of the checklist, taken once by its key however often it is sent. */
export const handInPhoto = verb({
  name: 'visits.photo',
  title: '送来督导照片',
  http: 'POST /visits/{number}/photos',
  who: may('visits.walk'),
  input: z.strictObject({
    number: CaseNumber,
    card: z.string().max(30),
    key: z.uuid(),
    item: z.string().min(1).max(60),
    at: z.iso.datetime(),
    clock: z.iso.datetime(),
    file: upload(LARGEST),
  }),
  output: z.object({ became: z.enum(BECAME), why: z.string().nullable() }),
  async run(ctx, { number, card, key, item, at, clock, file }) {
    const { visit, own, barred } = await theirs(ctx, number, card)
    const before = await photoByKey(ctx.db, key)
    if (before) {
      const same = before.visit === number && before.card === own.card && before.item === item
      return same
        ? { became: before.file ? ('counted' as const) : ('rejected' as const), why: before.why }
        : { became: 'rejected' as const, why: '这张照片的编号已经用在别处，请重新拍' }
    }
    const items = new Set(itemsOf(visitsOn(await ctx.standards(), visit.day)).map(({ id }) => id))
    const there = await filesOf(ctx.db, VISIT_SUBJECT, [subjectOf(number, item).id])
    let why =
      barred ??
      notTaken(ctx, visit, own, items, { item }) ??
      (there.length >= MOST ? `这一项已经有 ${MOST} 张照片，不再收` : null)
    let id: string | null = null
    if (why === null)
      try {
        id = (await attachFile(ctx, subjectOf(number, item), file, item)).id
      } catch (error) {
        // Refused before anything was written: the phone is told, and does not send it for ever.
        if (!(error instanceof Problem)) throw error
        why = error.detail ?? error.title
      }
    const off = ctx.now.getTime() - Date.parse(clock)
    await insertPhoto(ctx.db, {
      key,
      visit: number,
      card: own.card,
      item,
      file: id,
      at: new Date(Math.min(Date.parse(at) + off, ctx.now.getTime())),
      receivedAt: ctx.now,
      byAccount: ctx.actor.account ?? '',
      why: why?.slice(0, 300) ?? null,
    })
    return { became: id ? ('counted' as const) : ('rejected' as const), why }
  },
})
