import { escapedXml } from '../../../kernel/office/index.ts'
import { BLANK, type Content, KIND_NAMES, type Option, type Picture } from '../item/item.ts'
import { QTI } from './element.ts'

/** A question as a QTI 3.0 item, with the files of its pictures. */
interface WrittenItem {
  xml: string
  pictures: { name: string; picture: Picture }[]
}

const TEMPLATES = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates'

/** A question in QTI 3.0; what the standard has no place for stands in data attributes of its body. */
export function writeItem(identifier: string, content: Content): WrittenItem {
  const pictures: WrittenItem['pictures'] = []
  const image = (picture: Picture, directory = '../images'): string => {
    const name = `${identifier}-${pictures.length + 1}.${picture.type === 'image/png' ? 'png' : 'jpg'}`
    pictures.push({ name, picture })
    const { alt, width, height } = picture
    return empty('img', { src: `${directory}/${name}`, alt, width, height })
  }
  const paragraphs = content.stem.paragraphs.map((text) => element('p', {}, inline(content.kind, text)))
  const shown = content.stem.pictures.map((picture) => element('p', {}, image(picture)))
  const about = { 'data-knowledge-point': content.point, 'data-expected-percent': content.difficulty }
  const body = [...paragraphs, ...shown, ...interaction(content, image)]
  const xml = element(
    'qti-assessment-item',
    {
      xmlns: QTI,
      identifier,
      title: KIND_NAMES[content.kind],
      adaptive: 'false',
      'time-dependent': 'false',
      'xml:lang': 'zh-CN',
    },
    response(content),
    outcome('SCORE', 0),
    outcome('MAXSCORE', content.points),
    element('qti-item-body', about, ...body),
    ...processing(content),
  )
  return { xml: `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`, pictures }
}

type Attributes = Readonly<Record<string, string | number>>

const attributesOf = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapedXml(String(value))}"`)
    .join('')
const empty = (name: string, attributes: Attributes): string => `<${name}${attributesOf(attributes)}/>`
const element = (name: string, attributes: Attributes, ...inside: string[]): string =>
  `<${name}${attributesOf(attributes)}>${inside.join('')}</${name}>`
const value = (text: string | number): string => element('qti-value', {}, escapedXml(String(text)))

const outcome = (identifier: string, points: number): string =>
  element(
    'qti-outcome-declaration',
    { identifier, cardinality: 'single', 'base-type': 'float' },
    element('qti-default-value', {}, value(points)),
  )

const ENTRY = empty('qti-text-entry-interaction', { 'response-identifier': 'RESPONSE' })

const inline = (kind: Content['kind'], text: string): string =>
  kind === 'text-entry' ? text.split(BLANK).map(escapedXml).join(ENTRY) : escapedXml(text)

const declared = (cardinality: string, type: string, ...inside: string[]): string =>
  element('qti-response-declaration', { identifier: 'RESPONSE', cardinality, 'base-type': type }, ...inside)
const correct = (...values: string[]): string =>
  element('qti-correct-response', {}, ...values.map((one) => value(one)))

/** A share for each right one; a wrong one takes more away than all right ones give, and nothing falls below zero. */
const mapped = (keys: readonly string[], points: number): string =>
  element(
    'qti-mapping',
    { 'lower-bound': 0, 'upper-bound': points, 'default-value': -points },
    ...keys.map((key) => empty('qti-map-entry', { 'map-key': key, 'mapped-value': points / keys.length })),
  )

function response(content: Content): string {
  const { points } = content
  switch (content.kind) {
    case 'choice':
    case 'hotspot':
      return declared('single', 'identifier', correct(content.key.right))
    case 'multiple': {
      const { right, scoring } = content.key
      return declared(
        'multiple',
        'identifier',
        correct(...right),
        ...(scoring === 'partial' ? [mapped(right, points)] : []),
      )
    }
    case 'order':
      return declared('ordered', 'identifier', correct(...content.key.order))
    case 'match': {
      const pairs = content.key.pairs.map((pair) => pair.join(' '))
      const shares = content.key.scoring === 'partial' ? [mapped(pairs, points)] : []
      return declared('multiple', 'directedPair', correct(...pairs), ...shares)
    }
    case 'text-entry': {
      const [first = ''] = content.key.accepted
      const entries = content.key.accepted.map((key) =>
        empty('qti-map-entry', { 'map-key': key, 'mapped-value': points, 'case-sensitive': 'false' }),
      )
      const mapping = element('qti-mapping', { 'default-value': 0 }, ...entries)
      return declared('single', 'string', correct(first), mapping)
    }
    case 'extended-text':
      return declared('single', 'string')
  }
}

const choices = (name: string, options: readonly Option[], more: Attributes = {}): string[] =>
  options.map(({ id, text }) => element(name, { identifier: id, ...more }, escapedXml(text)))

const ASKING = { 'response-identifier': 'RESPONSE' }

function interaction(content: Content, image: (picture: Picture) => string): string[] {
  switch (content.kind) {
    case 'choice':
    case 'multiple': {
      const most = content.kind === 'choice' ? 1 : 0
      return [
        element(
          'qti-choice-interaction',
          { ...ASKING, shuffle: 'true', 'max-choices': most },
          ...choices('qti-simple-choice', content.options),
        ),
      ]
    }
    case 'order':
      return [
        element(
          'qti-order-interaction',
          { ...ASKING, shuffle: 'true' },
          ...choices('qti-simple-choice', content.options),
        ),
      ]
    case 'match':
      return [
        element(
          'qti-match-interaction',
          { ...ASKING, shuffle: 'true', 'max-associations': content.left.length },
          element(
            'qti-simple-match-set',
            {},
            ...choices('qti-simple-associable-choice', content.left, { 'match-max': 1 }),
          ),
          element(
            'qti-simple-match-set',
            {},
            ...choices('qti-simple-associable-choice', content.right, { 'match-max': content.left.length }),
          ),
        ),
      ]
    case 'text-entry':
      return []
    case 'extended-text':
      return [
        empty('qti-extended-text-interaction', { ...ASKING, 'expected-lines': content.lines }),
        element(
          'qti-rubric-block',
          { use: 'scoring', view: 'scorer' },
          element(
            'qti-content-body',
            {},
            ...content.key.reference.map((text) => element('p', {}, escapedXml(text))),
          ),
        ),
      ]
    case 'hotspot':
      return [
        element(
          'qti-hotspot-interaction',
          { ...ASKING, 'max-choices': 1 },
          image(content.picture),
          ...content.regions.map(({ id, shape, coords }) =>
            empty('qti-hotspot-choice', { identifier: id, shape, coords: coords.join(',') }),
          ),
        ),
      ]
  }
}

/** What people mark has no processing. */
function processing(content: Content): string[] {
  if (content.kind === 'extended-text') return []
  const shares =
    content.kind === 'text-entry' || ('scoring' in content.key && content.key.scoring === 'partial')
  return [
    empty('qti-response-processing', {
      template: `${TEMPLATES}/${shares ? 'map_response' : 'match_correct'}.xml`,
    }),
  ]
}
