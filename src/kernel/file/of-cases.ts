import { sql } from 'kysely'
import { type CaseFile, caseInReach, countFile, type Procedure } from '../case/index.ts'
import { civilDateOf } from '../value/time/civil-date.ts'
import { allows, type VerbContext } from '../verb/index.ts'
import type { FileSubject } from './subject.ts'

/** The files of cases: of whoever the case belongs to, and of the posts that take one of its steps. */
export const filesOfCases = (procedures: readonly Procedure[]): FileSubject => ({
  kind: 'case',
  title: '办件',
  async rights(ctx, number) {
    const file = await caseInReach(ctx, number)
    return { open: file.closedAt === null, mayAttach: takesPart(ctx, procedures, file) }
  },
  counts: (ctx, number, about, by) => countFile(ctx.db, number, about, by, ctx.now),
  async ended(db, numbers) {
    const { rows } = await sql<{ number: string; closed_at: Date }>`select number, closed_at from case_file
      where number = any(${[...numbers]}::text[]) and closed_at is not null`.execute(db)
    return new Map(rows.map(({ number, closed_at }) => [number, civilDateOf(closed_at)]))
  },
})

/** Whoever the case belongs to takes part in it; of the officials, the posts that take one of its steps. */
function takesPart({ actor }: VerbContext, procedures: readonly Procedure[], file: CaseFile): boolean {
  if (actor.kind !== 'official') return true
  const steps = procedures.find(({ kind }) => kind === file.kind)?.steps ?? {}
  return Object.values(steps).some(({ who }) => who && allows(who, actor))
}
