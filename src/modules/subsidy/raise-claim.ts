import { openCase } from '../../kernel/case/index.ts'
import { levelName } from '../../kernel/value/level.ts'
import { formatYuan } from '../../kernel/value/money.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { personById } from '../people/index.ts'
import { claimForCertificate, insertClaim } from './claim.ts'
import { gatherTrainingClaim } from './gather-facts.ts'
import { causeOf } from './hold.ts'
import { claimProcedure } from './procedure.ts'

/**
 * Raises the claim for a certificate that a subsidised class led to (系统自动发起申领), once for each certificate: run
 * again it finds what it raised before. A refusal is a case, too, so that the person reads why.
 */
export async function raiseClaim(
  ctx: VerbContext,
  found: { certificate: string; person: string; class: string },
): Promise<string | null> {
  if (await claimForCertificate(ctx.db, found.certificate, 'training')) return null
  const person = await personById(ctx, found.person)
  if (!person) throw new Error(`no person ${found.person}`)
  const claim = await gatherTrainingClaim(ctx, found)
  const { outcome } = claim.record.decision
  const file = await openCase(ctx, claimProcedure, {
    district: claim.district,
    person: found.person,
    organisation: claim.payee === 'person' ? null : claim.payeeId,
    title: `${person.maskedName} · ${claim.facts.occupation} ${levelName(claim.facts.level)} · 培训费补贴`,
    subtitle: claim.amount === null ? '' : `${formatYuan(claim.amount)} 元`,
    form: { certificate: found.certificate, class: found.class, payee: claim.payee },
    record: claim.record,
    amount: claim.amount,
    held: await causeOf(ctx, claim),
    state: outcome === 'refused' ? 'refused' : 'filed',
    note: '系统根据结业和取证记录自动发起，无需填表',
  })
  await insertClaim(ctx.db, {
    number: file.number,
    project: 'training',
    person: found.person,
    certificate: found.certificate,
    class: found.class,
    group: claim.facts.group,
    occupation: claim.facts.occupation,
    level: claim.facts.level,
    payee: claim.payee,
    payeeId: claim.payeeId,
    live: outcome !== 'refused',
  })
  return file.number
}
