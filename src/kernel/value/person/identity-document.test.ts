import { expect, test } from 'vitest'
import { civilDate } from '../time/civil-date.ts'
import { checkDocument, checkPlainNumber, type DocumentKind, possibleDocuments } from './identity-document.ts'

const today = civilDate('2026-11-28')
const check = (kind: DocumentKind, text: string) => {
  const checked = checkDocument(kind, text, today)
  return checked.valid ? checked.value : checked.reason
}
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const whole = (body: string) =>
  body + '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(body[at]), 0) % 11)

test('居住证 81、82、83 开头，永居证 9 开头，各是各的证件', () => {
  const permit = whole('81000019900115001')
  expect(check('residence-permit', permit)).toMatchObject({ kind: 'residence-permit', born: '1990-01-15' })
  expect(check('resident-id', permit)).toContain('港澳台居民居住证')
  const foreigner = whole('91115619900115002')
  expect(check('permanent-residence', foreigner)).toMatchObject({ sex: '女', key: foreigner })
  expect(checkPlainNumber(foreigner, today)).toMatchObject({ value: { kind: 'permanent-residence' } })
  expect(
    check('permanent-residence', foreigner.slice(0, 17) + (foreigner.endsWith('1') ? '2' : '1')),
  ).toContain('校验位')
})

test('旧永居证三位字母加十二位数字，出生月日要存在', () => {
  expect(check('permanent-residence', 'usa110190011501')).toMatchObject({
    born: null,
    number: 'USA110190011501',
  })
  expect(check('permanent-residence', 'USA110190023001')).toContain('出生月日')
})

test('护照和通行证只看写法；旧回乡证去掉换证次数是同一个号码', () => {
  expect(check('passport', ' e1234 5678')).toMatchObject({ number: 'E12345678', key: 'passport:E12345678' })
  expect(check('passport', 'ABC')).toContain('护照')
  expect(check('hk-macao-pass', 'H0123456701')).toMatchObject({ number: 'H01234567' })
  expect(check('hk-macao-pass', '12345678')).toContain('H 或 M')
  expect(check('taiwan-pass', '01234567')).toMatchObject({ key: 'taiwan-pass:01234567' })
})

test('看不见的字符和软连字符不算号码的一部分', () => {
  expect(checkPlainNumber('\u200e11010519491231002X', today).valid).toBe(true)
  expect(checkPlainNumber('110105\u00ad19491231002x', today).valid).toBe(true)
})

test('不说证件类型时，少一位的身份证号不会被当成别的证件', () => {
  expect(possibleDocuments('1101051949123100', today)).toEqual([])
  expect(possibleDocuments('H01234567', today).map(({ kind }) => kind)).toEqual(['hk-macao-pass', 'passport'])
})
