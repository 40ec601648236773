import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  canonical,
  commitmentTo,
  type DrawFile,
  type DrawList,
  digestOfList,
  draw,
  METHOD_DIGEST,
  understaffed,
  wrongWith,
} from './draw.ts'

const list = (more: Partial<DrawList> = {}): DrawList => ({
  number: 'SJ-2026-120116-000001',
  title: '三月抽查',
  count: 3,
  each: 2,
  list: Array.from({ length: 10 }, (_none, at) => ({
    id: `o${at}`,
    name: `机构${at}`,
    weight: 1 + (at % 3),
  })),
  inspectors: ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `检查员${id}` })),
  recusals: [{ inspector: 'a', organisation: 'o1' }],
  ...more,
})
function file(
  of = list(),
  secrets: [string, string] = ['秘密一二三四五六七八', '另一个秘密一二三四五'],
): DrawFile {
  const digest = digestOfList(of)
  return {
    version: 1,
    ...of,
    method: METHOD_DIGEST,
    digest,
    commitments: secrets.map((secret, at) => ({
      by: `承诺人${at}`,
      digest: commitmentTo(digest, secret),
      secret,
    })),
    drawn: draw(of, secrets),
  }
}

test('公布的文件谁都能重算；名单、签数、回避、秘密、结果改一处就对不上', () => {
  expect(wrongWith(file())).toEqual([])
  const whole = file()
  expect(
    wrongWith({ ...whole, list: whole.list.map((one, at) => (at === 0 ? { ...one, weight: 9 } : one)) }),
  ).toContain('名单、签数、回避与公布的摘要不一致')
  expect(wrongWith({ ...whole, recusals: [] })).toContain('名单、签数、回避与公布的摘要不一致')
  expect(
    wrongWith({
      ...whole,
      commitments: whole.commitments.map((one) => ({ ...one, secret: `${one.secret}x` })),
    })[0],
  ).toContain('与承诺不一致')
  expect(wrongWith({ ...whole, drawn: whole.drawn.slice().reverse() })).toEqual([
    '重算的结果与公布的结果不一致',
  ])
})

test('每家至少两名检查员，回避的抽不到自己回避的单位，一家不抽两次', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 16 }), fc.string({ minLength: 16 }), (one, other) => {
      const drawn = draw(list({ count: 10 }), [one, other])
      expect(new Set(drawn.map(({ organisation }) => organisation)).size).toBe(10)
      for (const { organisation, inspectors } of drawn) {
        expect(new Set(inspectors).size).toBe(2)
        if (organisation === 'o1') expect(inspectors).not.toContain('a')
      }
    }),
  )
})

test('签多的抽中得多：四签的大约是一签的四倍', () => {
  const two = list({
    count: 1,
    list: [
      { id: 'a', name: '甲', weight: 4 },
      { id: 'b', name: '乙', weight: 1 },
    ],
  })
  const first = Array.from(
    { length: 2000 },
    (_none, at) => draw(two, [`秘密${at}`, '另一个'])[0]?.organisation,
  )
  const share = first.filter((one) => one === 'a').length / 2000
  expect(share).toBeGreaterThan(0.76)
  expect(share).toBeLessThan(0.84)
})

test('规范文本与行的次序无关；回避以后人手不够的单位说得出名字', () => {
  const one = list()
  expect(
    canonical({ ...one, list: [...one.list].reverse(), inspectors: [...one.inspectors].reverse() }),
  ).toBe(canonical(one))
  const recusals = ['a', 'b', 'c'].map((inspector) => ({ inspector, organisation: 'o2' }))
  expect(understaffed(list({ recusals }))).toEqual(['机构2'])
})
