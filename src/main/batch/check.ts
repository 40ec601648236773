import type { Check } from '../../kernel/value/check.ts'
import {
  checkCertificateNumber,
  checkSpecialRankNumber,
} from '../../kernel/value/number/certificate-number.ts'
import { checkCreditCode } from '../../kernel/value/number/credit-code.ts'
import { checkLicenceNumber } from '../../kernel/value/number/licence-number.ts'
import { checkIdNumber } from '../../kernel/value/person/identity-number.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'

/** Where a command writes its lines, and the day that counts as today. */
export interface CheckIo {
  out(line: string): void
  err(line: string): void
  today: CivilDate
}

/**
 * `haihe check KIND VALUE…`: one JSON line a value, and with `--json` one line that sums them up. Exits with 0 where all
 * are valid, 3 where one is not, 2 where the command was called wrongly.
 */
export function runCheck(args: string[], io: CheckIo): number {
  const { options, operands } = sorted(args)
  const unknown = options.find((option) => option !== '--json')
  if (unknown !== undefined) return refuse(io, `不认识的选项 ${shown(unknown)}`)
  const [name, ...values] = operands
  if (name === undefined) return refuse(io, '缺少种类')
  const check = KINDS.get(name)
  if (check === undefined) return refuse(io, `不认识的种类 ${shown(name)}`)
  if (values.length === 0) return refuse(io, '缺少要检查的号码')

  let wrong = 0
  for (const value of values) {
    const checked = check(value, io.today)
    if (!checked.valid) wrong += 1
    const answer = checked.valid ? { valid: true } : { valid: false, reason: checked.reason }
    io.out(JSON.stringify({ value, ...answer }))
  }
  if (options.length > 0)
    io.out(JSON.stringify({ rows: values.length, valid: values.length - wrong, invalid: wrong }))
  return wrong === 0 ? 0 : 3
}

const KINDS = new Map<string, (value: string, today: CivilDate) => Check<unknown>>([
  ['id', checkIdNumber],
  ['credit-code', checkCreditCode],
  ['certificate-number', checkAnyCertificateNumber],
  ['licence-number', checkLicenceNumber],
])

function checkAnyCertificateNumber(value: string): Check<unknown> {
  return checkSpecialRankNumber(value).valid ? checkSpecialRankNumber(value) : checkCertificateNumber(value)
}

function sorted(args: readonly string[]): { options: string[]; operands: string[] } {
  const end = args.indexOf('--')
  const before = end < 0 ? args : args.slice(0, end)
  const isOption = (arg: string) => arg.startsWith('--')
  return {
    options: before.filter(isOption),
    operands: [...before.filter((arg) => !isOption(arg)), ...(end < 0 ? [] : args.slice(end + 1))],
  }
}

function refuse(io: CheckIo, what: string): number {
  io.err(`check: ${what}。用法：haihe check KIND VALUE… [--json]，KIND 为 ${[...KINDS.keys()].join('、')}。`)
  return 2
}

const shown = (text: string) => JSON.stringify(text.slice(0, 40))
