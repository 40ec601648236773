import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeKeys, makeSigner, publicKeysOf, withNewKey } from '../../../kernel/sealing/index.ts'
import type { City } from '../../../kernel/standard/index.ts'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { certificateCredential, printedAddress } from '../credential.ts'
import type { Printed } from '../paper/printed.ts'
import { sealPdf } from '../paper/sealed-pdf.ts'
import { endedName } from './ended.ts'
import { guomi as national } from './guomi.ts'
import { linked as ofBadges } from './linked.ts'
import { ENDED_TYPE, isOld, type Kept, readEndedList, readFileBytes, readText } from './reading.ts'
import { readToken } from './token.ts'

const vectors = JSON.parse(
  readFileSync(new URL('../../../../docs/vectors/sm2-sm3.json', import.meta.url), 'utf8'),
)
const bytesOf = (text: string) => new TextEncoder().encode(text)

const ORIGIN = 'https://haihe.example'
const CODE = '7K3M9QX2W4TZ0'
const NOW = new Date('2026-03-05T00:00:00Z')
const keys = makeKeys('international')
const signer = makeSigner(keys)
const city = { site: { authority: '市人社局', name: '海河工匠' } } as City
const printed: Printed = {
  name: '张建国',
  idType: '居民身份证',
  maskedIdNumber: '1101**********002X',
  occupation: '焊工',
  occupationCode: '6-18-02-04',
  workType: null,
  level: 4,
  number: 'S000012000067264000001',
  organisation: '津沽职业技能评价中心',
  creditCode: '91350100M000100Y43',
  issuedOn: civilDate('2026-02-10'),
  specimen: false,
}
const issue = (of = signer, code = CODE) =>
  certificateCredential({ signer: of, origin: ORIGIN, city }, code, printed)
const listOf = (codes: readonly string[], of = signer, at = '2026-03-04T12:00:00.000Z') =>
  of.sign({ at, ended: codes.map(endedName) }, ENDED_TYPE)
const keptOf = async (codes: readonly string[] = []): Promise<Kept> => ({
  keys: publicKeysOf(keys).keys,
  keysAt: '2026-03-04T12:00:00.000Z',
  ended: await readEndedList(await listOf(codes), publicKeysOf(keys).keys, guomi),
  guomi,
  linked,
})

/** As a page does that has kept them, and one that has not. */
const guomi = async () => national
const linked = async () => ofBadges
const without = () => Promise.reject(new Error('not kept'))

let token: string
let kept: Kept
beforeAll(async () => {
  token = await issue()
  kept = await keptOf()
})

/** One character of the content is another. */
const changed = (text: string): string => {
  const [header = '', payload = '', signature = ''] = text.split('.')
  const words = Buffer.from(payload, 'base64url').toString().replace('张建国', '张建军')
  return [header, Buffer.from(words).toString('base64url'), signature].join('.')
}

