import fc from 'fast-check'
import { BLANK, Content, type Item } from './item.ts'
import { wrongWithKey } from './wrong-with-key.ts'

const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const picture = { type: 'image/png' as const, data: PIXEL, alt: '焊缝示意图', width: 300, height: 200 }

const asked = (text: string) => ({
  stem: { paragraphs: [text], pictures: [] },
  points: 4,
  point: 'SAFETY',
  difficulty: 70,
})

const offered = ['氧气瓶', '乙炔瓶', '氩气瓶', '氮气瓶'].map((text, at) => ({ id: `c${at + 1}`, text }))

/** One question of each kind, with a key that fits. */
export const SAMPLES = {
  choice: {
    kind: 'choice',
    ...asked('瓶身涂成白色的是哪一种气瓶？'),
    options: offered,
    key: { right: 'c2' },
  },
  multiple: {
    kind: 'multiple',
    ...asked('哪些气瓶装的不是可燃气体？'),
    options: offered,
    key: { right: ['c1', 'c3', 'c4'], scoring: 'partial' },
  },
  order: {
    kind: 'order',
    ...asked('把开工前的步骤排好。'),
    options: [
      { id: 's1', text: '检查设备' },
      { id: 's2', text: '清理坡口' },
      { id: 's3', text: '定位焊' },
    ],
    key: { order: ['s1', 's2', 's3'] },
  },
  match: {
    kind: 'match',
    ...asked('把气体与瓶身颜色配起来。'),
    left: [
      { id: 'g1', text: '氧气' },
      { id: 'g2', text: '乙炔' },
    ],
    right: [
      { id: 'k1', text: '白' },
      { id: 'k2', text: '淡蓝' },
      { id: 'k3', text: '银灰' },
    ],
    key: {
      pairs: [
        ['g1', 'k2'],
        ['g2', 'k1'],
      ],
      scoring: 'partial',
    },
  },
  'text-entry': {
    kind: 'text-entry',
    ...asked(`焊条电弧焊的代号是 ${BLANK}。`),
    key: { accepted: ['111', '一一一'] },
  },
  'extended-text': {
    kind: 'extended-text',
    ...asked('说明气孔是怎样产生的，怎样防止。'),
    lines: 8,
    key: { reference: ['坡口不净、焊条受潮。', '清理坡口，烘干焊条。'] },
  },
  hotspot: {
    kind: 'hotspot',
    ...asked('在图上点出咬边的位置。'),
    picture,
    regions: [
      { id: 'r1', shape: 'circle', coords: [50, 60, 20] },
      { id: 'r2', shape: 'rect', coords: [100, 100, 150, 140] },
      { id: 'r3', shape: 'poly', coords: [200, 10, 280, 10, 240, 90] },
    ],
    key: { right: 'r2' },
  },
} as const satisfies { [K in Content['kind']]: unknown }

/** A sample as it is kept. */
export const sample = <K extends Content['kind']>(kind: K, more: object = {}): Extract<Item, { kind: K }> =>
  ({
    ...structuredClone(SAMPLES[kind]),
    id: '00000000-0000-4000-8000-000000000001',
    version: 1,
    ...more,
  }) as unknown as Extract<Item, { kind: K }>

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .filter((text) => text.trim() !== '' && !text.includes('_'))
const names = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at}`)
const texts = (letter: string, least: number, most: number) =>
  fc
    .array(word, { minLength: least, maxLength: most })
    .map((all) => names(letter, all.length).map((id, at) => ({ id, text: all[at] as string })))

const common = {
  points: fc.integer({ min: 1, max: 40 }).map((half) => half / 2),
  point: fc.constantFrom('SAFETY', 'PROCESS', 'DEFECT'),
  difficulty: fc.integer({ min: 1, max: 99 }),
}
const pictures = fc.array(fc.constant(picture), { maxLength: 2 })
const stem = fc.record({ paragraphs: fc.array(word, { minLength: 1, maxLength: 3 }), pictures })

const some = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 })

/** Questions of every kind that are right in themselves. */
export const anyContent: fc.Arbitrary<Content> = fc
  .oneof(
    fc
      .tuple(fc.record({ ...common, stem }), texts('o', 2, 6))
      .chain(([rest, options]) =>
        fc
          .constantFrom(...options.map(({ id }) => id))
          .map((right) => ({ kind: 'choice', ...rest, options, key: { right } })),
      ),
    fc
      .tuple(fc.record({ ...common, stem }), texts('o', 2, 6))
      .chain(([rest, options]) =>
        fc
          .tuple(some(options.map(({ id }) => id)), fc.constantFrom('all', 'partial'))
          .map(([right, scoring]) => ({ kind: 'multiple', ...rest, options, key: { right, scoring } })),
      ),
    fc.tuple(fc.record({ ...common, stem }), texts('o', 2, 6)).chain(([rest, options]) =>
      fc
        .shuffledSubarray(
          options.map(({ id }) => id),
          { minLength: options.length },
        )
        .map((order) => ({ kind: 'order', ...rest, options, key: { order } })),
    ),
    fc
      .tuple(fc.record({ ...common, stem }), texts('l', 1, 4), texts('r', 2, 5))
      .chain(([rest, left, right]) =>
        fc
          .tuple(
            fc.tuple(...left.map(() => fc.constantFrom(...right.map(({ id }) => id)))),
            fc.constantFrom('all', 'partial'),
          )
          .map(([chosen, scoring]) => ({
            kind: 'match',
            ...rest,
            left,
            right,
            key: { pairs: left.map(({ id }, at) => [id, chosen[at]]), scoring },
          })),
      ),
    fc
      .tuple(
        fc.record(common),
        fc.tuple(word, word),
        fc.array(word, { maxLength: 2 }),
        pictures,
        fc.array(word, { minLength: 1, maxLength: 4 }),
      )
      .map(([rest, [before, after], more, own, accepted]) => ({
        kind: 'text-entry',
        ...rest,
        stem: { paragraphs: [...more, `${before}${BLANK}${after}`], pictures: own },
        key: { accepted: [...new Set(accepted)] },
      })),
    fc
      .tuple(
        fc.record({ ...common, stem }),
        fc.integer({ min: 1, max: 60 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
      )
      .map(([rest, lines, reference]) => ({ kind: 'extended-text', ...rest, lines, key: { reference } })),
    fc.tuple(fc.record({ ...common, stem }), fc.constantFrom('r1', 'r2', 'r3')).map(([rest, right]) => ({
      kind: 'hotspot',
      ...rest,
      picture,
      regions: SAMPLES.hotspot.regions,
      key: { right },
    })),
  )
  .map((made) => Content.safeParse(made))
  .filter((read) => read.success && wrongWithKey(read.data).length === 0)
  .map((read) => read.data as Content)
