import { beforeAll, describe, expect, test } from 'vitest'
import { makeKeys, withNewKey } from '../key/keys.ts'
import { publicKeysOf } from '../key/public-keys.ts'
import { makeSigner } from '../signer.ts'
import { BADGES_CONTEXT, CREDENTIALS_CONTEXT } from './context-names.ts'
import { type Controller, controllerOf, methodOf } from './controller.ts'
import { checkProof, type Linked, type LinkedKey, withProof } from './proof.ts'
import { encodedList, entryOf, LIST_LENGTH } from './status-list.ts'

const ISSUER = 'https://haihe.example/.well-known/haihe-issuer.json'
const keys = makeKeys('international')
const at = new Date('2026-03-04T00:00:00Z')
const credential: Linked = {
  '@context': [CREDENTIALS_CONTEXT, BADGES_CONTEXT],
  id: 'https://haihe.example/v/7K3M',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: '职业技能等级证书',
  issuer: { id: ISSUER, type: ['Profile'], name: '天津' },
  validFrom: '2026-03-04T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://haihe.example/v/7K3M#achievement',
      type: ['Achievement'],
      name: '焊工',
      description: '四级',
      criteria: { narrative: '考核合格' },
    },
  },
}
const keyOf = (of = keys): LinkedKey => {
  const signing = makeSigner(of).ed25519()
  if (!signing) throw new Error('no key')
  return {
    method: methodOf(ISSUER, signing.keyId),
    suite: 'eddsa-rdfc-2022',
    sign: async (data) => signing.sign(data),
  }
}

let signed: Linked
let controller: Controller
beforeAll(async () => {
  signed = await withProof(credential, keyOf(), at)
  controller = await controllerOf(ISSUER, publicKeysOf(keys))
})
const check = (changed: Linked) => checkProof(changed, controller, new Date('2027-01-01T00:00:00Z'))
const why = async (changed: Linked) => {
  const checked = await check(changed)
  return checked.valid ? null : checked.reason
}

