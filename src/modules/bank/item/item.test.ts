import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answers } from './answer.ts'
import { forCandidate } from './candidate.ts'
import { anyContent, SAMPLES, sample } from './item.fixture.ts'
import { CandidateItem, Content, Item, KINDS } from './item.ts'
import { markItem } from './mark.ts'
import { holds } from './region.ts'
import { wrongWithKey } from './wrong-with-key.ts'

describe('试题的形状', () => {
  test('七种题型的样题都合格，答案都对得上', () => {
    for (const kind of KINDS) {
      const read = Content.parse(SAMPLES[kind])
      expect(wrongWithKey(read), kind).toEqual([])
    }
  })

  test('缺答案、没有见过的字段、控制字符都不收', () => {
    const { key: _key, ...without } = SAMPLES.choice
    expect(Content.safeParse(without).success).toBe(false)
    expect(Content.safeParse({ ...SAMPLES.choice, hint: 'B' }).success).toBe(false)
    const broken = { ...SAMPLES.choice, stem: { paragraphs: ['\u0007'], pictures: [] } }
    expect(Content.safeParse(broken).success).toBe(false)
  })

  test.each([
    ['答案不在选项里', { ...SAMPLES.choice, key: { right: 'c9' } }, 'key.right'],
    [
      '编号用了两次',
      { ...SAMPLES.choice, options: [...SAMPLES.choice.options, SAMPLES.choice.options[0]] },
      'options',
    ],
    ['排序没有排全', { ...SAMPLES.order, key: { order: ['s1', 's2'] } }, 'key.order'],
    ['左边有一项没有配对', { ...SAMPLES.match, key: { pairs: [['g1', 'k2']], scoring: 'all' } }, 'key.pairs'],
    [
      '没有空',
      { ...SAMPLES['text-entry'], stem: { paragraphs: ['没有空'], pictures: [] } },
      'stem.paragraphs',
    ],
    [
      '两处空',
      { ...SAMPLES['text-entry'], stem: { paragraphs: ['____和____'], pictures: [] } },
      'stem.paragraphs',
    ],
    [
      '区域不成形状',
      { ...SAMPLES.hotspot, regions: [{ id: 'r2', shape: 'rect', coords: [5, 5, 1, 9] }] },
      'regions',
    ],
  ])('%s：说出在哪里', (_name, content, path) => {
    expect(wrongWithKey(Content.parse(content)).map((fault) => fault.path)).toContain(path)
  })
})

describe('考生看到的', () => {
  test('哪一种题都不带答案、难度、知识点、识图的区域', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const item = Item.parse({ ...content, id: crypto.randomUUID(), version: 1 })
        const shown = CandidateItem.parse(forCandidate(item))
        expect(Object.keys(shown)).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(key|difficulty|point|regions)$/)]),
        )
        expect(JSON.stringify(shown)).not.toMatch(/"(key|accepted|reference|scoring|regions|difficulty)":/)
      }),
    )
  })
})

describe('判分', () => {
  const marked = (kind: (typeof KINDS)[number], answer: unknown, more: object = {}) =>
    markItem(sample(kind, more), answer)

  test('单选、排序、识图：对了给满分，别的没有分', () => {
    expect([marked('choice', 'c2'), marked('choice', 'c1'), marked('choice', null)]).toEqual([4, 0, 0])
    expect(marked('order', ['s1', 's2', 's3'])).toBe(4)
    expect(marked('order', ['s1', 's3', 's2'])).toBe(0)
    expect(marked('order', ['s1', 's2'])).toBe(0)
    expect([marked('hotspot', { x: 120, y: 120 }), marked('hotspot', { x: 50, y: 60 })]).toEqual([4, 0])
  })

  test('多选：少选得相应的分，不进位；选错一项没有分；要求全对时少选没有分', () => {
    expect(marked('multiple', ['c1', 'c3', 'c4'])).toBe(4)
    expect(marked('multiple', ['c4', 'c3', 'c1'])).toBe(4)
    // 4 × 2/3 = 2.67
    expect(marked('multiple', ['c1', 'c3'])).toBe(2.5)
    expect(marked('multiple', ['c1', 'c1', 'c3'])).toBe(2.5)
    expect(marked('multiple', ['c1', 'c3', 'c2'])).toBe(0)
    expect(marked('multiple', [])).toBe(0)
    const all = { key: { right: ['c1', 'c3', 'c4'], scoring: 'all' } }
    expect([marked('multiple', ['c1', 'c3'], all), marked('multiple', ['c1', 'c3', 'c4'], all)]).toEqual([
      0, 4,
    ])
  })

  test('配对：配上几对得几份，配错没有分', () => {
    expect(
      marked('match', [
        ['g1', 'k2'],
        ['g2', 'k1'],
      ]),
    ).toBe(4)
    expect(marked('match', [['g2', 'k1']])).toBe(2)
    expect(
      marked('match', [
        ['g1', 'k2'],
        ['g2', 'k3'],
      ]),
    ).toBe(0)
  })

  test('填空：全角、大小写、空格、句号不算错；别的写法要在答案里', () => {
    expect([
      marked('text-entry', '１１１'),
      marked('text-entry', ' 111。'),
      marked('text-entry', '一一一'),
    ]).toEqual([4, 4, 4])
    expect([marked('text-entry', '112'), marked('text-entry', ''), marked('text-entry', ['111'])]).toEqual([
      0, 0, 0,
    ])
  })

  test('简答由人评；没有写的得零分', () => {
    expect([
      marked('extended-text', '坡口不净'),
      marked('extended-text', ' '),
      marked('extended-text', null),
    ]).toEqual([null, 0, 0])
  })

  test('不是这种题的答案一律零分，从不出错；得分总在零分和满分之间', () => {
    fc.assert(
      fc.property(anyContent, fc.jsonValue(), (content, answer) => {
        const item = Item.parse({ ...content, id: crypto.randomUUID(), version: 1 })
        const points = markItem(item, answer)
        if (points === null) return
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(item.points)
        if (!answers(item.kind, answer)) expect(points).toBe(0)
      }),
    )
  })

  test('点在圆、矩形、多边形里外和边上', () => {
    const poly = { id: 'p', shape: 'poly' as const, coords: [0, 0, 10, 0, 10, 10, 5, 5, 0, 10] }
    expect(holds(poly, { x: 2, y: 3 })).toBe(true)
    expect(holds(poly, { x: 5, y: 8 })).toBe(false)
    expect(holds(poly, { x: 10, y: 5 })).toBe(true)
    const circle = { id: 'c', shape: 'circle' as const, coords: [5, 5, 3] }
    expect([holds(circle, { x: 8, y: 5 }), holds(circle, { x: 8, y: 6 })]).toEqual([true, false])
    const rect = { id: 'r', shape: 'rect' as const, coords: [1, 1, 4, 3] }
    expect([holds(rect, { x: 4, y: 3 }), holds(rect, { x: 4.1, y: 3 })]).toEqual([true, false])
  })
})
