import { BLANK, type Content } from './item.ts'
import { drawn } from './region.ts'

/** What is wrong, where in the question, and what to do. */
export interface Fault {
  path: string
  message: string
}

/** What keeps a question from being marked: its key names what it does not offer, names something twice, or leaves something out. */
export function wrongWithKey(item: Content): Fault[] {
  switch (item.kind) {
    case 'choice':
      return [
        ...twice('options', ids(item.options)),
        ...unknown('key.right', [item.key.right], ids(item.options)),
      ]
    case 'multiple':
      return [
        ...twice('options', ids(item.options)),
        ...twice('key.right', item.key.right),
        ...unknown('key.right', item.key.right, ids(item.options)),
      ]
    case 'order':
      return [
        ...twice('options', ids(item.options)),
        ...twice('key.order', item.key.order),
        ...unknown('key.order', item.key.order, ids(item.options)),
        ...when(item.key.order.length !== item.options.length, 'key.order', '每一项都要排进正确的次序'),
      ]
    case 'match':
      return [
        ...twice('left', ids(item.left)),
        ...twice('right', ids(item.right)),
        ...twice('left', [...ids(item.left), ...ids(item.right)]),
        ...twice(
          'key.pairs',
          item.key.pairs.map(([left]) => left),
        ),
        ...unknown(
          'key.pairs',
          item.key.pairs.map(([left]) => left),
          ids(item.left),
        ),
        ...unknown(
          'key.pairs',
          item.key.pairs.map(([, right]) => right),
          ids(item.right),
        ),
        ...when(item.key.pairs.length !== item.left.length, 'key.pairs', '左边每一项都要有配对'),
      ]
    case 'text-entry':
      return [
        ...when(
          item.stem.paragraphs.join('\n').split(BLANK).length !== 2,
          'stem.paragraphs',
          `题干里用四个下划线 ${BLANK} 标出填空的位置，正好一处`,
        ),
        ...when(
          new Set(item.key.accepted).size < item.key.accepted.length,
          'key.accepted',
          '同一种写法写了两次，请删去一个',
        ),
      ]
    case 'extended-text':
      return []
    case 'hotspot':
      return [
        ...twice('regions', ids(item.regions)),
        ...unknown('key.right', [item.key.right], ids(item.regions)),
        ...item.regions.flatMap((region) =>
          when(
            !drawn(region),
            'regions',
            `区域 ${region.id} 的坐标不成形状：圆要圆心和半径，矩形要左上和右下，多边形要三个以上的角`,
          ),
        ),
      ]
  }
}

const ids = (of: readonly { id: string }[]): string[] => of.map(({ id }) => id)

const when = (wrong: boolean, path: string, message: string): Fault[] => (wrong ? [{ path, message }] : [])

function twice(path: string, names: readonly string[]): Fault[] {
  const again = names.find((one, at) => names.indexOf(one) !== at)
  return when(again !== undefined, path, `编号 ${again} 用了两次，请改成不同的编号`)
}

function unknown(path: string, named: readonly string[], offered: readonly string[]): Fault[] {
  const missing = named.find((one) => !offered.includes(one))
  return when(missing !== undefined, path, `答案里的 ${missing} 不是题目给出的选项，请核对答案`)
}
