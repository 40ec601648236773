import { casesOf } from '../../../kernel/case/index.ts'
import { addMonths, type CivilDate, civilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { causesOf } from '../case/hold.ts'
import { claimsForCertificates } from '../claim.ts'
import { type Gathered, gatherClaims } from '../facts/gather-facts.ts'
import { refusedForNow } from '../rules/situation/ended.ts'
import { skillUpgradeKind } from '../standard.ts'
import { type Certified, type Offer, openClaims } from './raise-claims.ts'

/**
 * 技能提升补贴 for those who were certified (R3.11–R3.13): raised where every fact is known and stands for it, else
 * offered to the person until the time for it is over. Nothing is said to somebody who cannot have it, nor while the
 * training that led to the certificate is being subsidised (R3.13: one or the other).
 */
export async function offerUpgrades(ctx: VerbContext, certified: readonly Certified[]): Promise<string[]> {
  const claims = await claimsForCertificates(
    ctx.db,
    certified.map(({ certificate }) => certificate),
  )
  const files = new Map(
    (await casesOf(ctx.db, { numbers: claims.map(({ number }) => number) })).map((file) => [
      file.number,
      file,
    ]),
  )
  const barred = new Set(
    claims
      .filter(({ project, live, number }) =>
        project === 'skill-upgrade'
          ? live || !refusedForNow(files.get(number))
          : project === 'training' && live,
      )
      .map(({ certificate }) => certificate),
  )
  const gathered = await gatherClaims(
    ctx,
    certified
      .filter(({ certificate }) => !barred.has(certificate))
      .map(({ certificate, person }) => ({
        project: 'skill-upgrade' as const,
        certificate,
        person,
        class: null,
      })),
  )
  const causes = await causesOf(ctx, gathered)
  const edition = (await ctx.standards()).inForce(skillUpgradeKind, ctx.today)
  if (edition === null) return []
  const { months } = edition.data.timeLimit
  const raised: Gathered[] = []
  const offers = new Map<Gathered, Offer>()
  for (const [index, claim] of gathered.entries()) {
    const until = addMonths(claim.certificate.issuedOn, months)
    if (until < ctx.today || !(await mayStillBe(ctx, claim, until))) continue
    raised.push(claim)
    const known = claim.decision.outcome === 'granted' && causes[index] === null
    if (!known) offers.set(claim, { until, note: OFFERED })
  }
  return openClaims(ctx, raised, { offers })
}

const OFFERED = '系统发现您可能可以申领，确认后即提交，不用填表'

/** Nothing stands against it but what time cures: months of insurance still missing, or a year whose times are used up. */
async function mayStillBe(ctx: VerbContext, { decision }: Gathered, until: CivilDate): Promise<boolean> {
  const newYear = civilDate(`${yearOf(ctx.today) + 1}-01-01`)
  const again = newYear <= until && (await ctx.standards()).inForce(skillUpgradeKind, newYear) !== null
  return (
    decision.outcome !== 'undecidable' &&
    decision.reasons.every(({ met, rule }) => met || rule === 'insured' || (rule === 'times' && again))
  )
}
