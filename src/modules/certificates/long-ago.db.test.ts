import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { kernelOn } from '../../../test/kernel.ts'
import { PUBLIC } from '../../kernel/identity/actor.ts'
import { type CityKeys, makeKeys, withNewKey } from '../../kernel/sealing/index.ts'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../kernel/verb/index.ts'
import { issueCertificate } from './index.ts'
import { readByCode } from './store.ts'
import { checkFile } from './verbs/check-file.ts'
import { verifyCertificate } from './verbs/verify-certificate.ts'

/** The ring after another year: a new key signs, and of those before only the public halves are left. */
const yearLater = (keys: CityKeys): CityKeys => {
  const next = withNewKey(keys, 'signing')
  const last = next.keys.signing.length - 1
  const signing = next.keys.signing.map((key, at) => (at === last ? key : { ...key, d: undefined }))
  return { ...next, keys: { ...next.keys, signing } }
}

test('十年前的密钥签的：换过十次密钥，私钥早已销毁，扫码和凭证文件照样验得过；公钥被拿掉的不认', async () => {
  const first = makeKeys('international')
  const database = await testDatabase()
  const kernel = await kernelOn(database, first, { at: '2026-03-02T09:00:00+08:00' })
  try {
    const { code } = await performAsSystem(kernel, 'test', (ctx) =>
      issueCertificate(ctx, {
        person: randomUUID(),
        name: '张建国',
        idNumber: '11010519491231002X',
        occupation: { code: '6-18-02-04', name: '焊工' },
        level: 4,
        issuedOn: civilDate('2026-03-02'),
        organisation: { id: randomUUID(), name: '津沽职业技能评价中心', creditCode: '91350100M000100Y43' },
        siteCode: '000067',
        bodyCode: '0000',
        source: { kind: 'exam', id: randomUUID() },
      }),
    )
    let keys = first
    for (let year = 0; year < 10; year += 1) keys = yearLater(keys)
    const later = await kernelOn(database, keys, { at: '2036-03-02T09:00:00+08:00' })
    expect(later.signer.keyId).not.toBe(kernel.signer.keyId)
    expect(await later.as(PUBLIC, verifyCertificate, { code })).toMatchObject({ state: 'valid', code })
    const content = new TextEncoder().encode((await readByCode(database.db, code))?.credential ?? '')
    const file = { name: '证书.jwt', content }
    expect(await later.as(PUBLIC, checkFile, { file })).toMatchObject({ genuine: true, state: 'valid' })
    const signing = keys.keys.signing.slice(1)
    const without = await kernelOn(
      database,
      { ...keys, keys: { ...keys.keys, signing } },
      { at: '2036-03-02T09:00:00+08:00' },
    )
    expect(await without.as(PUBLIC, verifyCertificate, { code })).toMatchObject({
      state: 'altered',
      why: expect.stringContaining('密钥不在公布的公钥里'),
    })
  } finally {
    await kernel.close()
  }
})
