import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type FindingAbout, findingAbout } from '../../supervision/index.ts'
import { refusals } from '../refusals.ts'

/** The statistical signs after which somebody is sent (线索): certificates in bulk, marks as no examination gives them. */
export const SIGNS: ReadonlySet<string> = new Set(['F10', 'F14'])

/** The finding from which a visit is begun: open, such a sign, about an organisation. */
export async function signOf(
  ctx: VerbContext,
  number: string,
): Promise<FindingAbout & { organisation: string }> {
  const found = await findingAbout(ctx.db, number)
  if (!found?.open || !SIGNS.has(found.rule) || found.organisation === null) throw refusals.noSuchFinding()
  return { ...found, organisation: found.organisation }
}
