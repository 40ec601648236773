import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { chineseMessage } from '../../src/kernel/value/text/messages.ts'
import { fieldsOf } from '../../src/kernel/verb/input/field-problems.ts'
import '../../src/kernel/verb/input/messages.ts'
import { VERBS } from '../../src/main/modules.ts'

/** What people and programs send that no schema wants. */
const WRONG: readonly unknown[] = [
  undefined,
  null,
  '',
  ' ',
  'x',
  'zzz zzz',
  'x'.repeat(500_000),
  '2026-02-30',
  -1,
  0,
  1.5,
  1e15,
  Number.NaN,
  true,
  [],
  ['x'],
  [null],
  new Array(100_000).fill('x'),
  {},
  { x: 1 },
  new Date(Number.NaN),
]

/** Every fault that a schema tells when one field of its input is wrong, the others missing or so, too. */
function faultsOf(schema: z.ZodType): { path: string; message: string }[] {
  const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
  const inputs = [undefined, null, 'x', [], { unknown: 1 }, ...WRONG.map((one) => ({ x: one }))]
  for (const key of keys) for (const wrong of WRONG) inputs.push({ [key]: wrong } as never)
  return inputs.flatMap((input) => {
    const parsed = schema.safeParse(input)
    return parsed.success ? [] : fieldsOf(parsed.error)
  })
}

describe('每一句错误都是我们自己的话', () => {
  test.each(VERBS.map((verb) => [verb.name, verb] as const))('%s', (_name, { input }) => {
    const messages = new Set(faultsOf(input).map(({ message }) => message))
    for (const message of messages) {
      expect(message).toMatch(/\p{Script=Han}/u)
      expect(message).not.toMatch(
        /\b(expected|received|invalid|too|small|big|string|must|required|option)\b/i,
      )
      expect(message).not.toMatch(/。。|undefined|NaN|\[object/)
    }
  })

  test('没有自己的话的每一种错误也有中文', () => {
    const schemas: [z.ZodType, unknown, RegExp][] = [
      [z.string().min(4), 'abc', /^至少填写 4 个字$/],
      [z.string().max(2), 'abc', /^最多 2 个字$/],
      [z.string().length(2), 'abc', /^应是 2 个字$/],
      [z.number().min(4), 3, /^不能小于 4$/],
      [z.number().positive(), -1, /^应大于 0$/],
      [z.number().max(4), 5, /^不能大于 4$/],
      [z.number().int(), 1.5, /^应是整数$/],
      [z.number().multipleOf(5), 3, /^应是 5 的倍数$/],
      [z.array(z.string()).min(2), ['x'], /^至少选 2 项$/],
      [z.array(z.string()).max(1), ['x', 'y'], /^最多 1 项$/],
      [z.enum(['甲', '乙']), '丙', /^只能填：甲、乙$/],
      [z.enum(['one', 'two']), 'x', /^不在可选范围内，请重新选择$/],
      [z.uuid(), 'x', /^编号不对/],
      [z.email(), 'x', /^不是电子邮箱地址$/],
      [z.iso.date(), 'x', /^应是日期/],
      [z.string().regex(/^a$/), 'x', /^写法不对，请核对$/],
      [z.string(), 5, /^应是文字$/],
      [z.boolean(), 'x', /^应是“是”或“否”$/],
      [z.string(), undefined, /^请填写$/],
      [z.union([z.number(), z.boolean()]), 'x', /^填写有误，请核对$/],
      [z.string().refine(() => false), 'x', /^填写有误，请核对$/],
      [z.strictObject({}), { x: 1 }, /^有不认识的字段$/],
    ]
    for (const [schema, input, says] of schemas)
      expect(schema.safeParse(input).error?.issues[0]?.message).toMatch(says)
    expect(chineseMessage({ code: 'something-new', input: 'x' })).toBe('填写有误，请核对')
  })
})
