import { randomUUID } from 'node:crypto'
import type { DocumentKind } from '../../kernel/value/person/identity-document.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { type Birth, documentOf, ID_NUMBER, idNumberContext, sealedBirth } from './document.ts'
import { presentKey } from './person.ts'
import { refusals } from './refusals.ts'
import { insertPastNumber, lockPerson, personByMacs, replaceNumber } from './store.ts'

export interface IdentityCorrection extends Partial<Birth> {
  document?: DocumentKind | undefined
  idNumber: string
  /** What was seen: the document, the police's letter. */
  why: string
}

/**
 * Puts the right number in the wrong one's place (更正证件号码), for a case that two people have decided. The old number
 * still leads to the person. Throws 404 for nobody, 409 where the number is another person's, 422 for no number.
 */
export async function correctIdentity(
  ctx: VerbContext,
  person: string,
  correction: IdentityCorrection,
): Promise<void> {
  const row = await lockPerson(ctx.db, person)
  if (!row) throw refusals.noSuchPerson()
  const document = documentOf(correction.document, correction.idNumber, ctx.today)
  const before = presentKey(ctx.sealer, row)
  if (before === document.key) throw refusals.sameNumber()
  const holder = await personByMacs(ctx.db, ctx.sealer.macs(document.key, ID_NUMBER))
  if (holder && holder.id !== person) {
    throw refusals.numberOfAnother()
  }
  const past = randomUUID()
  const number = ctx.sealer.open(row.id_number, idNumberContext(person))
  await insertPastNumber(ctx.db, {
    id: past,
    person,
    idNumber: ctx.sealer.seal(number, `person_past_number.id_number:${past}`),
    idNumberMac: ctx.sealer.mac(before, ID_NUMBER),
    document: row.document,
    at: ctx.now,
    by: ctx.actor.account,
    why: correction.why,
  })
  await replaceNumber(ctx.db, person, {
    document: document.kind,
    idNumber: ctx.sealer.seal(document.number, idNumberContext(person)),
    idNumberMac: ctx.sealer.mac(document.key, ID_NUMBER),
    birth: sealedBirth(ctx.sealer, person, document, correction),
  })
  ctx.act.subject('person', person)
  ctx.act.purpose(correction.why)
}
