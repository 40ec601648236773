import { z } from 'zod'
import { Content, KINDS, type Picture, Points, Scoring } from './item.ts'
import { Identifier } from './text.ts'

/** A question as its author types it: text, and in one field below what is offered and what is right, a line each. */
export const Typed = z.strictObject({
  kind: z.enum(KINDS),
  /** Paragraphs, a line each. */
  text: z.string().trim().min(1, '请写题干').max(10_000),
  /** What each line says depends on the kind. */
  lines: z.string().trim().min(1, '请按说明填写').max(10_000),
  point: Identifier,
  difficulty: z.coerce.number().int().min(1, '写 1 到 99').max(99, '写 1 到 99'),
  points: z.coerce.number<unknown>().pipe(Points),
  scoring: Scoring.default('partial'),
})
export type Typed = z.output<typeof Typed>

/** What is wrong with it, by its field. */
export class BadlyTyped extends Error {
  override name = 'BadlyTyped'
  readonly field: string
  constructor(field: string, message: string) {
    super(message)
    this.field = field
  }
}

/** What an author types, as a question; throws `BadlyTyped` with the field. */
export function contentOfTyped(typed: Typed, picture: Picture | null): Content {
  const { kind, point, difficulty, points } = typed
  const asked = { stem: { paragraphs: linesOf(typed.text), pictures: [] }, point, difficulty, points }
  const read = Content.safeParse({ kind, ...asked, ...offered(typed, picture) })
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = issue?.path[0] === 'stem' ? 'text' : issue?.path[0] === 'points' ? 'points' : 'lines'
  throw new BadlyTyped(field, issue?.message ?? '请核对')
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function offered({ kind, lines: typed, scoring }: Typed, picture: Picture | null): object {
  const lines = linesOf(typed)
  switch (kind) {
    case 'choice':
    case 'multiple': {
      const options = lines.map((line, at) => ({ id: `A${at + 1}`, text: line.replace(/^\*\s*/, '') }))
      const right = options.filter((_, at) => lines[at]?.startsWith('*')).map(({ id }) => id)
      if (right.length === 0) throw new BadlyTyped('lines', '没有标出正确答案：在正确的选项前面加 *')
      if (kind === 'multiple') return { options, key: { right, scoring } }
      if (right.length > 1)
        throw new BadlyTyped('lines', '单选题只能有一个选项前面加 *；有几个正确的请改成多选题')
      return { options, key: { right: right[0] } }
    }
    case 'order': {
      const options = lines.map((text, at) => ({ id: `S${at + 1}`, text }))
      return { options, key: { order: options.map(({ id }) => id) } }
    }
    case 'match':
      return matched(lines, scoring)
    case 'text-entry':
      return { key: { accepted: lines } }
    case 'extended-text':
      return { lines: 12, key: { reference: lines } }
    case 'hotspot':
      return pointed(lines, picture)
  }
}

function matched(lines: readonly string[], scoring: Scoring): object {
  const left: { id: string; text: string }[] = []
  const right = new Map<string, string>()
  const pairs: [string, string][] = []
  for (const line of lines) {
    const [one = '', other = ''] = line.split(/\s*[=＝]\s*/, 2)
    if (other.trim() === '') throw new BadlyTyped('lines', `“${line}”没有写成“左边 = 右边”`)
    const id = right.get(other) ?? `R${right.size + 1}`
    right.set(other, id)
    if (one.trim() === '') continue
    left.push({ id: `L${left.length + 1}`, text: one })
    pairs.push([`L${left.length}`, id])
  }
  return { left, right: [...right].map(([text, id]) => ({ id, text })), key: { pairs, scoring } }
}

const SHAPES = { 圆: 'circle', 矩形: 'rect', 多边形: 'poly' } as const

function pointed(lines: readonly string[], picture: Picture | null): object {
  if (!picture) throw new BadlyTyped('picture', '识图题要上传一张 PNG 或 JPEG 图片')
  const right: string[] = []
  const regions = lines.map((line, at) => {
    const [, mark, name = '', numbers = ''] = /^(\*?)\s*(圆|矩形|多边形)\s+([\d\s,，]+)$/.exec(line) ?? []
    if (mark === undefined)
      throw new BadlyTyped(
        'lines',
        `“${line}”没有写成“矩形 左，上，右，下”“圆 横，纵，半径”或“多边形 横，纵，横，纵，…”`,
      )
    if (mark === '*') right.push(`P${at + 1}`)
    const coords = numbers
      .split(/[\s,，]+/)
      .filter(Boolean)
      .map(Number)
    return { id: `P${at + 1}`, shape: SHAPES[name as keyof typeof SHAPES], coords }
  })
  if (right.length !== 1) throw new BadlyTyped('lines', '正好一个区域前面加 *，表示点在那里算对')
  return { picture, regions, key: { right: right[0] } }
}

/** What is typed for a question that is there already. */
export function typedOf(content: Content): Typed {
  const { kind, stem, point, difficulty, points } = content
  const scoring = 'scoring' in content.key ? content.key.scoring : 'partial'
  return {
    kind,
    text: stem.paragraphs.join('\n'),
    lines: linesFrom(content).join('\n'),
    point,
    difficulty,
    points,
    scoring,
  }
}

function linesFrom(content: Content): string[] {
  switch (content.kind) {
    case 'choice':
      return content.options.map(({ id, text }) => (id === content.key.right ? `*${text}` : text))
    case 'multiple':
      return content.options.map(({ id, text }) => (content.key.right.includes(id) ? `*${text}` : text))
    case 'order':
      return content.key.order.map((id) => content.options.find((one) => one.id === id)?.text ?? id)
    case 'match': {
      const text = (of: readonly { id: string; text: string }[], id: string) =>
        of.find((one) => one.id === id)?.text ?? id
      const used = content.key.pairs.map(([, right]) => right)
      return [
        ...content.key.pairs.map(
          ([left, right]) => `${text(content.left, left)} = ${text(content.right, right)}`,
        ),
        ...content.right.filter(({ id }) => !used.includes(id)).map((one) => `= ${one.text}`),
      ]
    }
    case 'text-entry':
      return content.key.accepted
    case 'extended-text':
      return content.key.reference
    case 'hotspot':
      return content.regions.map(({ id, shape, coords }) => {
        const name = Object.entries(SHAPES).find(([, value]) => value === shape)?.[0] ?? ''
        return `${id === content.key.right ? '*' : ''}${name} ${coords.join(',')}`
      })
  }
}
