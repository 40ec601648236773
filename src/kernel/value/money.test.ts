import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addFen, type Fen, fen, formatYuan, parseYuan, shareOf, yuanInWords } from './money.ts'

const anyFen = fc.maxSafeInteger().map((value) => fen(value))

describe('分', () => {
  test('整数的分怎么写都收', () => {
    expect([fen(324000), fen(324000n), fen('324000'), fen('-1')]).toEqual([324000, 324000, 324000, -1])
    expect(Object.is(fen(-0), 0)).toBe(true)
  })

  test.each([
    0.1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    2 ** 53,
    2n ** 53n,
    '',
    '1.0',
    '1e3',
    ' 1',
    '9'.repeat(30),
  ])('拒绝 %s', (value) => {
    expect(() => fen(value)).toThrow(RangeError)
  })
})

describe('分的相加', () => {
  test('精确，一部分超过安全整数也一样', () => {
    const most = fen(Number.MAX_SAFE_INTEGER)
    expect(addFen()).toBe(0)
    expect(addFen(most, most, fen(-Number.MAX_SAFE_INTEGER))).toBe(most)
    expect(() => addFen(most, fen(1))).toThrow(RangeError)
  })
})

describe('按比例取份额', () => {
  test('补贴实施办法第九条：目录里的算例', () => {
    expect(shareOf(fen(324000), 100)).toBe(324000)
    expect(shareOf(fen(324000), 100, 70)).toBe(226800)
    expect(shareOf(fen(252000), 90)).toBe(226800)
    expect(shareOf(fen(252000), 90, 70)).toBe(158760)
  })

  test('所有比例算完以后，半分进一次', () => {
    expect(shareOf(fen(1), 50)).toBe(1)
    expect(shareOf(fen(1), 49)).toBe(0)
    expect(shareOf(fen(-1), 50)).toBe(-1)
    expect(shareOf(fen(3), 50, 50)).toBe(1)
    expect(shareOf(fen(1), 70, 70)).toBe(0)
    expect(shareOf(fen(200), 0.25)).toBe(1)
    expect(shareOf(fen(100), 125)).toBe(125)
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, 1e-7, 1e21])('拒绝百分之 %s', (percent) => {
    expect(() => shareOf(fen(Number.MAX_SAFE_INTEGER), percent)).toThrow(RangeError)
  })

  test('与精确的有理数算法一致，一分不差', () => {
    const hundredths = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(anyFen, fc.array(hundredths, { maxLength: 5 }), (amount, percents) => {
        const numerator = percents.reduce((product, each) => product * BigInt(each), BigInt(amount))
        const denominator = 10_000n ** BigInt(percents.length)
        const expected = nearest(numerator, denominator)
        const run = () => shareOf(amount, ...percents.map((each) => each / 100))
        if (BigInt(Number.MAX_SAFE_INTEGER) < abs(expected)) expect(run).toThrow(RangeError)
        else expect(BigInt(run())).toBe(expected)
      }),
      { numRuns: 3000 },
    )
  })

  test('整数百分比的各份不丢钱：合为 100 % 的各份，每份差不到一分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 100 }), (value, percent) => {
        const sum = addFen(shareOf(fen(value), percent), shareOf(fen(value), 100 - percent))
        expect(sum - value === 0 || sum - value === 1).toBe(true)
      }),
    )
  })

  test('追回的正好是付出的', () => {
    fc.assert(
      fc.property(
        anyFen,
        fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 4 }),
        (amount, percents) => {
          expect(shareOf(fen(-amount), ...percents) + shareOf(amount, ...percents)).toBe(0)
        },
      ),
    )
  })
})

