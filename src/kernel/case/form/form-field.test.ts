import { expect, test } from 'vitest'
import { z } from 'zod'
import { Day } from '../../value/shapes.ts'
import { upload } from '../../verb/index.ts'
import { money } from './asks.ts'
import { formFields } from './form-field.ts'

test('表单照核对它的格式画：标题、提示、必填、种类', () => {
  const schema = z.strictObject({
    amount: money('退回金额').describe('可以分次退回。'),
    on: Day.meta({ title: '到账日' }),
    why: z.string().max(500).meta({ title: '说明', kind: 'long-text' }).optional(),
    reference: z.string().trim().min(1).max(60).meta({ title: '流水号' }),
    level: z.enum(['3', '4']).meta({ title: '等级', choices: { 3: '三级', 4: '四级' } }),
    lacks: z.array(z.enum(['a', 'b']).meta({ choices: { a: '甲', b: '乙' } })).meta({ title: '缺什么' }),
    hours: z.number().int().default(8).meta({ title: '课时', unit: '课时' }),
    score: z.number().meta({ title: '成绩' }),
    sure: z.boolean().meta({ title: '我已核对' }),
    scan: upload().meta({ title: '扫描件', kind: 'file', accept: '.pdf' }),
  })
  expect(formFields(schema)).toEqual([
    { key: 'amount', title: '退回金额', kind: 'money', required: true, hint: '可以分次退回。' },
    { key: 'on', title: '到账日', kind: 'day', required: true },
    { key: 'why', title: '说明', kind: 'long-text', longest: 500, required: false },
    { key: 'reference', title: '流水号', kind: 'text', longest: 60, required: true },
    {
      key: 'level',
      title: '等级',
      kind: 'choice',
      required: true,
      choices: [
        { value: '3', text: '三级' },
        { value: '4', text: '四级' },
      ],
    },
    {
      key: 'lacks',
      title: '缺什么',
      kind: 'choices',
      required: true,
      choices: [
        { value: 'a', text: '甲' },
        { value: 'b', text: '乙' },
      ],
    },
    { key: 'hours', title: '课时', kind: 'number', unit: '课时', decimals: false, required: false },
    { key: 'score', title: '成绩', kind: 'number', decimals: true, required: true },
    { key: 'sure', title: '我已核对', kind: 'flag', required: true },
    { key: 'scan', title: '扫描件', kind: 'file', accept: '.pdf', required: true },
  ])
})

test('没有标题的、画不出来的，流程一装入就报错', () => {
  expect(() => formFields(z.strictObject({ a: z.string() }))).toThrow('a has no title')
  const nested = z.strictObject({ a: z.strictObject({ b: z.string() }).meta({ title: '甲' }) })
  expect(() => formFields(nested)).toThrow('a cannot be drawn')
  expect(() => formFields(z.string())).toThrow('only the fields of an object')
})
