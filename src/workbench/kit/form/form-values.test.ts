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

test('what is typed becomes the input of the verb: numbers as numbers, money in 分, known fields not at all', () => {
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

test('everything that is missing is told at once, each in the words of its field', () => {
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

test('what is no number or no amount is refused with an example', () => {
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

test('a path of the server belongs to the field that it lies in', () => {
  expect(fieldOf(FIELDS, 'roster.3.idNumber')?.key).toBe('roster')
  expect(fieldOf(FIELDS, 'title')?.key).toBe('title')
  expect(fieldOf(FIELDS, 'titles')).toBeNull()
  expect(fieldOf(FIELDS, 'organisation')).toBeNull()
})
