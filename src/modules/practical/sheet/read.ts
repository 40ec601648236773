import { z } from 'zod'
import { LevelShape } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { PAPER_NAMES } from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { pointsText } from '../rules/points.ts'
import type { SheetItem } from '../rules/sheet.ts'
import { MARKED_PAPERS } from '../standard.ts'
import { type Sheet, sheetById, sheetsOf } from '../store/sheets.ts'

export const ItemView = z.object({ id: z.string(), words: z.string(), most: z.string(), step: z.string() })

/** An item as it goes out: points as they are read. */
export const itemView = ({ id, words, most, step }: SheetItem): z.output<typeof ItemView> => ({
  id,
  words,
  most: pointsText(most),
  step: pointsText(step),
})

const SheetView = z.object({
  id: z.uuid(),
  occupation: z.string(),
  level: LevelShape,
  paper: z.enum(MARKED_PAPERS),
  paperTitle: z.string(),
  version: z.number().int(),
  stage: z.enum(['draft', 'confirmed', 'dropped']),
  items: z.array(ItemView),
  draftedBy: z.string(),
  draftedAt: z.number().int(),
  confirmedBy: z.string().nullable(),
  confirmedAt: z.number().int().nullable(),
  /** Whoever asks drafted it, so that somebody else confirms it. */
  own: z.boolean(),
})

const sheetView = (ctx: VerbContext, one: Sheet): z.output<typeof SheetView> => ({
  id: one.id,
  occupation: one.occupation,
  level: one.level,
  paper: one.paper,
  paperTitle: PAPER_NAMES[one.paper],
  version: one.version,
  stage: one.droppedAt ? 'dropped' : one.confirmedAt ? 'confirmed' : 'draft',
  items: one.items.map(itemView),
  draftedBy: one.draftedName,
  draftedAt: one.draftedAt.getTime(),
  confirmedBy: one.confirmedName,
  confirmedAt: one.confirmedAt?.getTime() ?? null,
  own: one.draftedBy === ctx.actor.account,
})

/** 评分表 of one's own organisation, the newest first. */
export const listSheets = verb({
  name: 'practical.sheets',
  title: '查看评分表',
  http: 'GET /practical/sheets',
  who: may('practical.confirm-sheet'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(SheetView) }),
  async run(ctx) {
    const { organisation } = ctx.actor
    if (!organisation) return { items: [] }
    return { items: (await sheetsOf(ctx.db, organisation)).map((one) => sheetView(ctx, one)) }
  },
})

/** One version of a sheet. */
export const readSheet = verb({
  name: 'practical.sheet',
  title: '查看一张评分表',
  http: 'GET /practical/sheets/{id}',
  who: may('practical.confirm-sheet'),
  input: z.strictObject({ id: z.uuid() }),
  output: SheetView,
  async run(ctx, { id }) {
    const sheet = await sheetById(ctx.db, id)
    if (!sheet) throw refusals.noSuchSheet()
    ctx.within({ organisation: sheet.assessor })
    return sheetView(ctx, sheet)
  },
})
