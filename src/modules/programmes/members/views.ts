import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { PROGRAMME_KINDS, SIGNER_KEYS, SIGNERS, type Signer } from '../kinds.ts'
import { programmeOn } from '../standard.ts'
import { type Programme, programmeOfCase } from '../store.ts'
import { type Member, signersOf } from './store.ts'

/** An agreement as its parties read it. */
export const AgreementView = z.object({
  id: z.string(),
  programme: z.string(),
  kindText: z.string(),
  name: z.string(),
  person: z.string(),
  enterprise: z.string(),
  partner: z.string(),
  occupation: z.string(),
  hours: z.number(),
  post: z.string(),
  mentor: z.string(),
  partnerMentor: z.string(),
  contractFrom: KeptDay,
  contractTo: KeptDay,
  startsOn: KeptDay,
  endsOn: KeptDay,
  leftOn: KeptDay.nullable(),
  /** Whether three sign it at all. */
  signs: z.boolean(),
  signers: z.array(z.object({ signer: z.enum(SIGNER_KEYS), title: z.string(), signed: z.boolean() })),
  /** As whom the reader signs, and whether that is still to be done. */
  mine: z.enum(SIGNER_KEYS).nullable(),
  toSign: z.boolean(),
})
type AgreementView = z.output<typeof AgreementView>

/** As whom an actor signs an agreement: the apprentice, somebody of the enterprise or of the school; null for all others. */
export function signerFor(
  ctx: VerbContext,
  { person }: Member,
  { organisation, partner }: Programme,
): Signer | null {
  const { actor } = ctx
  if (actor.person !== null && actor.person === person) return 'apprentice'
  if (actor.organisation === null) return null
  if (actor.organisation === organisation) return 'enterprise'
  return actor.organisation === partner ? 'partner' : null
}

/** Agreements as the reader sees them; names and signatures are asked once for all. */
export async function agreementViews(ctx: VerbContext, members: readonly Member[]): Promise<AgreementView[]> {
  const standards = await ctx.standards()
  const programmes = new Map<string, Programme>()
  for (const { programme } of members)
    if (!programmes.has(programme)) programmes.set(programme, await programmeOfCase(ctx.db, programme))
  const all = [...programmes.values()]
  const names = await organisationsByIds(
    ctx.db,
    all.flatMap(({ organisation, partner }) => [organisation, ...(partner ? [partner] : [])]),
  )
  const people = await peopleByIds(
    ctx,
    members.map(({ person }) => person),
  )
  const signers = await signersOf(
    ctx.db,
    members.map(({ id }) => id),
  )
  return members.map((one): AgreementView => {
    const programme = programmes.get(one.programme) as Programme
    const agreement = programmeOn(standards, programme.kind, programme.plannedOn)?.data.agreement ?? null
    const signed = signers.get(one.id) ?? []
    const mine = signerFor(ctx, one, programme)
    const over = programme.standing === 'ended' || programme.standing === 'settled' || one.leftOn !== null
    return {
      id: one.id,
      programme: programme.number,
      kindText: PROGRAMME_KINDS[programme.kind],
      name: programme.name,
      person: people.get(one.person)?.maskedName ?? '*',
      enterprise: names.get(programme.organisation)?.name ?? '',
      partner: names.get(programme.partner ?? '')?.name ?? '',
      occupation: `${programme.occupation} ${levelName(programme.level)}`,
      hours: programme.hours,
      post: one.post,
      mentor: one.mentor,
      partnerMentor: one.partnerMentor,
      contractFrom: one.contractFrom,
      contractTo: one.contractTo,
      startsOn: programme.startsOn,
      endsOn: programme.endsOn,
      leftOn: one.leftOn,
      signs: agreement !== null,
      signers: SIGNER_KEYS.map((signer) => ({
        signer,
        title: SIGNERS[signer],
        signed: signed.includes(signer),
      })),
      mine,
      toSign: agreement !== null && !over && mine !== null && !signed.includes(mine),
    }
  })
}
