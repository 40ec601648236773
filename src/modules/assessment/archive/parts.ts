import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { Exam } from '../store.ts'

/** A part of an examination's archive (考试档案): one table. */
export interface ArchivePart {
  title: string
  columns: readonly { title: string; share: number }[]
  rows: readonly (readonly string[])[]
}

/** What a module puts into the archive: none of what it knows of this examination is left out. */
type ArchiveOf = (ctx: VerbContext, exam: Exam) => Promise<ArchivePart[]>

const told = new Map<string, ArchiveOf>()

/** A module says what it keeps of an examination, so that it stands in the archive. */
export function tellsArchive(module: string, of: ArchiveOf): void {
  told.set(module, of)
}

/** What the modules keep of an examination, in the order of their names; parts without a line are left out. */
export async function partsOf(ctx: VerbContext, exam: Exam): Promise<ArchivePart[]> {
  const parts: ArchivePart[] = []
  for (const [, of] of [...told].sort(([a], [b]) => (a < b ? -1 : 1))) parts.push(...(await of(ctx, exam)))
  return parts.filter(({ rows }) => rows.length > 0)
}
