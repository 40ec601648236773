import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkBankAccount, checkCorporateAccount } from './bank-account.ts'

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((each) => each.join(''))
const anyCard = digits(13, 16).map((rest) => {
  const body = `62${rest}`
  return [...'0123456789'].map((check) => body + check).find((card) => checkBankAccount(card).valid) ?? body
})

describe('银行卡号', () => {
  test('各卡组织的测试卡号', () => {
    expect(checkBankAccount('4111111111111111')).toEqual({ valid: true, value: '4111111111111111' })
    expect(checkBankAccount('6200000000000005')).toEqual({ valid: true, value: '6200000000000005' })
    expect(checkBankAccount('6200000000000004').valid).toBe(false)
  })

  test('每个号码只有一个校验位；错任何一位都查得出', () => {
    fc.assert(
      fc.property(anyCard, fc.nat(), fc.integer({ min: 1, max: 9 }), (card, nat, shift) => {
        expect(
          [...'0123456789'].filter((check) => checkBankAccount(card.slice(0, -1) + check).valid),
        ).toHaveLength(1)
        const place = nat % card.length
        const wrong = card.slice(0, place) + ((Number(card[place]) + shift) % 10) + card.slice(place + 1)
        expect(checkBankAccount(card).valid).toBe(true)
        expect(checkBankAccount(wrong).valid).toBe(false)
      }),
    )
  })

  test.each([
    ['', '现为0位'],
    ['411111111111111', '现为15位'],
    ['4111 1111 1111 1111', '只能是数字'],
    ['0000000000000000', '不以0开头'],
    ['411111111111111１', '只能是数字'],
    ['4111111111111112', '校验位不符'],
    ['4'.repeat(10_000_000), '现为10000000位'],
  ])('第 %# 个不是，并说明原因', (text, reason) => {
    expect(checkBankAccount(text)).toMatchObject({ valid: false, reason: expect.stringContaining(reason) })
  })
})

describe('对公账号', () => {
  test('8 至 28 位，没有共同的校验位', () => {
    expect(checkCorporateAccount('0302012345678901234').valid).toBe(true)
    for (const text of ['', '1234567', '1'.repeat(29), '12345-678', '1'.repeat(10_000_000)])
      expect(checkCorporateAccount(text).valid).toBe(false)
  })
})