describe('元的写和读', () => {
  test('写得出，读得回', () => {
    expect(formatYuan(fen(324000))).toBe('3,240.00')
    expect(formatYuan(fen(5))).toBe('0.05')
    expect(formatYuan(fen(-123456789))).toBe('-1,234,567.89')
    expect(formatYuan(fen(0))).toBe('0.00')
    expect(parseYuan('3240')).toEqual({ valid: true, value: 324000 })
    expect(parseYuan('3240.5')).toEqual({ valid: true, value: 324050 })
    expect(parseYuan('0.07')).toEqual({ valid: true, value: 7 })
  })

  test('每个金额读回来还是它', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(parseYuan(formatYuan(amount))).toEqual({ valid: true, value: amount })
      }),
    )
  })

  test.each([
    ['', '请填写金额。'],
    ['1.234', '金额最多两位小数，精确到分。'],
    ['12,34', '金额只能是数字，例如 3240.00。'],
    ['1e3', '金额只能是数字，例如 3240.00。'],
    ['３２４０', '金额只能是数字，例如 3240.00。'],
    [' 1', '金额只能是数字，例如 3240.00。'],
    ['1\n', '金额只能是数字，例如 3240.00。'],
    ['90071992547409.92', '金额超出可以准确表示的范围。'],
    ['1'.repeat(10_000_000), '金额太长。'],
  ])('拒绝第 %# 个', (text, reason) => {
    expect(parseYuan(text)).toEqual({ valid: false, reason })
  })
})

describe('大写金额', () => {
  test.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角整'],
    [55, '伍角伍分'],
    [105, '壹元零伍分'],
    [150, '壹元伍角整'],
    [1000, '壹拾元整'],
    [10_050, '壹佰元伍角整'],
    [324_000, '叁仟贰佰肆拾元整'],
    [226_800, '贰仟贰佰陆拾捌元整'],
    [158_760, '壹仟伍佰捌拾柒元陆角整'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [600_714, '陆仟零柒元壹角肆分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [1_000_000_00, '壹佰万元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [20_000_000_000_000, '贰仟亿元整'],
    [-550, '负伍元伍角整'],
  ])('%i 分写成 %s', (amount, words) => {
    expect(yuanInWords(fen(amount))).toBe(words)
  })

  test('大写说的就是金额：一位一位读回来相同', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e13 }), (amount) => {
        expect(readWords(yuanInWords(fen(amount)))).toBe(amount)
      }),
      { numRuns: 1000 },
    )
  })

  test('不到分的以“整”结尾，到分的从不', () => {
    fc.assert(
      fc.property(anyFen, (amount) => {
        expect(yuanInWords(amount).endsWith('整')).toBe(amount % 10 === 0)
        expect(yuanInWords(amount).includes('分')).toBe(amount % 10 !== 0)
      }),
    )
  })
})

const abs = (value: bigint) => (value < 0n ? -value : value)

function nearest(numerator: bigint, denominator: bigint): bigint {
  const whole = abs(numerator) / denominator
  const up = 2n * (abs(numerator) % denominator) >= denominator ? 1n : 0n
  return numerator < 0n ? -(whole + up) : whole + up
}

/** An independent reader of 大写金额, in 分. */
function readWords(words: string): Fen {
  const [yuan, rest] = words.includes('元') ? words.split('元') : ['', words]
  const digit = (text: string) => '零壹贰叁肆伍陆柒捌玖'.indexOf(text)
  let total = 0
  let section = 0
  let current = 0
  for (const character of yuan ?? '') {
    const unit = '拾佰仟'.indexOf(character)
    if (digit(character) >= 0) current = digit(character)
    else if (unit >= 0) {
      section += current * 10 ** (unit + 1)
      current = 0
    } else {
      const big = character === '万' ? 1e4 : 1e8
      section += current
      total = character === '亿' ? (total + section) * big : total + section * big
      section = 0
      current = 0
    }
  }
  const jiao = /(.)角/.exec(rest ?? '')?.[1] ?? '零'
  const cents = /(.)分/.exec(rest ?? '')?.[1] ?? '零'
  return fen((total + section + current) * 100 + digit(jiao) * 10 + digit(cents))
}
