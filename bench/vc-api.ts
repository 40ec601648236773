// A VC-API with the functions of the program and keys of its own, for conformance suites:
// `VC_API_CERT=cert.pem VC_API_KEY=key.pem VC_API_CONTEXTS=contexts.json node --import tsx bench/vc-api.ts [port]`. The program itself signs nothing that it is
// sent, and takes no presentations: those are checked by the library alone.

import { readFileSync } from 'node:fs'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import { verify } from '@digitalbazaar/vc'
import Fastify from 'fastify'
import {
  CREDENTIALS_CONTEXT,
  checkProof,
  controllerOf,
  encodedList,
  entryOf,
  type Linked,
  makeKeys,
  makeSigner,
  withProof,
} from '../src/kernel/sealing/index.ts'
import { closedLoader } from '../src/kernel/sealing/linked/contexts.ts'
import { methodsIn } from '../src/kernel/sealing/linked/controller.ts'
import { controllerNamed } from '../src/kernel/sealing/linked/did-key.ts'

const port = Number(process.argv[2] ?? 8124)
const { VC_API_CERT: cert, VC_API_KEY: secret, VC_API_CONTEXTS: contexts } = process.env
if (!cert || !secret) throw new Error('bench/vc-api.ts: say VC_API_CERT and VC_API_KEY, files in PEM')
const origin = `https://localhost:${port}`

/** What the suites' own examples are written in besides: a JSON file of contexts by address. The program has none of them. */
const EXAMPLES: ReadonlyMap<string, object> = new Map(
  contexts ? Object.entries(JSON.parse(readFileSync(contexts, 'utf8')) as Record<string, object>) : [],
)

const signer = makeSigner(makeKeys('international'))
const raw = signer.ed25519()
if (!raw) throw new Error('no key')
const [own] = (await controllerOf('did:key:', signer.publicKeys())).verificationMethod
if (!own) throw new Error('no key')
const did = `did:key:${own.publicKeyMultibase}`
const key = {
  method: `${did}#${own.publicKeyMultibase}`,
  suite: 'eddsa-rdfc-2022' as const,
  sign: async (data: Uint8Array) => raw.sign(data),
}

interface Status {
  statusListCredential: string
  statusListIndex: string
  statusPurpose: string
}

const LIST = `${origin}/status/1`
const revoked = new Set<number>()
let issued = 0

const list = (): Promise<Linked> =>
  withProof(
    {
      '@context': [CREDENTIALS_CONTEXT],
      id: LIST,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: did,
      validFrom: new Date().toISOString(),
      credentialSubject: {
        id: `${LIST}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: encodedList(revoked),
      },
    },
    key,
    new Date(),
  )

async function checked(credential: Linked): Promise<void> {
  const issuer = credential.issuer
  const id = typeof issuer === 'string' ? issuer : (issuer as { id?: string } | undefined)?.id
  const controller = controllerNamed(String(id))
  if (!controller) throw new Error(`issuer: ${id}`)
  const answer = await checkProof(credential, controller, new Date(), EXAMPLES)
  if (!answer.valid) throw new Error(answer.reason)
  for (const status of [credential.credentialStatus ?? []].flat() as Status[]) {
    if (status.statusListCredential !== LIST) continue
    const { encodedList: encoded } = (await list()).credentialSubject as { encodedList: string }
    if (entryOf(encoded, Number(status.statusListIndex)) !== false)
      throw new Error('credentialStatus: revoked')
  }
}

const app = Fastify({
  https: { cert: readFileSync(cert), key: readFileSync(secret) },
  bodyLimit: 8_000_000,
})
app.setErrorHandler((error, { url }, reply) => {
  console.log(`${url}: ${(error as Error).message}`)
  return reply.status(400).send({ verified: false, errors: [(error as Error).message] })
})
app.post('/credentials/issue', async ({ body }, reply) => {
  const { credential } = body as { credential: Linked }
  return reply.status(201).send(await withProof(credential, key, new Date(), EXAMPLES))
})
app.post('/status/issue', async ({ body }, reply) => {
  const { credential } = body as { credential: Linked }
  issued += 1
  const credentialStatus = {
    id: `${LIST}#${issued}`,
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: String(issued),
    statusListCredential: LIST,
  }
  return reply
    .status(201)
    .send(await withProof({ ...credential, credentialStatus }, key, new Date(), EXAMPLES))
})
app.get('/status/1', list)
app.post('/credentials/verify', async ({ body }) => {
  await checked((body as { verifiableCredential: Linked }).verifiableCredential)
  return { verified: true }
})
app.post('/presentations/verify', async ({ body }) => {
  const { verifiablePresentation: presentation, options } = body as {
    verifiablePresentation: Linked
    options?: { challenge?: string; domain?: string }
  }
  const credentials = [presentation.verifiableCredential ?? []].flat() as Linked[]
  for (const credential of credentials) await checked(credential)
  const { verificationMethod: method } = (presentation.proof ?? {}) as { verificationMethod?: string }
  const controller = controllerNamed(String(method).split('#')[0] ?? '')
  if (!controller) throw new Error(`proof.verificationMethod: ${method}`)
  const holder = { ...controller, authentication: controller.assertionMethod }
  const { load } = closedLoader(new Map([...EXAMPLES, ...methodsIn(controller)]))
  const { verified, error } = await verify({
    presentation,
    suite: new DataIntegrityProof({ cryptosuite }),
    controller: holder,
    challenge: options?.challenge ?? '',
    documentLoader: load,
    checkStatus: async () => ({ verified: true }),
  })
  if (!verified) throw error ?? new Error('not verified')
  return { verified: true }
})
await app.listen({ host: '127.0.0.1', port })
console.log(`VC-API on ${origin} as ${did}`)
