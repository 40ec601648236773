import { type CaseFile, casesOf } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { certificatesOf } from '../../certificates/index.ts'
import { lockPerson } from '../../payments/index.ts'
import { type Claim, claimsOfPerson } from '../claim.ts'
import { gatherClaims, type Subject } from '../facts/gather-facts.ts'
import { refusedForNow } from '../rules/situation/ended.ts'
import { offerUpgrades } from './offer-upgrade.ts'
import { openClaims } from './raise-claims.ts'

/**
 * What a person was refused only because of another subsidy, or of a finding that was set aside since, is raised again
 * (重新发起) now that it no longer stands in the way; of what the rules still bar nothing is said.
 */
export async function raiseAgain(ctx: VerbContext, person: string): Promise<string[]> {
  await lockPerson(ctx.db, person)
  const claims = await claimsOfPerson(ctx.db, person)
  const files = new Map(
    (await casesOf(ctx.db, { numbers: claims.map(({ number }) => number) })).map((file) => [
      file.number,
      file,
    ]),
  )
  const gathered = await gatherClaims(ctx, openAgain(claims, files))
  const raised = await openClaims(
    ctx,
    gathered.filter(({ decision }) => decision.outcome !== 'refused'),
    { note: '此前不予补贴的原因已不存在，系统重新发起' },
  )
  const valid = (await certificatesOf(ctx.db, person)).filter(({ state }) => state === 'valid')
  const offered = await offerUpgrades(
    ctx,
    valid.map(({ id }) => ({ certificate: id, person, class: null })),
  )
  return [...raised, ...offered]
}

/** For each certificate after a class the training and the evaluation fee that may be asked for once more. */
function openAgain(claims: readonly Claim[], files: ReadonlyMap<string, CaseFile>): Subject[] {
  const classes = new Map(
    claims.flatMap((one) => (one.class === null ? [] : [[one.certificate, one] as const])),
  )
  return [...classes.values()].flatMap(({ certificate, class: trained, person }) =>
    (['training', 'assessment'] as const)
      .filter((project) =>
        claims
          .filter((one) => one.certificate === certificate && one.project === project)
          .every(({ number, live }) => !live && refusedForNow(files.get(number))),
      )
      .map((project) => ({ project, certificate, class: trained, person })),
  )
}
