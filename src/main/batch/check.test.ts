import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { civilDate } from '../../kernel/value/time/civil-date.ts'
import { runCheck } from './check.ts'

function run(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = runCheck(args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
    today: civilDate('2026-11-23'),
  })
  return { code, out, err }
}

describe('haihe check', () => {
  test('一个值一行 JSON，次序不变', () => {
    const { code, out, err } = run('id', '11010519491231002X', '11010519491231002x', '110105491231002')
    expect({ code, err }).toEqual({ code: 0, err: [] })
    expect(out).toEqual([
      '{"value":"11010519491231002X","valid":true}',
      '{"value":"11010519491231002x","valid":true}',
      '{"value":"110105491231002","valid":true}',
    ])
  })

  test('有一个无效就以 3 退出，用中文说明原因', () => {
    const { code, out } = run('id', '110105194912310021', '440524188001010014')
    expect(code).toBe(3)
    expect(out[0]).toMatch(/^\{"value":"110105194912310021","valid":false,"reason":".*校验位不符.*"\}$/)
    expect(out[1]).toBe('{"value":"440524188001010014","valid":true}')
  })

  test('知道今天：明天的号码不算', () => {
    expect(run('id', '120101202611240012').out[0]).toMatch('晚于今天')
  })

  test.each([
    ['credit-code', '91512081MA62K0260E'],
    ['credit-code', '91350100M000100Y43'],
    ['credit-code', '91110000802100433B'],
    ['credit-code', '91440300708461136T'],
    ['credit-code', '1112000000012568X5'],
    ['certificate-number', 'S000012000067254000001'],
    ['certificate-number', 'Y000123123456195000001'],
    ['certificate-number', 'S00001200006725T000001'],
    ['licence-number', 'A12425GABC1234002M'],
    ['licence-number', '11100000000013338W00211320482014138860P201807250201001M'],
  ])('%s %s 有效；换末位、少一位就无效', (kind, value) => {
    expect(run(kind, value)).toEqual({ code: 0, out: [JSON.stringify({ value, valid: true })], err: [] })
    expect(run(kind, `${value.slice(0, -1)}-`).code).toBe(3)
    expect(run(kind, value.slice(0, -1)).code).toBe(3)
  })

  test('证书编号不对时说明证书编号是什么样', () => {
    expect(run('certificate-number', '1202003001400123').out[0]).toMatch('职业资格证书')
    expect(run('certificate-number', 'S000012000067256000001').out[0]).toMatch('第16位')
  })

  test('--json 放在哪里都多一行合计', () => {
    const expected = '{"rows":2,"valid":1,"invalid":1}'
    expect(run('id', '--json', '11010519491231002X', '1').out.at(-1)).toBe(expected)
    expect(run('--json', 'id', '11010519491231002X', '1').out.at(-1)).toBe(expected)
  })

  test('-- 后面的都是值', () => {
    expect(run('id', '--', '--json').out).toEqual([
      '{"value":"--json","valid":false,"reason":"身份证号应为18位（旧号15位），现为6位。"}',
    ])
  })

  test.each([
    [[], '缺少种类'],
    [['id'], '缺少要检查的号码'],
    [['passport', '1'], '不认识的种类 "passport"'],
    [['constructor', '1'], '不认识的种类 "constructor"'],
    [['id', '--fast', '1'], '不认识的选项 "--fast"'],
    [['x'.repeat(10_000_000), '1'], '不认识的种类 "xxx'],
  ])('用错了以 2 退出，不作答：第 %# 种', (args, message) => {
    const { code, out, err } = run(...args)
    expect({ code, out }).toEqual({ code: 2, out: [] })
    expect(err).toHaveLength(1)
    expect(err[0]).toContain(message)
    expect(err[0]?.length).toBeLessThan(250)
  })

  test('什么都答得了：一个值一行，原值还给你', () => {
    const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))
    const kind = fc.constantFrom('id', 'credit-code', 'certificate-number', 'licence-number')
    fc.assert(
      fc.property(kind, fc.array(anyText, { minLength: 1 }), (name, values) => {
        const { code, out, err } = run(name, '--', ...values)
        const answers = out.map((line) => JSON.parse(line))
        expect(answers.map(({ value }) => value)).toEqual(values)
        expect(code).toBe(answers.every(({ valid }) => valid) ? 0 : 3)
        for (const answer of answers) expect(answer.valid === (answer.reason === undefined)).toBe(true)
        expect(out.every((line) => !line.includes('\n'))).toBe(true)
        expect(err).toEqual([])
      }),
    )
  })

  test('10 MB 的值也答，并说明原因', () => {
    const { code, out } = run('licence-number', '0'.repeat(10_000_000))
    expect(code).toBe(3)
    expect(out[0]?.slice(-60)).toMatch('"valid":false,"reason":"电子证照编号应为2至128位。"}')
  })
})
