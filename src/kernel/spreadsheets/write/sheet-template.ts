import type { SheetDefinition, SheetValues } from '../definition.ts'
import { inWorkroom, type Outcome } from '../workroom/workroom.ts'

/** The template (模板): text-typed identity columns, drop-downs, a frozen heading, a sample row, 填写说明. */
export const sheetTemplate = (definition: SheetDefinition): Promise<Uint8Array> =>
  made(inWorkroom({ task: 'template', definition }))

/** A filled sheet with the template's own columns, so that what goes out can come back (导出). */
export const writeSheet = (
  definition: SheetDefinition,
  rows: readonly Readonly<SheetValues>[],
): Promise<Uint8Array> => made(inWorkroom({ task: 'write', definition, rows }))

async function made(file: Promise<Outcome>): Promise<Uint8Array> {
  const bytes = await file
  if (!(bytes instanceof Uint8Array)) throw new Error('no workbook was made')
  return bytes
}
