import type { SheetDefinition, SheetValues } from './definition.ts'
import { inWorkroom } from './workroom.ts'

/** The template (模板): text-typed identity columns, drop-downs, a frozen heading, a sample row, 填写说明. */
export const sheetTemplate = (definition: SheetDefinition): Promise<Uint8Array> =>
  made(inWorkroom({ task: 'template', definition }))

/** A filled sheet with the template's own columns, so that what goes out can come back (导出). */
export const writeSheet = (
  definition: SheetDefinition,
  rows: readonly Readonly<SheetValues>[],
): Promise<Uint8Array> => made(inWorkroom({ task: 'write', definition, rows }))

async function made(file: Promise<Uint8Array | null>): Promise<Uint8Array> {
  const bytes = await file
  if (bytes === null) throw new Error('no workbook was made')
  return bytes
}
