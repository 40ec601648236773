import { beforeAll, describe, expect, test } from 'vitest'
import { type CityKeys, makeKeys } from '../key/keys.ts'
import { publicKeysOf } from '../key/public-keys.ts'
import { makeSigner } from '../signer.ts'
import { CREDENTIALS_CONTEXT } from './context-names.ts'
import { controllerOf } from './controller.ts'
import { controllerNamed } from './did-key.ts'
import { closedLoader, DataIntegrityProof, following, issue, SUITES } from './library.ts'
import { checkProof, type Linked, withProof } from './proof.ts'

const at = new Date('2026-03-04T00:00:00Z')
const ED = 'eddsa-rdfc-2022'

/** Somebody who is named by his key, and signs with it. */
async function somebody() {
  const keys: CityKeys = makeKeys('international')
  const [own] = (await controllerOf('', publicKeysOf(keys))).verificationMethod
  const raw = makeSigner(keys).ed25519()
  if (!own || !raw) throw new Error('no key')
  const did = `did:key:${own.publicKeyMultibase}`
  const method = `${did}#${own.publicKeyMultibase}`
  const sign = async (data: Uint8Array) => raw.sign(data)
  return { did, method, sign, key: { method, suite: ED, sign } as const }
}
type Somebody = Awaited<ReturnType<typeof somebody>>

let issuer: Somebody
let witness: Somebody
let content: Linked
/** The proof that each makes of the same content. */
let own: Linked
let seen: Linked
beforeAll(async () => {
  ;[issuer, witness] = [await somebody(), await somebody()]
  content = {
    '@context': [CREDENTIALS_CONTEXT],
    type: ['VerifiableCredential'],
    issuer: issuer.did,
    validFrom: '2026-03-04T00:00:00Z',
    credentialSubject: { id: 'did:example:welder' },
  }
  own = (await withProof(content, issuer.key, at)).proof as Linked
  seen = (await withProof(content, witness.key, at)).proof as Linked
})

/** A proof of the content with more in it, which it signs with the rest; it may follow others. */
async function proved(who: Somebody, proof: Linked, previous: Linked[] = []): Promise<Linked> {
  const suite = new DataIntegrityProof({
    cryptosuite: following(SUITES[ED].cryptosuite, previous),
    date: at.toISOString(),
    signer: { id: who.method, algorithm: SUITES[ED].algorithm, sign: ({ data }) => who.sign(data) },
  })
  const signed = await issue({
    credential: structuredClone(content),
    suite: Object.assign(suite, { proof }),
    documentLoader: closedLoader(new Map()).load,
    now: at,
  })
  return signed.proof as Linked
}

async function why(proof: unknown, changed: Linked = {}): Promise<string | null> {
  const controller = controllerNamed(issuer.did)
  if (!controller) throw new Error(issuer.did)
  const checked = await checkProof({ ...content, ...changed, proof }, controller, at)
  expect(checked.valid ? checked.method : issuer.method).toBe(issuer.method)
  return checked.valid ? null : checked.reason
}

describe('签发者以外的人加的签名', () => {
  test('密钥写在名字里的（did:key）验得过，次序不论；只有它、没有签发者的，不认', async () => {
    expect(await why([own, seen])).toBeNull()
    expect(await why([seen, own])).toBeNull()
    expect(await why([seen])).toContain('不在签发者公布的公钥里')
    expect(await why(seen)).toContain('不在签发者公布的公钥里')
  })

  test('内容变了、签名变了、冒别人的名、用途不是声明、过了期的，不认', async () => {
    expect(await why([own, seen], { validFrom: '2026-03-03T00:00:00Z' })).toContain('签名不符')
    expect(await why([own, { ...seen, proofValue: own.proofValue }])).toContain('签名不符')
    expect(await why([own, { ...seen, verificationMethod: (await somebody()).method }])).toContain('签名不符')
    expect(await why([own, { ...seen, verificationMethod: 'https://else.example/#1' }])).toContain(
      'proof.verificationMethod',
    )
    expect(await why([own, { ...seen, verificationMethod: `${witness.did}#other` }])).toContain(
      'proof.verificationMethod',
    )
    expect(await why([own, { ...seen, proofPurpose: 'authentication' }])).toContain('proof.proofPurpose')
    expect(await why([own, { ...seen, expires: '2026-03-03T00:00:00Z' }])).toContain('proof.expires')
  })
})

describe('签名链', () => {
  test('接着的签名管到所接的：换了、改了、拿掉了的，不认', async () => {
    const named = await proved(witness, { id: 'urn:uuid:1' })
    const other = await proved(witness, { id: 'urn:uuid:2' })
    const chain = await proved(issuer, { previousProof: ['urn:uuid:1'] }, [named])
    expect(await why([named, chain])).toBeNull()
    expect(await why([chain])).toContain('proof.previousProof')
    expect(await why([{ ...other, id: 'urn:uuid:1' }, chain])).toContain('签名不符')
    expect(await why([{ ...own, id: 'urn:uuid:1' }, chain])).toContain('签名不符')
    const { previousProof, ...alone } = chain
    expect(previousProof).toEqual(['urn:uuid:1'])
    expect(await why([named, alone])).toContain('签名不符')
  })
})
