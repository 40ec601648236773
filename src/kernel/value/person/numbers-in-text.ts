import type { CivilDate } from '../time/civil-date.ts'
import { checkIdNumber } from './identity-number.ts'

/** Numbers of people that stand in a text (身份证、手机、银行卡), each said in words; none of them belongs on a public page. */
export function numbersIn(text: string, today: CivilDate): string[] {
  const runs = text.match(/(?<![\dA-Za-z])\d[\d -]{8,24}[\dXx](?![\dA-Za-z])/g) ?? []
  return runs.flatMap((run) => {
    const digits = run.replaceAll(/[ -]/g, '')
    if (checkIdNumber(digits, today).valid) return ['有身份证号码']
    if (/^1[3-9]\d{9}$/.test(digits)) return ['有手机号码']
    return /^\d{16,19}$/.test(digits) ? ['有银行卡号一样的数字'] : []
  })
}
