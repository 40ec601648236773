import type { Actor } from '../../kernel/identity/actor.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'

/** What is kept of a person or an organisation that rates: a keyed digest, by which they find their own again. */
export const digestOfRater = (
  { sealer }: Pick<VerbContext, 'sealer'>,
  kind: 'person' | 'organisation',
  id: string,
): string => sealer.mac(`${kind === 'person' ? 'citizen' : kind} ${id}`, 'feedback.rater')

/** The digest of whoever asks; null for whoever is not signed in. */
export function raterOf(ctx: Pick<VerbContext, 'sealer'>, { person, organisation }: Actor): string | null {
  if (person) return digestOfRater(ctx, 'person', person)
  return organisation ? digestOfRater(ctx, 'organisation', organisation) : null
}
