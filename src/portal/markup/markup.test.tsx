import fc from 'fast-check'
import { createContext, createElement, Fragment, type ReactNode, useContext } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { fen } from '../../kernel/value/money.ts'
import { MoneyText } from '../../kit/money-text.tsx'
import { Tag } from '../../kit/tag.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { Panel } from '../kit/panel.tsx'
import { markup } from './markup.ts'
import { NotPlain, needsReact, plainMarkup } from './plain-markup.ts'

const Wrapped = ({ children }: { children: ReactNode }) => <p>{children}</p>

const Typed = createContext('空')
let asked = 0
const Field = () => {
  asked += 1
  needsReact()
  return <b>{useContext(Typed)}</b>
}

const Broken = () => {
  throw new TypeError('坏了')
}

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('<b>', '&amp;', `"'`, '焊工', ' ', ''),
)
const attributes = fc.record(
  {
    className: fc.option(awkward, { nil: undefined }),
    id: awkward,
    title: awkward,
    href: fc.constantFrom('/a?b=1&c="', '#x', 'https://example.invalid/<', 'tel:022'),
    'data-label': fc.oneof(awkward, fc.integer(), fc.boolean()),
    'aria-hidden': fc.boolean(),
    'aria-sort': fc.option(fc.constant('none' as const), { nil: undefined }),
    hidden: fc.boolean(),
    tabIndex: fc.integer(),
    dateTime: awkward,
    strokeWidth: fc.integer({ min: 0 }),
  },
  { requiredKeys: [] },
)
const { tree } = fc.letrec<{ tree: ReactNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(awkward, fc.double({ noNaN: true }), fc.boolean(), fc.constantFrom(null, undefined)),
    fc.constantFrom(createElement('br'), createElement('hr', { className: 'x' })),
    fc
      .tuple(
        fc.constantFrom('div', 'span', 'a', 'b', 'svg', 'section'),
        attributes,
        fc.array(tie('tree'), { maxLength: 4 }),
      )
      .map(([name, given, children]) => createElement(name, given, ...children)),
    tie('tree').map((children) => <Wrapped key="w">{children}</Wrapped>),
    tie('tree').map((children) => createElement(Fragment, { key: 'f' }, children)),
  ),
}))

describe('页面的 HTML', () => {
  test('普通的部件，一个字符不差地和 React 写得一样', () => {
    fc.assert(
      fc.property(tree, (view) => {
        expect(plainMarkup(view)).toBe(renderToStaticMarkup(view))
      }),
      { numRuns: 300 },
    )
  })

  test('一张表也是', () => {
    const table = (
      <DataTable
        caption="标准"
        columns={[
          { title: '职业', show: ({ name }) => <a href={`/o/${name}`}>{name}</a> },
          { title: '紧缺', show: () => <Tag tone="warn">紧缺</Tag> },
          { title: '标准', figures: true, show: ({ amount }) => <MoneyText amount={amount} inWords /> },
        ]}
        rows={[
          { name: '焊工', amount: fen(150000) },
          { name: `<钳工> & "其他"`, amount: fen(1) },
        ]}
        rowKey={({ name }) => name}
        empty={null}
      />
    )
    expect(plainMarkup(table)).toBe(renderToStaticMarkup(table))
  })

  test('不是普通部件的，不猜：交给 React', () => {
    const unplain = [
      createElement('input', { name: 'a' }),
      createElement('a', { href: `java${'script'}:alert(1)` }, '点'),
      createElement('div', { style: { color: 'red' } }),
      createElement(createContext(1), { value: 2 }),
      createElement('script', null, 'x'),
      createElement('div', { onClick: () => {} }),
    ]
    for (const view of unplain) expect(() => plainMarkup(view)).toThrow(NotPlain)
  })

  test('读表单内容的页面由 React 画，问一次就记住', () => {
    const page = {}
    const within = (view: ReactNode) => <Typed value="填了">{view}</Typed>
    expect([1, 2].map(() => markup(page, <Field />, within))).toEqual(['<b>填了</b>', '<b>填了</b>'])
    expect(asked).toBe(3)
    // What is drawn next is not taken for a part of what was given up.
    expect(plainMarkup('后面的')).toBe('后面的')
  })

  test('别的错误照样是错误', () => {
    expect(() => markup({}, <Broken />, (view) => view)).toThrow(TypeError)
  })

  test('一页上的几块，各有各的编号', () => {
    const panels = (
      <>
        <Panel title="一">甲</Panel>
        <Panel title="二">乙</Panel>
      </>
    )
    for (const html of [plainMarkup(panels), renderToStaticMarkup(panels)]) {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(2)
      expect([...html.matchAll(/aria-labelledby="([^"]+)"/g)].map(([, id]) => id)).toEqual(ids)
    }
  })
})
