import type { CaseFile, Taking } from '../../../kernel/case/index.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { registerOn } from '../../occupations/rules.ts'
import type { CatalogueData } from '../edition.ts'
import { refusals } from '../refusals.ts'
import { type Amendment, amended } from '../rules/amend.ts'
import { unknownCode } from '../rules/warnings.ts'
import { type DraftChange, editionOfCase, insertChanges, updateDraft } from '../store.ts'
import { columnTitle } from './sheet.ts'

/** The work of the step 修改草案: changes the cells and keeps what stood there before. */
export async function amendDraft(ctx: VerbContext, file: CaseFile, { input }: Taking): Promise<undefined> {
  if (!isAmendments(input)) throw refusals.editByCell()
  const draft = await editionOfCase(ctx.db, file.number)
  const made = amended(draft.data, input)
  if ('message' in made) throw refused(made.amendment, made.message)
  const register = registerOn(await ctx.standards(), draft.from)
  for (const amendment of input.filter(({ column }) => column === 'code')) {
    const fault = unknownCode({ code: amendment.value, name: amendment.occupation }, register)
    if (fault !== null) throw refused(amendment, fault)
  }
  await updateDraft(ctx.db, file.number, made.data)
  await insertChanges(
    ctx.db,
    file.number,
    input.map(({ occupation, column, value }) => ({
      revision: file.revision + 1,
      occupation,
      column,
      before: cellIn(draft.data, occupation, column),
      after: value,
      actor: ctx.actor.label,
      at: ctx.now,
    })),
  )
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
export function cellIn(data: CatalogueData, occupation: string, column: Amendment['column']): string {
  const key = occupationKey(occupation)
  return data.rows.find((line) => occupationKey(line.name) === key)?.[column] ?? ''
}

const isAmendments = (input: unknown): input is Amendment[] => Array.isArray(input) && input.length > 0
