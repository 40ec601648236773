import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BlueprintData } from '../blueprint/standard.ts'
import { type Drawable, drawPapers, stockOf } from './draw.ts'

const blueprint = (more: Partial<BlueprintData> = {}): BlueprintData => ({
  occupation: '焊工',
  level: 5,
  minutes: 90,
  bands: { easy: 75, medium: 50 },
  several: 'partial',
  differsBy: 2,
  points: { SAFETY: '安全', PROCESS: '工艺' },
  cells: [
    { point: 'SAFETY', kind: 'choice', band: 'easy', count: 5, points: 3 },
    { point: 'PROCESS', kind: 'multiple', band: 'medium', count: 2, points: 4 },
    { point: 'PROCESS', kind: 'extended-text', band: 'hard', count: 1, points: 2 },
  ],
  clause: { document: 'national-assessment-procedure-2020', article: 'bank' },
  ...more,
})

const named = (of: string, at: number) => `${of}-${String(at).padStart(4, '0')}`

const stock = (point: string, kind: Drawable['kind'], difficulties: readonly number[]): Drawable[] =>
  difficulties.map((difficulty, at) => ({
    item: named(`${point}-${kind}`, at),
    version: 1,
    kind,
    point,
    difficulty,
  }))

const many = (min: number, max: number, least: number) =>
  fc.array(fc.integer({ min, max }), { minLength: least, maxLength: least + 30 })

const anyBank = (forms: number) =>
  fc
    .tuple(many(75, 99, 5 * forms), many(50, 74, 2 * forms), many(1, 49, forms))
    .map(([easy, medium, hard]) => [
      ...stock('SAFETY', 'choice', easy),
      ...stock('PROCESS', 'multiple', medium),
      ...stock('PROCESS', 'extended-text', hard),
    ])

const expectedOf = (bank: readonly Drawable[], paper: readonly { item: string; points: number }[]) =>
  paper.reduce(
    (sum, { item, points }) => sum + points * (bank.find((one) => one.item === item)?.difficulty ?? 0),
    0,
  ) / 100

describe('组卷', () => {
  test('同一个种子、同一个题库，组出同样的卷；题库换个次序也一样；换了种子就不一样', () => {
    fc.assert(
      fc.property(anyBank(2), fc.string(), fc.string(), (bank, seed, other) => {
        const drawn = drawPapers(blueprint(), bank, 2, seed)
        expect(drawPapers(blueprint(), [...bank].reverse(), 2, seed)).toEqual(drawn)
        if (seed === other || bank.length < 40) return
        expect(drawPapers(blueprint(), bank, 2, other)).not.toEqual(drawn)
      }),
    )
  })

  test('每份卷每一格的题数和分值都照细目表，平行卷没有相同的题，预计得分最多差两分', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.string(), fc.gen(), (forms, seed, gen) => {
        const bank = gen(() => anyBank(forms))
        const drawn = drawPapers(blueprint(), bank, forms, seed)
        if ('why' in drawn) throw new Error(drawn.why)
        expect(drawn.papers).toHaveLength(forms)
        const all = drawn.papers.flat().map(({ item }) => item)
        expect(new Set(all).size).toBe(all.length)
        for (const paper of drawn.papers) {
          expect(
            paper.filter(({ item }) => item.startsWith('SAFETY-choice')).map(({ points }) => points),
          ).toEqual([3, 3, 3, 3, 3])
          expect(paper.filter(({ item }) => item.startsWith('PROCESS-multiple'))).toHaveLength(2)
          expect(paper.filter(({ item }) => item.startsWith('PROCESS-extended'))).toHaveLength(1)
        }
        const expected = drawn.papers.map((paper) => expectedOf(bank, paper))
        expect(Math.max(...expected) - Math.min(...expected)).toBeLessThanOrEqual(2)
        for (const [at, one] of expected.entries()) expect(drawn.expected[at]).toBeCloseTo(one, 9)
      }),
      { numRuns: 300 },
    )
  })

  test('题不够：只说不够的那几格各差几道', () => {
    const bank = [
      ...stock('SAFETY', 'choice', Array(9).fill(80)),
      ...stock('PROCESS', 'multiple', Array(4).fill(60)),
      ...stock('PROCESS', 'extended-text', [80, 30]),
    ]
    const drawn = drawPapers(blueprint(), bank, 2, 'x')
    expect(drawn).toMatchObject({
      why: 'lacking',
      cells: [
        { cell: { point: 'SAFETY', kind: 'choice' }, needed: 10, available: 9 },
        // A question of another band does not fill it.
        { cell: { kind: 'extended-text' }, needed: 2, available: 1 },
      ],
    })
    expect(stockOf(blueprint(), bank, 1).map(({ needed, available }) => available - needed)).toEqual([
      4, 2, 0,
    ])
  })

  test('难度差得太远，组不出相当的卷：说出是哪一格、差几分', () => {
    const heavy = blueprint({
      cells: [{ point: 'PROCESS', kind: 'extended-text', band: 'hard', count: 1, points: 10 }],
    })
    const bank = stock('PROCESS', 'extended-text', [5, 45])
    expect(drawPapers(heavy, bank, 2, 'x')).toMatchObject({ why: 'unlike', differsBy: 4 })
    expect(drawPapers({ ...heavy, differsBy: 4 }, bank, 2, 'x')).toMatchObject({ expected: [4.5, 0.5] })
  })
})
