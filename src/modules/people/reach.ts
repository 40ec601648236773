import { peopleWithCases } from '../../kernel/case/index.ts'
import { reaches, type VerbContext } from '../../kernel/verb/index.ts'
import { districtsOf } from './store.ts'

/** Which of these people the actor may know of: of a district of his own, or with a case there; in the given order. */
export async function peopleInReach(ctx: VerbContext, ids: readonly string[]): Promise<string[]> {
  const district = await districtsOf(ctx.db, ids)
  const near = (id: string) => reaches(ctx.actor, { district: district.get(id) })
  const far = ids.filter((id) => district.has(id) && !near(id))
  const known = await peopleWithCases(ctx, far)
  return ids.filter((id) => district.has(id) && (near(id) || known.has(id)))
}
