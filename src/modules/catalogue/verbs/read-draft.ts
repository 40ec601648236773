import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { caseNumberOf } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { registerOn } from '../../occupations/rules.ts'
import { changeText } from '../draft/amend-draft.ts'
import { catalogueSheet } from '../draft/sheet.ts'
import { catalogueLine } from '../edition.ts'
import { refusals } from '../refusals.ts'
import { warningsOf } from '../rules/warnings.ts'
import { changesSince, type DraftChange, editionOfCase } from '../store.ts'

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

async function fileOfDraft(ctx: VerbContext, number: string) {
  const file = await readFile(ctx.db, number)
  if (!file) throw refusals.noSuchDraft()
  ctx.within(file)
  return file
}

const shown = (change: DraftChange) => ({
  text: changeText(change),
  actor: change.actor,
  at: change.at.toISOString(),
})
