import {
  type Controller,
  type Cryptosuite,
  controllerOf,
  type Linked,
  methodOf,
  type PublicKeyDocument,
  type Signer,
  withProof,
} from '../../../kernel/sealing/index.ts'
import { refusals } from '../refusals.ts'
import { ISSUER_PATH } from './written.ts'

/** The issuer's document: its keys as linked data, under its own address. */
export const issuerDocument = (origin: string, keys: PublicKeyDocument): Promise<Controller> =>
  controllerOf(origin + ISSUER_PATH, keys)

/**
 * Signs linked data in the city's name, in the suite that is asked for; a city that has no key of it says so. Unasked, in the one that most of the
 * world reads of those that it has keys for.
 */
export async function signLinked(
  office: { signer: Signer; origin: string },
  document: Linked,
  at: Date,
  asked?: Cryptosuite,
) {
  const { signer } = office
  const suite = asked ?? (signer.ed25519() ? 'eddsa-rdfc-2022' : 'haihe-sm2-rdfc-2026')
  const key = suite === 'eddsa-rdfc-2022' ? signer.ed25519() : signer.sm2()
  if (!key) throw suite === 'eddsa-rdfc-2022' ? refusals.noBadgeKey() : refusals.noNationalKey()
  const method = methodOf(office.origin + ISSUER_PATH, key.keyId)
  return withProof(document, { method, suite, sign: async (data) => key.sign(data) }, at)
}
