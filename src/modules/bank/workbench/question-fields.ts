import type { Field, Values } from '../../../workbench/kit/form/form-fields.ts'
import { KIND_NAMES, KINDS, type Kind } from '../item/item.ts'

/** How each kind is typed. */
const HINTS: Readonly<Record<Kind, string>> = {
  choice: '一行一个选项，正确的前面加 *',
  multiple: '一行一个选项，每个正确的前面都加 *',
  order: '一行一步，按正确的次序写',
  match: '一行一对，写成“左边 = 右边”；多给的右边写成“= 右边”',
  'text-entry': '一行一种写法，都算对；题干里用 ____ 标出空',
  'extended-text': '参考答案和评分要点，一行一条',
  hotspot: '一行一个区域：矩形 左，上，右，下；圆 横，纵，半径；多边形 横，纵，横，纵，…；正确的前面加 *',
}

const isKind = (value: unknown): value is Kind => KINDS.some((kind) => kind === value)

/** What an author fills in, by the kind that was chosen. */
export const questionFields =
  (points: readonly { value: string; text: string }[]) =>
  ({ kind }: Values): Field[] => [
    {
      key: 'kind',
      title: '题型',
      kind: 'choice',
      required: true,
      choices: KINDS.map((value) => ({ value, text: KIND_NAMES[value] })),
    },
    { key: 'text', title: '题干', kind: 'long-text', required: true, longest: 10_000, hint: '一行一段' },
    ...(kind === 'hotspot'
      ? [
          {
            key: 'picture',
            title: '图片',
            kind: 'file' as const,
            accept: '.png',
            hint: 'PNG，最大 500 KB；改题时不换图就不用选',
          },
        ]
      : []),
    {
      key: 'lines',
      title: kind === 'extended-text' ? '参考答案' : '选项和答案',
      kind: 'long-text',
      required: true,
      longest: 10_000,
      hint: isKind(kind) ? HINTS[kind] : '先选题型',
    },
    {
      key: 'point',
      title: '知识点',
      kind: 'choice',
      required: true,
      choices: points,
    },
    { key: 'difficulty', title: '预计多少人答对', kind: 'number', unit: '%', required: true },
    {
      key: 'points',
      title: '分值',
      kind: 'number',
      unit: '分',
      decimals: true,
      required: true,
      hint: '组卷时以细目表为准',
    },
  ]
