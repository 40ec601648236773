import type { SheetProblem } from '../definition.ts'
import { inWorkroom, TooMuch } from '../workroom/workroom.ts'

/** The same file back with red cells, comments and a sheet 错误汇总; null when the file cannot be opened at all. */
export async function returnSheet(
  bytes: Uint8Array,
  problems: readonly SheetProblem[],
): Promise<Uint8Array | null> {
  try {
    const file = await inWorkroom({ task: 'return', bytes, problems })
    return file instanceof Uint8Array ? file : null
  } catch (error) {
    if (error instanceof TooMuch) return null
    throw error
  }
}
