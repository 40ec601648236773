import { describe, expect, test } from 'vitest'
import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import { faultsOf, readReceipt } from './rules.ts'
import type { Uploaded, UploadRules } from './standard.ts'

const RULES: UploadRules = {
  batchRows: 10,
  chaseHours: 48,
  columns: [
    { key: 'number', title: '证书编号', required: true, longest: 22 },
    { key: 'name', title: '姓名', required: true, longest: 10 },
    { key: 'document', title: '证件类型', required: true, longest: 20 },
    { key: 'idNumber', title: '证件号码', required: true, longest: 30 },
    { key: 'occupationCode', title: '职业编码', required: true, longest: 20 },
    { key: 'workType', title: '工种名称', required: false, longest: 10 },
  ],
}
const ROW: Uploaded = {
  action: '登记',
  number: 'S000012000067264000001',
  name: '张建国',
  document: '居民身份证',
  idNumber: '11010519491231002X',
  occupationCode: '6-18-02-04',
  occupation: '焊工',
  workType: '',
  level: '四级（中级工）',
  organisation: '津沽职业技能评价中心',
  issuedOn: '2026-02-10',
  replaces: '',
}
const faults = (more: Partial<Uploaded>) => faultsOf({ ...ROW, ...more }, RULES, civilDate('2026-03-02'))

describe('上传前逐栏核对', () => {
  test('没有错的没有话；选填的可以空着', () => {
    expect(faults({})).toEqual([])
  })
  test('必填没有填、太长、校验位不对、编号不对，逐栏说出来', () => {
    expect(faults({ occupationCode: '' })).toEqual(['职业编码没有填'])
    expect(faults({ workType: '很长很长很长很长很长的工种' })).toEqual(['工种名称超过 10 个字'])
    expect(faults({ idNumber: '110105194912310021' })[0]).toContain('证件号码：')
    expect(faults({ number: 'S1' })[0]).toContain('证书编号：')
    expect(faults({ document: '护照', idNumber: 'E12345678' })).toEqual([])
    expect(faults({ name: '', idNumber: '' })).toEqual(['姓名没有填', '证件号码没有填'])
  })
})

describe('回执', () => {
  const sent = [
    { number: 'A', outcome: null },
    { number: 'B', outcome: 'accepted' as const },
  ]
  const read = (...lines: [string, string, string, string][]) =>
    readReceipt(
      lines.map(([batch, number, outcome, reason], at) => ({ line: at + 2, batch, number, outcome, reason })),
      'LW-20260302-001',
      sent,
    )
  const L = 'LW-20260302-001'
  test('接收、退回各归各；以前说过的再说一次什么也不变', () => {
    expect(read([L, 'A', '退回', '姓名不符'], [L, 'B', '接收', ''])).toEqual({
      answers: [{ number: 'A', outcome: 'rejected', reason: '姓名不符' }],
      same: 1,
      faults: [],
    })
  })
  test('别批的、没送过的、写了两次的、写错结果的、没写原因的、与以前不同的，都说出是哪一行', () => {
    const said = read(
      ['LW-20260302-002', 'A', '接收', ''],
      [L, 'C', '接收', ''],
      [L, 'A', '好', ''],
      [L, 'A', '接收', ''],
      [L, 'B', '退回', ''],
    )
    expect(said.answers).toEqual([])
    expect(said.faults.map((one) => one.slice(0, 6))).toEqual([
      '第 2 行：',
      '第 3 行：',
      '第 4 行：',
      '第 5 行：',
      '第 6 行：',
    ])
    expect(read([L, 'B', '退回', '不符']).faults[0]).toContain('与以前收到的回执不同')
  })
})
