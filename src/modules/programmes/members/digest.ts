import { createHash } from 'node:crypto'
import type { Programme } from '../store.ts'
import type { Member } from './store.ts'

/** What is signed, as one value: the same terms give the same digest, whoever signs and whenever. Telephones are no terms. */
export function digestOfAgreement(one: Member, programme: Programme): string {
  const terms = [
    programme.number,
    programme.organisation,
    programme.partner,
    one.person,
    one.post,
    one.mentor,
    one.partnerMentor,
    one.contractFrom,
    one.contractTo,
    programme.occupation,
    String(programme.level),
    programme.hours,
    programme.startsOn,
    programme.endsOn,
  ]
  return createHash('sha256').update(JSON.stringify(terms)).digest('hex')
}
