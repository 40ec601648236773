import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { serialsOf } from './blank/serials.ts'
import { mayAsk } from './rules.ts'

const FREE = { state: 'valid', open: null, paper: false } as const

describe('纸质证书申领、补发（R4.8、R4.9）', () => {
  test('有效的证书没有纸质证书的，申领', () => {
    expect(mayAsk(FREE, null)).toEqual({ may: true, cause: 'first' })
    expect(mayAsk(FREE, 'lost')).toEqual({ may: false, why: 'no-paper' })
  })

  test('已经有一张的，说明遗失还是损坏才补发', () => {
    const held = { ...FREE, paper: true }
    expect(mayAsk(held, null)).toEqual({ may: false, why: 'cause' })
    expect(mayAsk(held, 'lost')).toEqual({ may: true, cause: 'lost' })
    expect(mayAsk(held, 'damaged')).toEqual({ may: true, cause: 'damaged' })
  })

  test('撤销、更正的证书不印；正在办的不重复办', () => {
    expect(mayAsk({ ...FREE, state: 'revoked' }, null)).toEqual({ may: false, why: 'revoked' })
    expect(mayAsk({ ...FREE, state: 'corrected', open: 'ZZ-1' }, null)).toEqual({
      may: false,
      why: 'corrected',
    })
    expect(mayAsk({ ...FREE, open: 'ZZ-1', paper: true }, 'lost')).toEqual({ may: false, why: 'open' })
  })

  test('号段从起始编号数够张数，个个不同，都是两个字母八位数字', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_998_999 }),
        fc.integer({ min: 1, max: 1000 }),
        (at, pieces) => {
          const serials = serialsOf(`JX${String(at).padStart(8, '0')}`, pieces) ?? []
          expect(new Set(serials).size).toBe(pieces)
          expect(serials.every((one) => /^JX\d{8}$/.test(one))).toBe(true)
        },
      ),
    )
    for (const [first, pieces] of [
      ['JX99999999', 2],
      ['JX00000001', 0],
      ['JX00000001', 1001],
      ['J00000001', 1],
    ] as const)
      expect(serialsOf(first, pieces)).toBeNull()
  })
})
