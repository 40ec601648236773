import { BLANK, Content, type Option, type Picture } from '../item/item.ts'
import { wrongWithKey } from '../item/wrong-with-key.ts'
import {
  type Element,
  elementsIn,
  everyIn,
  firstIn,
  missing,
  placeOf,
  QTI,
  textOf,
  Unreadable,
  unknownElement,
} from './element.ts'
import { type Answers, answersOf } from './read-response.ts'

/** What a question from another system does not say of itself, as its importer says it. */
export interface Assumed {
  point?: string | undefined
  difficulty?: number | undefined
}

/** The picture that an address within the package leads to; null where there is none. */
type Pictures = (address: string) => Pick<Picture, 'type' | 'data' | 'width' | 'height'> | null

/** Right within an item; what is said for players alone changes no question. */
const OF_AN_ITEM = new Set([
  'qti-response-declaration',
  'qti-outcome-declaration',
  'qti-item-body',
  'qti-response-processing',
])

const INTERACTIONS = [
  'qti-choice-interaction',
  'qti-order-interaction',
  'qti-match-interaction',
  'qti-text-entry-interaction',
  'qti-extended-text-interaction',
  'qti-hotspot-interaction',
] as const

/** A question from a QTI 3.0 item; throws `Unreadable` with the place for what is not known here. */
export function readItem(file: string, root: Element, pictures: Pictures, assumed: Assumed): Content {
  if (root.namespace !== QTI || root.name !== 'qti-assessment-item')
    throw new Unreadable({
      place: placeOf(file, root),
      what: '不是 QTI 3.0 的试题',
      remedy: '请按 QTI 3.0 导出（根元素 qti-assessment-item）；2.x 的请先转换。',
    })
  for (const one of elementsIn(root)) if (!OF_AN_ITEM.has(one.name)) throw unknownElement(file, one)
  const body = firstIn(root, 'qti-item-body')
  if (!body) throw missing(file, root, '没有题干', '请补上 <qti-item-body>。')
  const found = INTERACTIONS.flatMap((name) => everyIn(body, name))
  const [asking] = found
  if (!asking || found.length > 1)
    throw missing(file, body, `这一题有 ${found.length} 处作答`, '一题正好一处作答；请拆成几题。')
  const said = new Reading(file, root, body, pictures)
  const { paragraphs, shown } = said.stem(asking)
  const answers = answersOf(file, root, asking)
  const made = Content.safeParse({
    ...said.offered(asking, answers),
    stem: { paragraphs, pictures: shown },
    points: said.points(answers),
    ...said.about(assumed),
  })
  const faults = made.success
    ? wrongWithKey(made.data)
    : made.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const [fault] = faults
  if (made.success && !fault) return made.data
  throw new Unreadable({
    place: placeOf(file, asking),
    what: `${fault?.path ?? ''} ${fault?.message ?? ''}`.trim(),
    remedy: '请改好这一处再导入。',
  })
}

class Reading {
  private readonly file: string
  private readonly root: Element
  private readonly body: Element
  private readonly pictures: Pictures

  constructor(file: string, root: Element, body: Element, pictures: Pictures) {
    this.file = file
    this.root = root
    this.body = body
    this.pictures = pictures
  }

  /** What is asked: the text around the interaction, and its prompt. */
  stem(asking: Element): { paragraphs: string[]; shown: Picture[] } {
    const paragraphs: string[] = []
    const shown: Picture[] = []
    const read = (element: Element): void => {
      let line = ''
      const end = (): void => {
        if (line.trim() !== '') paragraphs.push(line)
        line = ''
      }
      for (const one of element.children) {
        if (typeof one === 'string') line += one
        else if (one === asking) {
          if (one.name === 'qti-text-entry-interaction') line += BLANK
          else {
            end()
            const prompt = firstIn(one, 'qti-prompt')
            if (prompt) read(prompt)
          }
        } else if (one.name === 'img') shown.push(this.picture(one))
        else if (one.name === 'p' || one.name === 'div') {
          end()
          read(one)
        } else if (one.name === 'br') line += ' '
        else if (one.name !== 'qti-rubric-block') throw unknownElement(this.file, one)
      }
      end()
    }
    read(this.body)
    return { paragraphs, shown }
  }

