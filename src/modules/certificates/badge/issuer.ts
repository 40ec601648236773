import {
  type Controller,
  controllerOf,
  type Linked,
  methodOf,
  type PublicKeyDocument,
  type Signer,
  withProof,
} from '../../../kernel/sealing/index.ts'
import { refusals } from '../refusals.ts'

export const ISSUER_PATH = '/.well-known/haihe-issuer.json'

/** The issuer's document: its keys as linked data, under its own address. */
export const issuerDocument = (origin: string, keys: PublicKeyDocument): Promise<Controller> =>
  controllerOf(origin + ISSUER_PATH, keys)

/** Signs linked data in the city's name; a city that has keys of 国密 only says so. */
export async function signLinked(office: { signer: Signer; origin: string }, document: Linked, at: Date) {
  const key = office.signer.ed25519()
  if (!key) throw refusals.noBadgeKey()
  const method = methodOf(office.origin + ISSUER_PATH, key.keyId)
  return withProof(document, { method, sign: async (data) => key.sign(data) }, at)
}