describe('凭证', () => {
  test('原样的签名真实；换了密钥以后，旧的仍然验得过', async () => {
    expect(await readText(`\n${token} `, kept, NOW, null)).toEqual({
      kind: 'genuine',
      of: 'credential',
      code: CODE,
      printed,
      token,
      standing: 'stood',
    })
    const later = { ...kept, keys: publicKeysOf(withNewKey(keys, 'signing')).keys }
    expect(await readText(token, later, NOW, null)).toMatchObject({ kind: 'genuine' })
  })

  test('改一个字、别人签的、没有签名的、换一种写法的，都不是原件', async () => {
    const why = async (text: string) => {
      const read = await readText(text, kept, NOW, null)
      return read.kind === 'fake' ? read.reason : read.kind
    }
    expect(await why(changed(token))).toContain('签名不符')
    expect(await why(await issue(makeSigner(makeKeys('international'))))).toContain('密钥不在')
    const [, payload] = token.split('.')
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: signer.keyId, typ: 'vc+jwt' })).toString(
      'base64url',
    )
    expect(await why(`${none}.${payload}.`)).toMatch(/不是完整|算法/)
    expect(await why(`${token}=`)).toContain('不是完整')
    expect(await why('随便写的')).toContain('不是完整')
    expect(await why('')).toContain('没有内容')
    expect(await why(await signer.sign({ hello: 1 }, 'vc+jwt'))).toContain('不是职业技能等级证书')
    expect(await why(await listOf([]))).toContain('不是职业技能等级证书')
  })

  test('国密签的也验得出真；改一个字、换一把密钥、换算法名的是假的；没有留存国密部分的不说是假的', async () => {
    const keys = makeKeys('guomi')
    const own = publicKeysOf(keys).keys
    const other = makeSigner(keys)
    const ended = await readEndedList(await listOf([], other), own, guomi)
    const here: Kept = { keys: own, keysAt: kept.keysAt, ended, guomi, linked }
    const signed = await issue(other)
    expect(ended).not.toBeNull()
    const read = await readText(signed, here, NOW, null)
    expect(read).toMatchObject({ kind: 'genuine', printed, standing: 'stood' })
    if (!('token' in read)) throw new Error('not genuine')
    expect(await readText(printedAddress(ORIGIN, CODE, signed), here, NOW, read)).toMatchObject({
      kind: 'fits',
    })
    expect(await readText(`${ORIGIN}/v/${CODE}?s=0000000000000000`, here, NOW, read)).toMatchObject({
      kind: 'fake',
    })
    const pdf = await sealPdf(other, CODE, new TextEncoder().encode('%PDF-1.7\nsome pages\n%%EOF\n'))
    expect(await readFileBytes(pdf, here, NOW, null)).toMatchObject({ kind: 'genuine', of: 'pdf' })
    pdf[12] = 0x20
    expect(await readFileBytes(pdf, here, NOW, null)).toMatchObject({ kind: 'fake' })
    expect(await readText(changed(signed), here, NOW, null)).toMatchObject({
      kind: 'fake',
      reason: expect.stringContaining('签名不符'),
    })
    const stranger = publicKeysOf(makeKeys('guomi')).keys.map((key) => ({ ...key, kid: own[0]?.kid ?? '' }))
    expect(await readText(signed, { ...here, keys: stranger }, NOW, null)).toMatchObject({ kind: 'fake' })
    const as = own.map((key) => ({ ...key, alg: 'EdDSA' }))
    expect(await readText(signed, { ...here, keys: as }, NOW, null)).toMatchObject({
      kind: 'fake',
      reason: expect.stringContaining('算法'),
    })
    expect(await readText(signed, { ...here, guomi: without }, NOW, null)).toMatchObject({
      kind: 'unchecked',
      reason: expect.stringMatching(/SM2.*联网打开这一页/),
    })
  })

  test('公布的国密例子（docs/vectors）：签名、凭证验得过，动一处就不过', async () => {
    const { sm2, sm3, publicKeys, token: given } = vectors
    for (const { message, digest } of sm3) expect(national.sm3(bytesOf(message))).toBe(digest)
    const point = Buffer.from(sm2.publicKey, 'hex')
    const key = { x: point.subarray(1, 33), y: point.subarray(33) }
    const signature = Buffer.from(sm2.signature, 'hex')
    expect(national.verifies(sm2.message, signature, key)).toBe(true)
    expect(national.verifies(`${sm2.message}.`, signature, key)).toBe(false)
    expect(national.verifies(sm2.message, signature.subarray(1), key)).toBe(false)
    expect(national.verifies(sm2.message, Buffer.alloc(64), key)).toBe(false)
    expect(await readToken(given.compact, publicKeys.keys, guomi)).toEqual({
      valid: true,
      type: given.type,
      payload: given.payload,
    })
    const [header, payload] = given.compact.split('.')
    const other = `${header}.${payload}.${Buffer.alloc(64, 1).toString('base64url')}`
    expect(await readToken(other, publicKeys.keys, guomi)).toMatchObject({ valid: false, unchecked: false })
  })

  test('设备日期比发证日早，说日期不对，不说假', async () => {
    expect(await readText(token, kept, new Date('2020-01-01'), null)).toMatchObject({
      reason: expect.stringContaining('日期不对'),
    })
  })

  test('失效表里有的已经失效；没有表的不知道；过了时的说该更新', async () => {
    expect(await readText(token, await keptOf([CODE]), NOW, null)).toMatchObject({ standing: 'ended' })
    expect(await readText(token, { ...kept, ended: null }, NOW, null)).toMatchObject({ standing: 'unknown' })
    if (!kept.ended) throw new Error('no list')
    expect(isOld(kept.ended, 24, new Date('2026-03-05T12:00:00Z'))).toBe(false)
    expect(isOld(kept.ended, 24, new Date('2026-03-05T12:00:01Z'))).toBe(true)
  })

  test('别人签的、改过的失效表不认', async () => {
    const own = publicKeysOf(keys).keys
    expect(
      await readEndedList(await listOf([], makeSigner(makeKeys('international'))), own, guomi),
    ).toBeNull()
    const list = await listOf([CODE])
    expect(await readEndedList(list.replace(/.\./, 'A.'), own, guomi)).toBeNull()
    expect(await readEndedList(token, own, guomi)).toBeNull()
  })
})

