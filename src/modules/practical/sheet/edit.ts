import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LevelShape, OccupationName } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { assessmentKind, PAPER_NAMES } from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { pointsIn } from '../rules/points.ts'
import { sheetFaults } from '../rules/sheet.ts'
import { MARKED_PAPERS, practicalOn } from '../standard.ts'
import { confirm, drop, lockSheet, putDraft, type Sheet } from '../store/sheets.ts'

const Points = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, '请填 0 到 100 的数，最多两位小数')

/** 编评分表: a draft of the next version; drafted again before it is confirmed, it takes the place of the draft. */
export const draftSheet = verb({
  name: 'practical.draft-sheet',
  title: '编评分表',
  http: 'POST /practical/sheets',
  who: may('practical.arrange'),
  input: z.strictObject({
    occupation: OccupationName,
    level: LevelShape,
    paper: z.enum(MARKED_PAPERS),
    items: z
      .array(
        z.strictObject({
          words: z.string().trim().min(2, '请写明评什么').max(200),
          most: Points,
          step: Points,
        }),
      )
      .min(1, '请至少写一项')
      .max(200),
  }),
  output: z.object({ id: z.uuid(), version: z.number().int() }),
  async run(ctx, { occupation, level, paper, items }) {
    const assessor = ctx.actor.organisation
    if (!assessor) throw refusals.asAssessor()
    const standards = await ctx.standards()
    const edition = standards.inForce(assessmentKind, ctx.today) ?? standards.all(assessmentKind)[0]
    if (!edition?.data.papers.byLevel[level].includes(paper))
      throw refusals.paperNotMarked({
        fields: [{ path: 'paper', message: `这个等级不考${PAPER_NAMES[paper]}` }],
      })
    const made = items.map(({ words, most, step }, at) => ({
      id: `i${at + 1}`,
      words,
      most: pointsIn(most) ?? 0,
      step: pointsIn(step) ?? 0,
    }))
    const { mostItems } = practicalOn(standards, ctx.today)
    const fields = sheetFaults(made, { full: pointsIn(edition.data.marks.full) ?? 0, mostItems })
    if (fields.length > 0)
      throw refusals.badSheet({ fields, detail: `${fields.map(({ message }) => message).join('；')}。` })
    ctx.act.subject('organisation', assessor)
    ctx.act.after({ occupation, level, paper, items: made })
    return putDraft(ctx.db, {
      id: randomUUID(),
      assessor,
      occupation,
      level,
      paper,
      items: made,
      draftedBy: ctx.actor.account ?? '',
      draftedName: ctx.actor.label,
      draftedAt: ctx.now,
    })
  },
})

/** 确认评分表: by somebody else of the organisation; from then on it never changes. */
export const confirmSheet = verb({
  name: 'practical.confirm-sheet',
  title: '确认评分表',
  http: 'POST /practical/sheets/{id}/confirmation',
  who: may('practical.confirm-sheet'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(ctx, { id }) {
    const sheet = await waiting(ctx, id)
    const by = ctx.actor.account ?? ''
    if (sheet.draftedBy === by) throw refusals.ownSheet()
    await confirm(ctx.db, id, { by, name: ctx.actor.label, at: ctx.now })
    ctx.act.after({ sheet: id, confirmed: true })
    return {}
  },
})

/** 撤下草稿: a draft that is not wanted any more. */
export const dropSheet = verb({
  name: 'practical.drop-sheet',
  title: '撤下评分表草稿',
  http: 'POST /practical/sheets/{id}/end',
  who: may('practical.arrange'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(ctx, { id }) {
    await waiting(ctx, id)
    await drop(ctx.db, id, ctx.now)
    ctx.act.after({ sheet: id, dropped: true })
    return {}
  },
})

async function waiting(ctx: VerbContext, id: string): Promise<Sheet> {
  const sheet = await lockSheet(ctx.db, id)
  if (!sheet) throw refusals.noSuchSheet()
  ctx.within({ organisation: sheet.assessor })
  ctx.act.subject('organisation', sheet.assessor)
  if (sheet.confirmedAt) throw refusals.sheetFrozen()
  if (sheet.droppedAt) throw refusals.sheetDropped()
  return sheet
}
