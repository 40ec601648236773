import {
  type Element,
  elementsIn,
  firstIn,
  missing,
  placeOf,
  textOf,
  Unreadable,
  unknownElement,
} from './element.ts'

/** What an item declares as right, and how it is marked. */
export interface Answers {
  cardinality: string
  right: string[]
  /** Every spelling that earns the points. */
  accepted: string[]
  scoring: 'all' | 'partial'
  /** The most that its mapping gives; null without one. */
  most: number | null
}

/** The key of an item; one whose key is missing is refused with its place, unless people mark it. */
export function answersOf(file: string, root: Element, asking: Element): Answers {
  const declarations = elementsIn(root).filter(({ name }) => name === 'qti-response-declaration')
  const named = asking.attributes['response-identifier']
  const declaration = declarations.find(({ attributes }) => attributes.identifier === named)
  if (!declaration || declarations.length > 1)
    throw missing(
      file,
      declaration ?? asking,
      declaration ? '这一题声明了几个作答' : `没有声明作答 ${named ?? ''}`,
      '一题正好一个 <qti-response-declaration>。',
    )
  for (const one of elementsIn(declaration))
    if (one.name !== 'qti-correct-response' && one.name !== 'qti-mapping') throw unknownElement(file, one)
  const correct = firstIn(declaration, 'qti-correct-response')
  const right = correct ? elementsIn(correct).map((one) => textOf(file, one)) : []
  if (right.length === 0 && asking.name !== 'qti-extended-text-interaction')
    throw missing(file, declaration, '没有答案', '请在 <qti-correct-response> 里写明正确答案。')
  const mapping = firstIn(declaration, 'qti-mapping')
  const entries = mapping ? entriesOf(file, mapping) : []
  const written = asking.name === 'qti-text-entry-interaction'
  if (mapping && !written) requireEven(file, mapping, entries, right)
  return {
    cardinality: declaration.attributes.cardinality ?? '',
    right,
    accepted: [...new Set([...right, ...entries.filter(({ gives }) => gives > 0).map(({ key }) => key)])],
    scoring: mapping ? 'partial' : 'all',
    most: mapping ? mostOf(mapping, entries, written) : null,
  }
}

interface Entry {
  key: string
  gives: number
}

const entriesOf = (file: string, mapping: Element): Entry[] =>
  elementsIn(mapping).map((one) => {
    if (one.name !== 'qti-map-entry') throw unknownElement(file, one)
    return { key: one.attributes['map-key'] ?? '', gives: Number(one.attributes['mapped-value']) }
  })

function mostOf(mapping: Element, entries: readonly Entry[], written: boolean): number {
  const bound = mapping.attributes['upper-bound']
  if (bound !== undefined) return Number(bound)
  const gives = entries.map((one) => Math.max(0, one.gives))
  return written ? Math.max(0, ...gives) : gives.reduce((sum, one) => sum + one, 0)
}

/** Here each right one earns the same share and a wrong one everything away; another way of marking is refused, not changed silently. */
function requireEven(
  file: string,
  mapping: Element,
  entries: readonly Entry[],
  right: readonly string[],
): void {
  const giving = entries.filter(({ gives }) => gives > 0)
  const keys = new Set(giving.map(({ key }) => key))
  const even =
    giving.length === right.length &&
    right.every((one) => keys.has(one)) &&
    giving.every(({ gives }) => Math.abs(gives - (giving[0]?.gives ?? 0)) < 1e-9)
  const wrong = Number(mapping.attributes['default-value'] ?? 0)
  const least = Number(mapping.attributes['lower-bound'] ?? Number.NaN)
  const sum = giving.reduce((all, { gives }) => all + gives, 0)
  const taken = entries.filter(({ gives }) => gives <= 0).every(({ gives }) => gives <= -sum + 1e-9)
  if (even && wrong <= -sum + 1e-9 && least === 0 && taken) return
  throw new Unreadable({
    place: placeOf(file, mapping),
    what: '各项的分值不是“少选得相应的分，选错不得分”',
    remedy:
      '请把每个正确项设成同样的分、错误项（default-value）设成负的总分、lower-bound 设成 0，或去掉 <qti-mapping> 按全对给分。',
  })
}
