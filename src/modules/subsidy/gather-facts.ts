import { type DecisionRecord, recordOf } from '../../kernel/decision/decision.ts'
import type { Fen } from '../../kernel/value/money.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { type Certificate, certificateById } from '../certificates/index.ts'
import { standing } from '../people/index.ts'
import { trainingRecord } from '../training/index.ts'
import { paidHistory } from './claim.ts'
import type { ClassClaimFacts, Payee } from './facts.ts'
import { decideClaim, payee as payeeOf } from './rules.ts'

/** A training claim as the records make it: facts, decision and who is paid. */
export interface Gathered {
  certificate: Certificate
  facts: ClassClaimFacts
  record: DecisionRecord
  amount: Fen | null
  payee: Payee
  payeeId: string
  district: string
  provider: string
}

/** Reads the facts of a training claim from the registers and decides it; nobody types anything in. */
export async function gatherTrainingClaim(
  ctx: VerbContext,
  claim: { certificate: string; class: string; person: string; number?: string },
): Promise<Gathered> {
  const certificate = await certificateById(ctx.db, claim.certificate)
  if (!certificate) throw new Error(`no certificate ${claim.certificate}`)
  const training = await trainingRecord(ctx.db, claim.class, claim.person)
  if (!training) throw new Error(`${claim.person} is not of class ${claim.class}`)
  const then = await standing(ctx, claim.person, training.filedOn)
  const facts: ClassClaimFacts = {
    project: 'training',
    group: training.group,
    occupation: training.occupation,
    level: training.level,
    hours: training.completed ? training.hours : training.attendedHours,
    mode: training.mode,
    classFiledOn: training.filedOn,
    certificate:
      certificate.state === 'valid' ? { level: certificate.level, issuedOn: certificate.issuedOn } : null,
    history: await paidHistory(ctx.db, claim.person, claim.number),
    pupil: then.pupil,
    retired: then.retired,
  }
  const standards = await ctx.standards()
  const decision = decideClaim(facts, standards)
  const payee = payeeOf(facts, standards).value ?? 'trainer'
  const payeeId =
    payee === 'employer'
      ? (training.employer ?? training.provider)
      : payee === 'trainer'
        ? training.provider
        : claim.person
  return {
    certificate,
    facts,
    record: recordOf('subsidy.training', ctx.today, facts, decision),
    amount: decision.value,
    payee: payee === 'employer' && !training.employer ? 'trainer' : payee,
    payeeId,
    district: training.district,
    provider: training.provider,
  }
}
