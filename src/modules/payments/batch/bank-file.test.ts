import { describe, expect, test } from 'vitest'
import { fen } from '../../../kernel/value/money.ts'
import { readBankReturn } from './bank-file.ts'
import type { PaymentLine } from './payment-line.ts'

const BATCH = 'BF-2026-120000-000001'
const HEAD = '批次,序号,账号,金额,结果,银行流水号,退票原因'

const sent = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    line: at + 1,
    openAccount: `62170000${String(at).padStart(8, '0')}`,
    amount: fen(168_000),
    setOff: fen(0),
  })) as unknown as (PaymentLine & { openAccount: string })[]

const answer = (count: number) =>
  [
    HEAD,
    ...sent(count).map((one) => `${BATCH},${one.line},${one.openAccount},1680.00,成功,YH${one.line},`),
    `${BATCH},合计,,${count * 1680}.00,,,`,
  ].join('\r\n')

describe('回盘文件', () => {
  test('两千笔的一批照样读完', () => {
    const { problems, lines } = readBankReturn(BATCH, answer(2000), sent(2000))
    expect(problems).toEqual([])
    expect(lines).toHaveLength(2000)
  })

  test.each([
    ['九十万个逗号', ','.repeat(900_000)],
    ['四十万行', 'a\n'.repeat(400_000)],
    ['表头对、后面没完没了', `${HEAD}\n${`${BATCH},1\n`.repeat(300_000)}`],
    ['五十万个引号', `${HEAD}\n${'"'.repeat(500_000)}`],
    ['一格两百万字', `${HEAD}\n${'字'.repeat(2_000_000)}`],
  ])('%s：不读，说不是这个批次的，别人不用等', (_what, text) => {
    const began = performance.now()
    const { problems, lines } = readBankReturn(BATCH, text, sent(4))
    expect(performance.now() - began).toBeLessThan(500)
    expect(lines).toEqual([])
    expect(problems[0]?.message).toContain('文件比这个批次的 4 笔长得多')
  })
})