describe('纸上的二维码', () => {
  test('只有地址，分不出真假；已经失效的说出来', async () => {
    const address = printedAddress(ORIGIN, CODE, token)
    expect(await readText(address, kept, NOW, null)).toMatchObject({ kind: 'unchecked', standing: 'stood' })
    expect(await readText(address, await keptOf([CODE]), NOW, null)).toMatchObject({ standing: 'ended' })
  })

  test('先读了凭证，再扫纸上的码：同一张的相符，防伪码不同的是假的，别的证书不相干', async () => {
    const before = await readText(token, kept, NOW, null)
    if (!('token' in before)) throw new Error('not genuine')
    expect(await readText(printedAddress(ORIGIN, CODE, token), kept, NOW, before)).toMatchObject({
      kind: 'fits',
    })
    const wrong = `${ORIGIN}/v/${CODE}?s=0000000000000000`
    expect(await readText(wrong, kept, NOW, before)).toMatchObject({ kind: 'fake' })
    const other = `${ORIGIN}/v/0000000000000?s=0000000000000000`
    expect(await readText(other, kept, NOW, before)).toMatchObject({ kind: 'unchecked' })
    expect(await readText(`${ORIGIN}/v/${CODE}`, kept, NOW, before)).toMatchObject({ kind: 'unchecked' })
  })
})

describe('文件', () => {
  const pdf = () => sealPdf(signer, CODE, new TextEncoder().encode('%PDF-1.7\nsome pages\n%%EOF\n'))
  const read = (bytes: Uint8Array<ArrayBuffer>) => readFileBytes(bytes, kept, NOW, null)

  test('签过章的 PDF 是原件；改一个字节、后面加东西、没有签章的不是', async () => {
    expect(await read(await pdf())).toEqual({ kind: 'genuine', of: 'pdf', code: CODE, standing: 'stood' })
    const touched = await pdf()
    touched[12] = 0x20
    expect(await read(touched)).toMatchObject({ kind: 'fake', reason: expect.stringContaining('改动过') })
    const longer = new Uint8Array([...(await pdf()), 0x20, 0x0a])
    expect(await read(longer)).toMatchObject({ kind: 'fake', reason: expect.stringContaining('加了内容') })
    const bare = new TextEncoder().encode('%PDF-1.7\n%%EOF\n')
    expect(await read(bare)).toMatchObject({ kind: 'fake', reason: expect.stringContaining('没有本平台') })
  })

  test('凭证文件照验', async () => {
    expect(await read(new TextEncoder().encode(token))).toMatchObject({ kind: 'genuine', of: 'credential' })
  })
})

