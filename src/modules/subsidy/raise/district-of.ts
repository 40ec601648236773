import type { DistrictCode } from '../../../kernel/value/district.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { standings } from '../../people/index.ts'
import type { Gathered } from '../facts/gather-facts.ts'

/**
 * Which district decides each claim: that of the class; for 技能提升补贴 the one where the person is insured (参保区), that
 * is the employer's, else where the person lives, else where the certificate was issued. Registers are asked once for all.
 */
export async function districtsOf(
  ctx: VerbContext,
  claims: readonly Gathered[],
  homes: ReadonlyMap<string, { district: string | null }>,
): Promise<Map<Gathered, string>> {
  const upgrades = claims.filter(({ training }) => training === null)
  const people = upgrades.map(({ subject }) => subject.person)
  const now = people.length === 0 ? new Map() : await standings(ctx, people, ctx.today)
  const employerOf = (person: string): string | null => now.get(person)?.employer ?? null
  const organisations = await organisationsByIds(
    ctx.db,
    upgrades.flatMap(({ subject, certificate }) => [
      certificate.organisation.id,
      ...[employerOf(subject.person)].filter((id) => id !== null),
    ]),
  )
  const at = (id: string | null) => (id === null ? undefined : organisations.get(id)?.district)
  return new Map(
    claims.map((claim) => {
      const { training, subject, certificate } = claim
      const district =
        training?.district ??
        at(employerOf(subject.person)) ??
        homes.get(subject.person)?.district ??
        at(certificate.organisation.id) ??
        (ctx.city.districts[0] as { code: DistrictCode }).code
      return [claim, district]
    }),
  )
}
