import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeKeys, makeSigner, withNewKey } from '../../../kernel/sealing/index.ts'
import { readSealedPdf, sealPdf } from './sealed-pdf.ts'

const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n(焊工 四级)\nendobj\n%%EOF\n')
const CODE = '7K3M9QX2W4TZ0'

describe.each(['international', 'guomi'] as const)('证书文件签章（%s）', (suite) => {
  const keys = makeKeys(suite)
  const signer = makeSigner(keys)
  const published = signer.publicKeys()

  test('原样的文件验得过，换了密钥以后也验得过', async () => {
    const sealed = await sealPdf(signer, CODE, PDF)
    expect(await readSealedPdf(sealed, published)).toMatchObject({ valid: true, code: CODE })
    const later = makeSigner(withNewKey(keys, 'signing')).publicKeys()
    expect(await readSealedPdf(sealed, later)).toMatchObject({ valid: true, code: CODE })
  })

  test('签章在文件结束标记之后不到 1024 字节，阅读器照常打开', async () => {
    const sealed = await sealPdf(signer, CODE, PDF)
    const text = Buffer.from(sealed).toString('latin1')
    expect(text.length - text.lastIndexOf('%%EOF')).toBeLessThan(1024)
    expect(Buffer.from(sealed.subarray(0, PDF.length))).toEqual(Buffer.from(PDF))
  })

  test('改动任何一个字节都验不过', async () => {
    const sealed = await sealPdf(signer, CODE, PDF)
    const runs = suite === 'guomi' ? 30 : 200
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Uint8Array.from(sealed)
        changed[at] = (changed[at] as number) ^ by
        expect((await readSealedPdf(changed, published)).valid).toBe(false)
      }),
      { numRuns: runs },
    )
  })

  test('截去、追加、把别的文件的签章搬来，都验不过，并说得出为什么', async () => {
    const sealed = await sealPdf(signer, CODE, PDF)
    const other = await sealPdf(signer, CODE, new TextEncoder().encode('%PDF-1.7\n(焊工 一级)\n%%EOF\n'))
    const seal = Buffer.from(sealed.subarray(PDF.length))
    const moved = Buffer.concat([other.subarray(0, other.length - seal.length), seal])
    const cases: [Uint8Array, string][] = [
      [PDF, '文件里没有本平台的签章'],
      [sealed.subarray(0, -1), '签章之后被加了内容'],
      [Buffer.concat([sealed, Buffer.from('%PDF-2.0\n')]), '签章之后被加了内容'],
      [Buffer.concat([sealed, seal]), '文件内容被改动过'],
      [moved, '文件内容被改动过'],
      [new TextEncoder().encode('not a pdf'), '不是 PDF 文件'],
      [new Uint8Array(), '不是 PDF 文件'],
    ]
    for (const [bytes, why] of cases) {
      expect(await readSealedPdf(bytes, published)).toMatchObject({
        valid: false,
        reason: expect.stringContaining(why),
      })
    }
  })

  test('别人的密钥签的不认', async () => {
    const forged = await sealPdf(makeSigner(makeKeys(suite)), CODE, PDF)
    expect(await readSealedPdf(forged, published)).toMatchObject({ valid: false })
  })
})