describe('eddsa-rdfc-2022', () => {
  test('只凭公布的公钥就验得过；字段换了次序、换了空白也一样', async () => {
    expect(await check(signed)).toEqual({ valid: true, method: keyOf().method })
    const turned = Object.fromEntries(Object.entries(JSON.parse(JSON.stringify(signed, null, 4))).reverse())
    expect(await check(turned)).toMatchObject({ valid: true })
  })

  test('换了密钥以后，旧的凭证仍然有效；没有公布的密钥不认', async () => {
    const later = await controllerOf(ISSUER, publicKeysOf(withNewKey(keys, 'signing')))
    expect(await checkProof(signed, later, at)).toMatchObject({ valid: true })
    const other = await withProof(credential, keyOf(makeKeys('international')), at)
    expect(await why(other)).toContain('proof.verificationMethod')
  })

  test('改了内容、日期、签名的拒绝，说出地方', async () => {
    expect(await why({ ...signed, name: '高级技师证书' })).toContain('签名不符')
    expect(await why({ ...signed, validFrom: '2026-03-05T00:00:00Z' })).toContain('签名不符')
    expect(await why({ ...signed, validFrom: '2028-03-05T00:00:00Z' })).toContain('validFrom')
    const { proof, ...bare } = signed
    expect(await why(bare)).toContain('proof：')
    expect(await why({ ...bare, proof: 'z1' })).not.toBeNull()
    expect(await why({ ...bare, proof: [] })).toContain('proof：')
    expect(await why({ ...bare, proof: Array(9).fill(proof) })).toContain('超过')
    expect(await why({ ...bare, proof: { ...(proof as Linked), previousProof: 'urn:uuid:1' } })).toContain(
      'proof.previousProof',
    )
    expect(await why({ ...bare, proof: { ...(proof as Linked), cryptosuite: 'eddsa-jcs-2022' } })).toContain(
      'proof.cryptosuite',
    )
    expect(await why({ ...bare, proof: { ...(proof as Linked), proofValue: 'z1' } })).toMatch(/签名/)
    expect(
      await why({ ...bare, proof: { ...(proof as Linked), created: '2026-03-04T00:00:01Z' } }),
    ).toContain('签名不符')
    expect(
      await why({ ...bare, proof: { ...(proof as Linked), proofPurpose: 'authentication' } }),
    ).not.toBeNull()
  })

  test('几个签名要个个都对：对的旁边放一个错的不认', async () => {
    const { proof, ...bare } = signed
    expect(await why({ ...bare, proof: [proof, proof] })).toBeNull()
    const other = await withProof({ ...credential, name: '另一张' }, keyOf(), at)
    expect(await why({ ...bare, proof: [proof, other.proof] })).toContain('签名不符')
    expect(await why({ ...bare, proof: [other.proof, proof] })).toContain('签名不符')
  })

  test('数据模型的毛病说出地方：没有 type 的服务、没有网址的模式、写了两次或没有摘要的资源', async () => {
    const faulty = async (more: Linked) =>
      withProof({ ...credential, ...more }, keyOf(), at).then(
        () => null,
        (error: Error) => error.message,
      )
    expect(await faulty({ refreshService: { id: 'https://a.example/' } })).toContain('refreshService[0]')
    expect(await faulty({ credentialSchema: [{ type: 'JsonSchema' }] })).toContain('credentialSchema[0].id')
    const one = { id: 'https://a.example/', digestSRI: 'sha384-x' }
    expect(await faulty({ relatedResource: one })).toBeNull()
    expect(await faulty({ relatedResource: [one, one] })).toContain('relatedResource[1].id')
    expect(await faulty({ relatedResource: { id: one.id } })).toContain('digestSRI')
    const core = { id: CREDENTIALS_CONTEXT, digestSRI: 'sha256-WZVc7WaX1h4D8rJVb+vlMIqxaEKEb1tYbX8fet7JJzQ=' }
    expect(await faulty({ relatedResource: core })).toBeNull()
    expect(await faulty({ relatedResource: { ...core, digestSRI: 'sha256-x' } })).toContain('摘要')
    expect(await faulty({ relatedResource: ['https://a.example/'] })).toContain('relatedResource[0]')
  })

  test('换了上下文的拒绝：不认得的说出地址，不到网上去取；加的词、改的词也拒绝', async () => {
    const evil = 'https://evil.example/context.json'
    const added = { ...signed, '@context': [CREDENTIALS_CONTEXT, BADGES_CONTEXT, evil] }
    expect(await why(added)).toMatch(/@context：https:\/\/evil\.example\/context\.json 不是本平台认得/)
    const swapped = {
      ...signed,
      '@context': [CREDENTIALS_CONTEXT, { name: 'https://schema.org/x' }, BADGES_CONTEXT],
    }
    expect(await why(swapped)).not.toBeNull()
    expect(await why({ ...signed, '@context': [CREDENTIALS_CONTEXT] })).not.toBeNull()
    expect(await why({ ...signed, grade: '一级' })).toContain('grade：')
  })

  test('签不了的说出为什么：上下文里没有的字段、不认得的上下文', async () => {
    await expect(withProof({ ...credential, grade: '一级' }, keyOf(), at)).rejects.toThrow('grade')
    await expect(
      withProof({ ...credential, '@context': [CREDENTIALS_CONTEXT, 'https://evil.example/'] }, keyOf(), at),
    ).rejects.toThrow('https://evil.example/')
  })

  test('只有国密密钥的城市没有这一种；两种都有的有', () => {
    expect(makeSigner(makeKeys('guomi')).ed25519()).toBeNull()
    expect(makeSigner(keys).ed25519()?.keyId).toBe(keys.keys.signing[0]?.id)
  })
})

describe('Bitstring Status List', () => {
  test('写进哪些，读出哪些；第一项在最左', () => {
    const set = [0, 7, 8, 99_999, LIST_LENGTH - 1]
    const encoded = encodedList(set)
    expect(set.map((at) => entryOf(encoded, at))).toEqual(set.map(() => true))
    expect([1, 6, 9, 99_998].map((at) => entryOf(encoded, at))).toEqual([false, false, false, false])
  })

  test('超出的、乱写的、太短的都不当作“没有撤销”', () => {
    expect(entryOf(encodedList([]), LIST_LENGTH)).toBeNull()
    expect(entryOf(encodedList([]), -1)).toBeNull()
    expect(entryOf('uabc', 1)).toBeNull()
    expect(entryOf(encodedList([]).slice(1), 1)).toBeNull()
    expect(() => encodedList([LIST_LENGTH])).toThrow(RangeError)
  })
})
