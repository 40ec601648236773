import { type CaseFile, casesOf } from '../../kernel/case/index.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import type { SignUp } from './store.ts'

/** The cases of these sign-ups, by number, in one query. */
export async function filesOf(ctx: VerbContext, rows: readonly SignUp[]): Promise<Map<string, CaseFile>> {
  const files = await casesOf(ctx.db, { kind: 'BM', numbers: rows.map(({ number }) => number) })
  return new Map(files.map((file) => [file.number as string, file]))
}
