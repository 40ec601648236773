import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareArticles } from './compare.ts'
import type { Article } from './split.ts'

const article = (anchor: string, text: string, title = ''): Article => ({
  anchor,
  label: `第${anchor}条`,
  chapter: null,
  title,
  text,
})

const kinds = (before: Article[], after: Article[]) =>
  compareArticles(before, after).map(({ kind, before, after }) => [
    kind,
    before?.anchor ?? null,
    after?.anchor ?? null,
  ])

const old = [
  article('1', '为了规范补贴，制定本办法。'),
  article('2', '目录每两年公布一次，由市人社局会同市财政局。'),
  article('3', '补贴按目录发放。'),
]

test('没有变化、改了字、新增、删去', () => {
  expect(
    kinds(old, [
      old[0]!,
      article('2', '目录每年公布一次，由市人社局会同市财政局。'),
      article('4', '本办法自公布之日起施行。'),
    ]),
  ).toEqual([
    ['same', '1', '1'],
    ['changed', '2', '2'],
    ['added', null, '4'],
    ['removed', '3', null],
  ])
})

test('中间加一条，后面的只是改了条号', () => {
  const inserted = [
    old[0]!,
    article('2', '全市适用。'),
    article('3', old[1]!.text),
    article('4', old[2]!.text),
  ]
  expect(kinds(old, inserted)).toEqual([
    ['same', '1', '1'],
    ['added', null, '2'],
    ['moved', '2', '3'],
    ['moved', '3', '4'],
  ])
})

test('换了条号又改了字的，认得出是同一条', () => {
  expect(kinds([old[1]!], [article('5', '目录每年公布一次，由市人社局会同市财政局。')])).toEqual([
    ['changed', '2', '5'],
  ])
})

test('改动标在字上', () => {
  const [line] = compareArticles([article('1', '按标准的八成补贴。')], [article('1', '按标准的九成补贴。')])
  expect(
    line?.before?.stretches
      .filter(({ mark }) => mark === 'gone')
      .map(({ text }) => text)
      .join(''),
  ).toContain('八')
  expect(
    line?.after?.stretches
      .filter(({ mark }) => mark === 'new')
      .map(({ text }) => text)
      .join(''),
  ).toContain('九')
})

test('两边的字一字不少，每一条各出现一次', () => {
  const articles = fc
    .uniqueArray(fc.tuple(fc.nat({ max: 9 }), fc.constantFrom('甲乙丙。', '甲乙丁。', '全市适用。', '')), {
      selector: ([number]) => number,
      maxLength: 6,
    })
    .map((all) =>
      all.sort(([one], [other]) => one - other).map(([number, text]) => article(String(number), text)),
    )
  fc.assert(
    fc.property(articles, articles, (before, after) => {
      const lines = compareArticles(before, after)
      for (const [side, all] of [
        ['before', before],
        ['after', after],
      ] as const) {
        const shown = lines.flatMap((line) => line[side] ?? [])
        expect(shown.map(({ anchor }) => anchor).sort()).toEqual(all.map(({ anchor }) => anchor).sort())
        for (const one of shown)
          expect(one.stretches.map(({ text }) => text).join('')).toBe(
            all.find(({ anchor }) => anchor === one.anchor)?.text,
          )
      }
    }),
  )
})

test('整篇重写、重新编号的两版，也很快比完', () => {
  const text = (seed: number) =>
    Array.from({ length: 2_000 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((at * seed * 7919 + at * at) % 5000)),
    ).join('')
  const version = (seed: number, first: number): Article[] =>
    Array.from({ length: 20 }, (_, at) => ({
      anchor: String(first + at),
      label: '第一条',
      chapter: null,
      title: '',
      text: text(seed + at),
    }))
  const start = performance.now()
  expect(compareArticles(version(1, 1), version(3_000, 500))).toHaveLength(40)
  expect(performance.now() - start).toBeLessThan(8_000)
})
