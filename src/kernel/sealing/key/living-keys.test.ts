import { expect, test } from 'vitest'
import { type CityKeys, livingKeys, makeKeys, makeSealer, verify, withNewKey } from '../index.ts'

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
