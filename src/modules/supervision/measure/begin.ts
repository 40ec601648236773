import type { VerbContext } from '../../../kernel/verb/index.ts'
import { beginRectification, rectifyingOn } from '../../organisations/index.ts'
import { insertMeasure, type Measure, type MeasureKind } from './store.ts'

/** Where a case stands when a measure of this kind was ordered. */
export const BEGINS = {
  talk: 'talking',
  rectification: 'rectifying',
  publication: 'publishing',
  agreement: 'ending',
  transfer: 'transferring',
} as const satisfies Record<MeasureKind, string>

/** Begins a measure: it is kept, and what takes effect with the order does. */
export async function beginMeasure(
  ctx: VerbContext,
  one: Omit<Measure, 'orderedOn' | 'endedOn'>,
): Promise<void> {
  await insertMeasure(ctx.db, { ...one, orderedOn: ctx.today })
  const { kind, organisation, document: letter, reason } = one
  // R1.10: from the letter on no subsidised class is taught; one that runs already goes on.
  if (kind === 'rectification' && !(await rectifyingOn(ctx.db, organisation, ctx.today)))
    await beginRectification(ctx, organisation, { letter, from: ctx.today, reason })
}
