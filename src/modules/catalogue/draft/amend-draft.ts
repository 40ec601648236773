import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import { occupationKey, sameOccupation } from '../../../kernel/value/occupation.ts'
import { OccupationName } from '../../../kernel/value/shapes.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { registerOn } from '../../occupations/rules.ts'
import { type CatalogueData, catalogueLine } from '../edition.ts'
import { refusals } from '../refusals.ts'
import { type Amendment, amended } from '../rules/amend.ts'
import { unknownCode } from '../rules/warnings.ts'
import { changesSince, type DraftChange, editionOfCase, insertChanges, updateDraft } from '../store.ts'
import { columnTitle } from './sheet.ts'

/** Cells to be changed, on the revision of the draft that the officer saw. */
export const Amendments = z.strictObject({
  seen: z.number().int().positive().max(1_000_000),
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
})

/**
 * 逐格修改草案: changes the cells and keeps what stood there before. Where a colleague was faster, nothing is changed and
 * the answer says what the colleague changed, so that neither loses anything.
 */
export async function amendDraft(
  ctx: VerbContext,
  file: CaseFile,
  { seen, amendments }: z.output<typeof Amendments>,
): Promise<StepOutcome> {
  const draft = await editionOfCase(ctx.db, file.number)
  if (seen !== file.revision)
    throw movedOn(await changesSince(ctx.db, file.number, seen), draft.data, amendments)
  const made = amended(draft.data, amendments)
  if ('message' in made) throw refused(made.amendment, made.message)
  const register = registerOn(await ctx.standards(), draft.from)
  for (const amendment of amendments.filter(({ column }) => column === 'code')) {
    const fault = unknownCode({ code: amendment.value, name: amendment.occupation }, register)
    if (fault !== null) throw refused(amendment, fault)
  }
  await updateDraft(ctx.db, file.number, made.data)
  const changes = amendments.map(({ occupation, column, value }) => ({
    revision: file.revision + 1,
    occupation,
    column,
    before: cellIn(draft.data, occupation, column),
    after: value,
    actor: ctx.actor.label,
    at: ctx.now,
  }))
  await insertChanges(ctx.db, file.number, changes)
  return { note: changes.map(changeText).join('；').slice(0, 500) }
}

/** What a colleague changed meanwhile, and what of one's own it touches; what was typed stays with whoever typed it. */
function movedOn(changes: readonly DraftChange[], now: CatalogueData, mine: readonly Amendment[]) {
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

const refused = ({ occupation, column }: Amendment, message: string) =>
  refusals.badEdit({
    fields: [{ path: column, message: `${occupation} ${columnTitle(column)}：${message}` }],
  })

/** A change in words: 焊工 120课时 四级：3240 → 3400. */
export const changeText = ({
  occupation,
  column,
  before,
  after,
}: Pick<DraftChange, 'occupation' | 'column' | 'before' | 'after'>): string =>
  `${occupation} ${columnTitle(column)}：${before || '（空）'} → ${after || '（空）'}`

/** What stands in a cell; '' where the occupation is not listed. */
function cellIn(data: CatalogueData, occupation: string, column: Amendment['column']): string {
  const key = occupationKey(occupation)
  return data.rows.find((line) => occupationKey(line.name) === key)?.[column] ?? ''
}
