import { z } from 'zod'
import { readFile, takeStep } from '../../../kernel/case/index.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { caseNumberOf, OccupationName } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { registerOn } from '../../occupations/rules.ts'
import { cellIn, changeText } from '../draft/amend-draft.ts'
import { catalogueSheet } from '../draft/sheet.ts'
import { type CatalogueData, type CatalogueLine, catalogueLine } from '../edition.ts'
import { catalogueProcedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { warningsOf } from '../rules/warnings.ts'
import { changesSince, type DraftChange, editionOfCase, lockDraft } from '../store.ts'

const DraftNumber = caseNumberOf('ML')
const Change = z.object({ text: z.string(), actor: z.string(), at: z.string() })

/** 草案逐格: the lines of a draft, its revision, and who changed which cell. */
export const readDraftVerb = verb({
  name: 'catalogue.read-draft',
  title: '查看目录草案',
  http: 'GET /catalogue/drafts/{number}',
  who: may('catalogue.draft'),
  consistent: true,
  input: z.strictObject({ number: DraftNumber }),
  output: z.object({
    number: z.string(),
    name: z.string(),
    from: z.string(),
    revision: z.number().int(),
    open: z.boolean(),
    columns: z.array(z.object({ key: z.string(), title: z.string(), choices: z.array(z.string()) })),
    rows: z.array(catalogueLine),
    changes: z.array(Change),
    warnings: z.array(z.object({ occupation: z.string(), message: z.string() })),
  }),
  async run(ctx, { number }) {
    const file = await fileOfDraft(ctx, number)
    if (file.state === 'withdrawn') throw refusals.draftWithdrawn()
    const draft = await editionOfCase(ctx.db, number)
    const changes = await changesSince(ctx.db, number, 0)
    return {
      number,
      name: draft.name,
      from: draft.from,
      revision: file.revision,
      open: file.state === 'drafted',
      columns: catalogueSheet.columns.map(({ key, title, choices }) => ({
        key,
        title,
        choices: [...(choices ?? [])],
      })),
      rows: draft.data.rows,
      changes: changes.reverse().map(shown),
      warnings: warningsOf(draft, registerOn(await ctx.standards(), draft.from)),
    }
  },
})

/**
 * 逐格修改草案, on the revision that the officer saw. Where a colleague was faster, nothing is changed and the answer
 * says what the colleague changed, so that neither loses anything.
 */
export const amendDraftVerb = verb({
  name: 'catalogue.amend-draft',
  title: '修改目录草案',
  http: 'POST /catalogue/drafts/{number}/amendments',
  who: may('catalogue.draft'),
  input: z.strictObject({
    number: DraftNumber,
    revision: z.number().int().positive().max(1_000_000),
    amendments: z
      .array(
        z.strictObject({
          occupation: OccupationName,
          column: catalogueLine.keyof(),
          value: z.string().trim().max(500),
        }),
      )
      .min(1, '请至少修改一格')
      .max(50),
  }),
  output: z.object({ number: z.string(), revision: z.number().int() }),
  async run(ctx, { number, revision, amendments }) {
    await fileOfDraft(ctx, number)
    const draft = await lockedDraft(ctx, number)
    const file = await fileOfDraft(ctx, number)
    if (file.revision !== revision)
      throw movedOn(await changesSince(ctx.db, number, revision), draft.data, amendments)
    const note = amendments
      .map(({ occupation, column, value }) =>
        changeText({ occupation, column, before: cellIn(draft.data, occupation, column), after: value }),
      )
      .join('；')
    const next = await takeStep(ctx, [catalogueProcedure], number, 'amend', {
      revision,
      input: amendments,
      note,
    })
    return { number, revision: next.revision }
  },
})

async function fileOfDraft(ctx: VerbContext, number: string) {
  const file = await readFile(ctx.db, number)
  if (!file) throw refusals.noSuchDraft()
  ctx.within(file)
  return file
}

async function lockedDraft(ctx: VerbContext, number: string) {
  const draft = await lockDraft(ctx.db, number)
  if (!draft) throw refusals.draftWithdrawn()
  return draft
}

/** What a colleague changed meanwhile, and what of one's own it touches; what was typed stays with the caller. */
function movedOn(
  changes: readonly DraftChange[],
  now: CatalogueData,
  mine: readonly { occupation: string; column: keyof CatalogueLine; value: string }[],
) {
  const told = changes.map((change) => `${change.actor}：${changeText(change)}`)
  return refusals.draftChanged({
    detail: `${told.join('；') || '草案的办理状态变了'}。您的修改还没有保存，也没有丢失，核对后再保存一次。`,
    fields: mine
      .filter((one) =>
        changes.some(
          ({ occupation, column }) => sameOccupation(occupation, one.occupation) && column === one.column,
        ),
      )
      .map(({ occupation, column, value }) => ({
        path: column,
        message: `${occupation} 的这一格现在是“${cellIn(now, occupation, column) || '（空）'}”，您填的是“${value || '（空）'}”`,
      })),
  })
}

const shown = (change: DraftChange) => ({
  text: changeText(change),
  actor: change.actor,
  at: change.at.toISOString(),
})