describe.each(['2026-11', '2026-11-sm2'])('开放徽章 %s（以前发的，留着验）', (name) => {
  const example = JSON.parse(readFileSync(new URL(`../badge/kept/${name}.json`, import.meta.url), 'utf8'))
  const badge = typeof example.badge === 'string' ? JSON.parse(example.badge) : example.badge
  const at = new Date('2027-01-01T00:00:00Z')
  const here: Kept = {
    keys: example.publicKeys.keys,
    keysAt: '2026-12-01T00:00:00.000Z',
    ended: { at: '2026-12-31T12:00:00.000Z', names: new Set() },
    guomi,
    linked,
  }
  const reads = (one: unknown, by = here) => readText(JSON.stringify(one), by, at, null)
  const why = async (one: unknown, by = here) => {
    const found = await reads(one, by)
    return found.kind === 'fake' ? found.reason : found.kind
  }
  const { proof, ...bare } = badge

  test('原样的、换了字段次序的验得出真，内容是签的那些', async () => {
    const genuine = {
      kind: 'genuine',
      of: 'badge',
      printed: badge.credentialSubject.printed,
      standing: 'stood',
    }
    expect(await reads(badge)).toMatchObject(genuine)
    expect(await reads(Object.fromEntries(Object.entries(badge).reverse()))).toMatchObject(genuine)
    expect(await reads(badge, { ...here, ended: null })).toMatchObject({ standing: 'unknown' })
    const names = new Set([endedName(badge.id.slice(-13))])
    expect(await reads(badge, { ...here, ended: { at: '2026-12-31T12:00:00.000Z', names } })).toMatchObject({
      standing: 'ended',
    })
  })

  test('改了内容、日期、上下文、密钥、算法名、签名，加了字段的，都说出地方', async () => {
    const subject = { ...badge.credentialSubject }
    const forged = { ...subject, printed: { ...subject.printed, level: 1 } }
    expect(await why({ ...badge, credentialSubject: forged })).toContain('签名不符')
    expect(await why({ ...badge, validFrom: '2020-01-01T00:00:00+08:00' })).toContain('签名不符')
    expect(await why({ ...badge, grade: '一级' })).toContain('grade：')
    const swapped = [...badge['@context'].slice(0, 2), { printed: 'https://schema.org/x' }]
    expect(await why({ ...badge, '@context': swapped })).toContain('@context 第 3 项')
    const evil = [...badge['@context'], 'https://evil.example/context.json']
    expect(await why({ ...badge, '@context': evil })).toContain('@context 第 4 项')
    expect(await why({ ...bare, issuer: { ...badge.issuer, id: 'https://evil.example/' }, proof })).toContain(
      'issuer.id',
    )
    expect(await why(bare)).toContain('proof：')
    expect(await why({ ...bare, proof: [proof, proof] })).toContain('proof：')
    expect(await why({ ...bare, proof: { ...proof, proofPurpose: 'authentication' } })).toContain('proof：')
    expect(await why({ ...bare, proof: { ...proof, created: '2026-11-28T08:00:00Z' } })).toContain('签名不符')
    expect(await why({ ...bare, proof: { ...proof, proofValue: 'z1' } })).toMatch(/签名/)
    expect(await why({ ...bare, proof: { ...proof, cryptosuite: 'eddsa-jcs-2022' } })).toContain(
      'cryptosuite',
    )
    const stranger = here.keys.map((key) => ({ ...key, kid: 'k-00000000' }))
    expect(await why(badge, { ...here, keys: stranger })).toContain('密钥不在')
    const as = here.keys.map((key) => ({ ...key, alg: key.alg === 'EdDSA' ? 'SM2SM3' : 'EdDSA' }))
    expect(await why(badge, { ...here, keys: as })).toContain('算法')
    expect(await why({ '@context': [] })).toContain('id：')
    expect(await readText('{"id"', here, at, null)).toMatchObject({ kind: 'fake' })
    expect(await readText(JSON.stringify(badge), here, new Date('2020-01-01'), null)).toMatchObject({
      reason: expect.stringContaining('日期不对'),
    })
  })

  test('没有留存验徽章的部分的，不说是假的', async () => {
    expect(await reads(badge, { ...here, linked: without })).toMatchObject({
      kind: 'unchecked',
      reason: expect.stringContaining('联网打开这一页'),
    })
  })
})
