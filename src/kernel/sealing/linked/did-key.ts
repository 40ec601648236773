import type { Controller } from './controller.ts'

/** Whoever is named by his key (did:key, Ed25519): the document that others publish follows from the name. Null for another name. */
export function controllerNamed(id: string): Controller | null {
  const [, multibase] = /^did:key:(z6Mk[1-9A-HJ-NP-Za-km-z]+)$/.exec(id) ?? []
  if (!multibase) return null
  const method = `${id}#${multibase}`
  return {
    '@context': ['https://www.w3.org/ns/cid/v1'],
    id,
    verificationMethod: [{ id: method, type: 'Multikey', controller: id, publicKeyMultibase: multibase }],
    assertionMethod: [method],
  }
}
