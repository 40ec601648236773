import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inSuite, makeKeys } from '../key/keys.ts'
import { publicKeysOf } from '../key/public-keys.ts'
import { makeSigner } from '../signer.ts'
import { pointOf, sm2Sign } from '../suite/sm2.ts'
import { closedLoader } from './contexts.ts'
import { controllerOf, methodOf } from './controller.ts'
import { checkProof, type Linked, type LinkedKey, withProof } from './proof.ts'
import { SM2_CRYPTOSUITE, sm2Multikey } from './sm2-key.ts'
import { sm2Suite } from './sm2-suite.ts'

/** What is published for whoever writes another reader of our national badges (docs/vectors). */
const vectors = JSON.parse(
  readFileSync(new URL('../../../../docs/vectors/haihe-sm2-rdfc-2026.json', import.meta.url), 'utf8'),
)
const { key, k, controller, unsigned, signed } = vectors
const at = new Date('2026-03-04T00:00:00Z')
const [secret, point] = [Buffer.from(key.d, 'hex'), Buffer.from(key.publicKey, 'hex')]
const why = async (changed: Linked, by = controller) => {
  const checked = await checkProof(changed, by, new Date('2027-01-01T00:00:00Z'))
  return checked.valid ? null : checked.reason
}

test('公布的国密内嵌签名：规范化的两段文字、两个摘要、签名、公钥的写法，逐字节算得出来', async () => {
  const { proof, ...document } = signed
  const { proofValue, ...options } = proof
  const documentLoader = closedLoader(new Map()).load
  const sm3 = (text: string) => createHash('sm3').update(text).digest('hex')
  const canonized = (one: object) => sm2Suite.canonize(one, { documentLoader })
  expect(await canonized(document)).toBe(vectors.canonicalDocument)
  expect(await canonized({ '@context': document['@context'], ...options })).toBe(vectors.canonicalOptions)
  expect([sm3(vectors.canonicalOptions), sm3(vectors.canonicalDocument)]).toEqual([
    vectors.optionsDigest,
    vectors.documentDigest,
  ])
  const bytes = Buffer.from(vectors.optionsDigest + vectors.documentDigest, 'hex')
  expect(sm2Sign(bytes, secret, point, pointOf(k)).toString('hex')).toBe(vectors.signature)
  expect(sm2Multikey(point)).toBe(key.publicKeyMultibase)
  const made = await withProof(
    unsigned,
    {
      method: proof.verificationMethod,
      suite: SM2_CRYPTOSUITE,
      sign: async (data) => sm2Sign(data, secret, point, pointOf(k)),
    },
    at,
  )
  expect(made).toEqual(signed)
  expect(await why(signed)).toBeNull()
})

test('改内容、改日期、改签名、把套件名换成别的：都不认，说出地方', async () => {
  const { proof } = signed
  const of = (more: object) => why({ ...signed, proof: { ...proof, ...more } })
  expect(await why({ ...signed, name: '高级技师证书' })).toContain('签名不符')
  expect(await of({ created: '2026-03-04T00:00:01Z' })).toContain('签名不符')
  expect(await of({ proofValue: `${proof.proofValue.slice(0, -2)}11` })).toContain('proof.proofValue')
  expect(await of({ proofValue: 'z1' })).toContain('签名')
  expect(await of({ cryptosuite: 'haihe-sm2-rdfc-2027' })).toContain('proof.cryptosuite')
  // The other suite's name over this key, and this name over a key of the other: neither is taken for the other.
  expect(await of({ cryptosuite: 'eddsa-rdfc-2022' })).not.toBeNull()
  const both = inSuite(makeKeys('international'), 'guomi')
  const own = await controllerOf(controller.id, publicKeysOf(both))
  const signer = makeSigner(both)
  const eddsa = signer.ed25519()
  if (!eddsa) throw new Error('no key')
  const foreign = await withProof(
    unsigned,
    {
      method: methodOf(controller.id, eddsa.keyId),
      suite: 'eddsa-rdfc-2022',
      sign: async (data) => eddsa.sign(data),
    },
    at,
  )
  expect(await why(foreign, own)).toBeNull()
  const renamed = { ...foreign, proof: { ...(foreign.proof as Linked), cryptosuite: SM2_CRYPTOSUITE } }
  expect(await why(renamed, own)).not.toBeNull()
})

test('随机的签名也验得过；别家的密钥、不在曲线上的点、别种密钥不认', async () => {
  const keys = makeKeys('guomi')
  const raw = makeSigner(keys).sm2()
  if (!raw) throw new Error('no key')
  const own = await controllerOf(controller.id, publicKeysOf(keys))
  const method = methodOf(controller.id, raw.keyId)
  const by: LinkedKey = { method, suite: SM2_CRYPTOSUITE, sign: async (data) => raw.sign(data) }
  const made = await withProof(unsigned, by, at)
  expect(await why(made, own)).toBeNull()
  expect(await why(made)).toContain('verificationMethod')
  for (const publicKeyMultibase of [
    key.publicKeyMultibase,
    `u${Buffer.concat([Buffer.from([0x86, 0x24, 2]), Buffer.alloc(32, 0xff)]).toString('base64url')}`,
    'z6MkmM42vxfqZQsv4ehtTjFFxQ4sQKS2w6WR7emozFAn5cxu',
    'u',
  ])
    expect(
      await why(made, {
        ...own,
        verificationMethod: [{ id: method, type: 'Multikey', controller: own.id, publicKeyMultibase }],
      }),
      publicKeyMultibase,
    ).not.toBeNull()
  expect(makeSigner(makeKeys('international')).sm2()).toBeNull()
})
