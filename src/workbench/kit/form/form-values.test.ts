import { expect, test } from 'vitest'
import type { Field } from './form-fields.ts'
import { fieldOf, readForm } from './form-values.ts'

const FIELDS: Field[] = [
  { kind: 'known', key: 'organisation', title: '培训机构', text: '海河基地', source: '机构名录', trust: 'A' },
  { kind: 'text', key: 'title', title: '班名', required: true },
  { kind: 'number', key: 'hours', title: '课时', required: true },
  { kind: 'number', key: 'score', title: '成绩', decimals: true },
  { kind: 'money', key: 'fee', title: '收费' },
  { kind: 'choice', key: 'level', title: '等级', required: true, choices: [{ value: 4, text: '四级' }] },
  { kind: 'flag', key: 'promise', title: '以上内容属实', required: true },
  { kind: 'file', key: 'roster', title: '名册', accept: '.xlsx' },
]

test('填的变成事项的输入：数是数，钱是分，已知的字段不再填', () => {
  const values = {
    title: ' 焊工四级 1 班 ',
    hours: '120',
    score: '59.95',
    fee: '3,240.00',
    level: 4,
    promise: true,
  }
  expect(readForm(FIELDS, values)).toEqual({
    valid: true,
    input: { title: '焊工四级 1 班', hours: 120, score: 59.95, fee: 324000, level: 4, promise: true },
  })
})

test('缺的一次说全，每个用自己字段的话', () => {
  expect(readForm(FIELDS, { title: '  ', promise: false })).toEqual({
    valid: false,
    failures: [
      { path: 'title', message: '请填写班名' },
      { path: 'hours', message: '请填写课时' },
      { path: 'level', message: '请选择等级' },
      { path: 'promise', message: '请确认“以上内容属实”' },
    ],
  })
})

test('不是数、不是金额的拒绝，并举例', () => {
  const reading = readForm(FIELDS, {
    title: '一班',
    hours: '12O',
    score: '1e3',
    fee: '三千',
    level: 4,
    promise: true,
  })
  expect(reading).toMatchObject({
    valid: false,
    failures: [{ path: 'hours', message: '课时请填整数，例如 30' }, { path: 'score' }, { path: 'fee' }],
  })
})

test('服务器说的路径归到它所在的字段', () => {
  expect(fieldOf(FIELDS, 'roster.3.idNumber')?.key).toBe('roster')
  expect(fieldOf(FIELDS, 'title')?.key).toBe('title')
  expect(fieldOf(FIELDS, 'titles')).toBeNull()
  expect(fieldOf(FIELDS, 'organisation')).toBeNull()
})