  /** Points: what the item says is the most, else what its mapping gives at most. */
  points({ most }: Answers): number {
    const outcomes = elementsIn(this.root).filter(({ name }) => name === 'qti-outcome-declaration')
    const named = (identifier: string) =>
      outcomes.find(({ attributes }) => attributes.identifier === identifier)
    const full = firstIn(firstIn(named('MAXSCORE'), 'qti-default-value'), 'qti-value')
    const normal = named('SCORE')?.attributes['normal-maximum']
    if (full) return Number(textOf(this.file, full))
    if (normal !== undefined) return Number(normal)
    return most ?? 1
  }

  about(assumed: Assumed): { point: string; difficulty: number } {
    const point = this.body.attributes['data-knowledge-point'] ?? assumed.point
    const difficulty = Number(this.body.attributes['data-expected-percent'] ?? assumed.difficulty)
    if (!point || Number.isNaN(difficulty))
      throw missing(
        this.file,
        this.body,
        '没有说明知识点和难度',
        '请在导入时选默认的知识点和难度，或写在题里。',
      )
    return { point, difficulty }
  }

  /** What is offered and what is right, by the kind of interaction. */
  offered(asking: Element, answers: Answers): object {
    const { right, scoring } = answers
    const [first = ''] = right
    switch (asking.name) {
      case 'qti-choice-interaction': {
        const options = this.options(asking, 'qti-simple-choice')
        return answers.cardinality === 'single'
          ? { kind: 'choice', options, key: { right: first } }
          : { kind: 'multiple', options, key: { right, scoring } }
      }
      case 'qti-order-interaction':
        return { kind: 'order', options: this.options(asking, 'qti-simple-choice'), key: { order: right } }
      case 'qti-match-interaction': {
        const sets = elementsIn(asking).filter(({ name }) => name === 'qti-simple-match-set')
        const [left, other] = sets.map((set) => this.options(set, 'qti-simple-associable-choice'))
        const pairs = right.map((pair) => pair.trim().split(/\s+/))
        return { kind: 'match', left, right: other, key: { pairs, scoring } }
      }
      case 'qti-text-entry-interaction':
        return { kind: 'text-entry', key: { accepted: answers.accepted } }
      case 'qti-extended-text-interaction':
        return {
          kind: 'extended-text',
          lines: Number(asking.attributes['expected-lines'] ?? 8),
          key: { reference: this.reference(asking) },
        }
      default:
        return this.hotspot(asking, first)
    }
  }

  private reference(asking: Element): string[] {
    const block = everyIn(this.root, 'qti-rubric-block').find(({ attributes }) =>
      (attributes.view ?? '').split(/\s+/).includes('scorer'),
    )
    if (!block)
      throw missing(
        this.file,
        asking,
        '没有参考答案',
        '请在题里加 <qti-rubric-block view="scorer"> 写参考答案和评分要点。',
      )
    return everyIn(block, 'p').map((paragraph) => textOf(this.file, paragraph))
  }

  private hotspot(asking: Element, right: string): object {
    const image = firstIn(asking, 'img')
    if (!image) throw missing(this.file, asking, '没有图', '请补上 <img>。')
    const regions = elementsIn(asking)
      .filter(({ name }) => name === 'qti-hotspot-choice')
      .map(({ attributes }) => ({
        id: attributes.identifier,
        shape: attributes.shape,
        coords: (attributes.coords ?? '').split(',').map(Number),
      }))
    return { kind: 'hotspot', picture: this.picture(image), regions, key: { right } }
  }

  private options(within: Element, name: string): Option[] {
    return elementsIn(within).flatMap((one) => {
      if (one.name === 'qti-prompt') return []
      if (one.name !== name) throw unknownElement(this.file, one)
      if (one.attributes.fixed === 'true')
        throw new Unreadable({
          place: placeOf(this.file, one),
          what: '选项固定了位置（fixed）',
          remedy: '选项在试卷里都会打乱；请改写题目，不要依赖选项的位置。',
        })
      return [{ id: one.attributes.identifier ?? '', text: textOf(this.file, one) }]
    })
  }

  private picture(image: Element): Picture {
    const { src = '', alt, width, height } = image.attributes
    const found = this.pictures(src)
    if (!found) throw missing(this.file, image, `找不到图片 ${src}`, '图片要放在同一个包里，是 PNG 或 JPEG。')
    return {
      type: found.type,
      data: found.data,
      alt: alt?.trim() || '图',
      width: Number(width ?? found.width),
      height: Number(height ?? found.height),
    }
  }
}
