import { describe, expect, test } from 'vitest'
import {
  type CityKeys,
  livingKeys,
  makeKeys,
  makeSealer,
  verify,
  withComingInUse,
  withComingLookup,
  withNewKey,
} from '../index.ts'

test('不停机换密钥：别的服务器先换了，这里打得开它写的；换了以后写新的，旧的仍打得开、验得过', async () => {
  const first = makeKeys('international')
  let file: CityKeys | null = null
  const living = livingKeys(first, () => file)
  const old = living.sealer.seal('旧的', 'test:1')
  const signed = await living.signer.sign({ n: 1 }, 'test')
  const newer = withNewKey(withNewKey(first, 'sealing'), 'signing')
  const elsewhere = makeSealer(newer).seal('新的', 'test:2')
  expect(() => living.sealer.open(elsewhere, 'test:2')).toThrow()
  file = newer
  expect(living.sealer.open(elsewhere, 'test:2')).toBe('新的')
  expect(living.sealer.open(old, 'test:1')).toBe('旧的')
  expect(living.sealer.seal('x', 'test:3').split('.')[1]).toBe(newer.keys.sealing[1]?.id)
  expect(living.signer.keyId).toBe(newer.keys.signing[1]?.id)
  expect((await verify(signed, living.signer.publicKeys())).valid).toBe(true)
})

describe('查找码密钥分两步换，两台机器前后脚换上', () => {
  const first = makeKeys('international')
  const coming = withComingLookup(first)
  const used = withComingInUse(coming) as CityKeys
  const [one, two, three] = [first, coming, used].map(makeSealer)
  const code = (sealer: ReturnType<typeof makeSealer> | undefined) =>
    sealer?.mac('120116199001010018', 'person.id-number') ?? ''
  const codes = (sealer: ReturnType<typeof makeSealer> | undefined) =>
    sealer?.macs('120116199001010018', 'person.id-number') ?? []

  test('第一步：写的还是旧的，新的已经认得', () => {
    expect(code(two)).toBe(code(one))
    expect(codes(two)).toContain(code(three))
  })

  test('第二步：写新的；第一步的机器查得到，旧的这里也查得到', () => {
    expect(code(three)).not.toBe(code(one))
    expect(codes(two)).toContain(code(three))
    expect(codes(three)).toContain(code(one))
    expect(codes(three)[0]).toBe(code(three))
  })

  test('没有第一步就没有第二步；换完可以再换一轮', () => {
    expect(withComingInUse(first)).toBeNull()
    expect(withComingInUse(used)).toBeNull()
    const again = withComingInUse(withComingLookup(used)) as CityKeys
    expect(again.keys.lookup).toHaveLength(3)
    expect(codes(makeSealer(again))).toEqual(expect.arrayContaining([code(one), code(three)]))
    expect(withComingInUse(again)).toBeNull()
  })
})
