import type { DistrictCode } from '../../kernel/value/district.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { organisationById } from '../organisations/index.ts'
import { standing } from '../people/index.ts'
import type { Gathered } from './gather-facts.ts'

/**
 * Which district decides a claim: that of the class; for 技能提升补贴 the one where the person is insured (参保区), that
 * is the employer's, else where the person lives, else where the certificate was issued.
 */
export async function districtOf(
  ctx: VerbContext,
  { training, facts, subject, certificate }: Gathered,
  home: string | null,
): Promise<string> {
  if (facts.project !== 'skill-upgrade' && training) return training.district
  const { employer } = await standing(ctx, subject.person, ctx.today)
  for (const id of [employer, null, certificate.organisation.id]) {
    if (id === null) {
      if (home !== null) return home
      continue
    }
    const district = (await organisationById(ctx.db, id))?.district
    if (district) return district
  }
  return (ctx.city.districts[0] as { code: DistrictCode }).code
}
