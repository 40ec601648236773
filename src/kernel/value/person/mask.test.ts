import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAccount, maskIdNumber, maskName, maskPhone } from './mask.ts'

const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((each) => each.join(''))

describe('遮盖', () => {
  test.each([
    ['张建国', '张*国'],
    ['张三', '张*'],
    ['欧阳建国', '欧**国'],
    ['王', '*'],
    ['', ''],
    ['阿不都热依木·买买提', '阿******提'],
    ['𠮷田𠮷', '𠮷*𠮷'],
    ['𠮷𠮷', '𠮷*'],
    ['李'.repeat(10_000_000), '李******李'],
  ])('姓名 %#', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })

  test.each([
    ['120101199001010018', '1201**********0018'],
    ['11010519491231002X', '1101**********002X'],
    ['110105491231002', '1101**********1002'],
    ['1201011990', '**********'],
    ['', ''],
  ])('身份证号 %s 遮成 %s', (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked)
  })

  test.each([
    ['13800138000', '138****8000'],
    ['022-23456789', '****6789'],
    ['12345', '****'],
    ['', '****'],
  ])('电话 %s 遮成 %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked)
  })

  test.each([
    ['6222021234567893306', '**** 3306'],
    ['1234567', '****'],
    ['', '****'],
  ])('账号 %s 遮成 %s', (account, masked) => {
    expect(maskAccount(account)).toBe(masked)
  })

  test('不透露中间：里面不同，遮出来一样', () => {
    const body = fc.tuple(digits(4, 4), digits(10, 10), digits(10, 10), digits(4, 4))
    fc.assert(
      fc.property(body, ([first, inside, other, last]) => {
        expect(maskIdNumber(first + inside + last)).toBe(maskIdNumber(first + other + last))
        expect(maskAccount(first + inside + last)).toBe(maskAccount(first + other + last))
        expect(maskPhone(`138${inside.slice(0, 4)}${last}`)).toBe(maskPhone(`138${other.slice(0, 4)}${last}`))
      }),
    )
  })

  test('姓名至多露两个字，身份证号八位，电话七位，账号四位', () => {
    const shown = (text: string) => Array.from(text.replace(/[* ]/g, '')).length
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, text) => {
        expect(shown(maskName(name))).toBeLessThanOrEqual(2)
        if (Array.from(name).length > 1) expect(shown(maskName(name))).toBeLessThan(Array.from(name).length)
        expect(shown(maskIdNumber(text))).toBeLessThanOrEqual(8)
        expect(shown(maskPhone(text))).toBeLessThanOrEqual(7)
        expect(shown(maskAccount(text))).toBeLessThanOrEqual(4)
      }),
    )
  })
})
