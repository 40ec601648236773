import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { XapiFault } from '../fault.ts'
import { completed, same } from './normal.ts'
import { duration, type Json, language, moment } from './primitive.ts'
import { checkStatement } from './statement.ts'

const agent = { account: { homePage: 'https://learn.example.cn', name: 'a1' } }
const base: Json = {
  actor: agent,
  verb: { id: 'https://w3id.org/xapi/video/verbs/paused' },
  object: { id: 'https://learn.example.cn/courses/1' },
}

const placeOf = (statement: unknown): string => {
  try {
    checkStatement(statement, 's')
    return ''
  } catch (error) {
    if (error instanceof XapiFault) return error.place
    throw error
  }
}

describe('一条学习记录', () => {
  test.each<[string, Json, string]>([
    ['完整的收', base, ''],
    ['没有动词', { ...base, verb: undefined }, 's.verb'],
    ['多出一个属性', { ...base, extra: 1 }, 's.extra'],
    ['空值', { ...base, result: null }, 's.result'],
    ['人有两个标识', { ...base, actor: { ...agent, mbox: 'mailto:a@b.cn' } }, 's.actor'],
    ['得分超出范围', { ...base, result: { score: { scaled: 1.5 } } }, 's.result.score.scaled'],
    [
      '说人的记录不能有 platform',
      { ...base, object: { ...agent, objectType: 'Agent' }, context: { platform: 'x' } },
      's.context.platform',
    ],
    ['作废的对象不是记录', { ...base, verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }, 's.object'],
    [
      '套两层',
      {
        ...base,
        object: { ...base, objectType: 'SubStatement', object: { ...base, objectType: 'SubStatement' } },
      },
      's.object.object',
    ],
  ])('%s', (_title, statement, place) => {
    expect(placeOf(statement)).toBe(place)
  })

  test('时刻都换成世界时，-00:00 不收', () => {
    expect(moment('2026-03-02T09:00:00.123456+08:00', 't')).toBe('2026-03-02T01:00:00.123456Z')
    expect(() => moment('2026-03-02T09:00:00-00:00', 't')).toThrow(XapiFault)
    expect(() => moment('2026-13-02T09:00:00Z', 't')).toThrow(XapiFault)
  })

  test('时长和语言按标准', () => {
    for (const good of ['PT1H', 'P3W', 'P1DT12H36M0.12S', 'PT0S']) duration(good, 'd')
    for (const bad of ['P', 'PT', '1H', 'P1S']) expect(() => duration(bad, 'd')).toThrow(XapiFault)
    for (const good of ['zh', 'zh-Hans-CN', 'en-GB', 'x-demo']) language(good, 'l')
    for (const bad of ['', 'e', 'zh_CN', 'en--GB']) expect(() => language(bad, 'l')).toThrow(XapiFault)
  })

  test('补全以后和原来说的是同一件事，改了人就不是', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string(), (id, name) => {
        const sent = { ...base, actor: { account: { homePage: 'https://learn.example.cn', name } } }
        const kept = completed(sent, { id, now: new Date(0), authority: agent })
        expect(same(kept, sent)).toBe(true)
        expect(same(kept, { ...sent, actor: { account: { homePage: 'https://x.cn', name } } })).toBe(false)
      }),
    )
  })
})
