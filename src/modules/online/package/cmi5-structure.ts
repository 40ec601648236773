import { attributeOf, type Node } from '../../../kernel/office/index.ts'
import { every, first, localName, textOf, within } from './elements.ts'
import { MOVE_ON, type MoveOn, PackageFault, type Structure, type Unit } from './structure.ts'

const NAMESPACE = 'https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd'
const MOST_UNITS = 2_000
/** What the launch adds itself, and a unit's own address must not have (8.1). */
const RESERVED = ['endpoint', 'fetch', 'actor', 'activityId', 'registration']

/** In which order the elements of each stand (13.2), with which must be there. */
const ORDER = {
  courseStructure: [['course'], ['objectives'], ['au', 'block']],
  course: [['title'], ['description']],
  block: [['title'], ['description'], ['objectives'], ['au', 'block']],
  au: [['title'], ['description'], ['objectives'], ['url'], ['launchParameters'], ['entitlementKey']],
  objective: [['title'], ['description']],
} as const
const NEEDED = {
  courseStructure: ['course'],
  course: ['title', 'description'],
  block: ['title', 'description'],
  au: ['title', 'description', 'url'],
  objective: ['title', 'description'],
} as const

/** Reads a course structure of cmi5 (cmi5.xml) by its own rules; the first mistake is said with its place. */
export function readCmi5(root: Node): Structure {
  if (localName(root) !== 'courseStructure' || namespaceOf(root) !== NAMESPACE)
    throw new PackageFault('cmi5.xml', `第一个元素要是 courseStructure，命名空间是 ${NAMESPACE}`)
  const ids = new Map<string, string>()
  requireOrder(root, 'courseStructure', 'cmi5.xml')
  const course = first(root, 'course') as Node
  requireOrder(course, 'course', 'cmi5.xml 的 course')
  const structure: Structure = {
    kind: 'cmi5',
    id: idOf(course, 'course', ids),
    title: titleOf(course),
    blocks: [],
    units: [],
  }
  readObjectives(root, ids)
  readWithin(root, [], structure, ids)
  if (structure.units.length === 0) throw new PackageFault('cmi5.xml', '里面一个单元（au）也没有')
  if (structure.units.length > MOST_UNITS)
    throw new PackageFault('cmi5.xml', `单元超过 ${MOST_UNITS} 个，请分成几门课`)
  return structure
}

function readWithin(node: Node, above: string[], structure: Structure, ids: Map<string, string>): void {
  for (const one of within(node)) {
    const name = localName(one)
    if (name === 'au') structure.units.push(unitOf(one, above, structure.units.length + 1, ids))
    if (name !== 'block') continue
    const id = idOf(one, 'block', ids)
    requireOrder(one, 'block', `block ${id}`)
    readObjectives(one, ids)
    structure.blocks.push({ id, title: titleOf(one) })
    const before = structure.units.length
    readWithin(one, [...above, id], structure, ids)
    if (structure.units.length === before) throw new PackageFault(`block ${id}`, '里面一个单元（au）也没有')
  }
}

function unitOf(node: Node, above: string[], number: number, ids: Map<string, string>): Unit {
  const id = idOf(node, `第 ${number} 个 au`, ids)
  const place = `au ${id}`
  requireOrder(node, 'au', place)
  const score = attributeOf(node, 'masteryScore')?.trim()
  const moveOn = attributeOf(node, 'moveOn') ?? 'NotApplicable'
  if (!MOVE_ON.includes(moveOn as MoveOn))
    throw new PackageFault(`${place} 的 moveOn`, `只能是 ${MOVE_ON.join('、')}`)
  const launchMethod = attributeOf(node, 'launchMethod') ?? 'AnyWindow'
  if (launchMethod !== 'AnyWindow' && launchMethod !== 'OwnWindow')
    throw new PackageFault(`${place} 的 launchMethod`, '只能是 AnyWindow、OwnWindow')
  return {
    id,
    title: titleOf(node),
    launch: launchOf(textOf(first(node, 'url')), `${place} 的 url`),
    within: above,
    moveOn: moveOn as MoveOn,
    masteryScore: score === undefined ? null : scoreOf(score, `${place} 的 masteryScore`),
    ownWindow: launchMethod === 'OwnWindow',
    launchParameters: textOf(first(node, 'launchParameters')),
    entitlementKey: first(node, 'entitlementKey') ? textOf(first(node, 'entitlementKey')) : null,
  }
}

function scoreOf(text: string, place: string): number {
  const score = Number(text)
  if (text === '' || !(score >= 0 && score <= 1)) throw new PackageFault(place, '是 0 到 1 之间的小数')
  return score
}

function launchOf(text: string, place: string): string {
  const wrong = '不是能打开的地址；写包里的文件名，或者 https 开头的地址'
  if (text === '' || /\s|[<>"\\^`{|}]/.test(text) || !URL.canParse(text, 'https://package.invalid/'))
    throw new PackageFault(place, wrong)
  const url = new URL(text, 'https://package.invalid/')
  if (!/^https?:$/.test(url.protocol)) throw new PackageFault(place, wrong)
  const taken = RESERVED.find((name) => url.searchParams.has(name))
  if (taken) throw new PackageFault(place, `自带了 ${taken} 参数，它由平台在打开时加上，请删去`)
  return text
}

/** An id is a whole IRI and stands once (3.0, 13.1). */
function idOf(node: Node, kind: string, ids: Map<string, string>): string {
  const id = attributeOf(node, 'id')?.trim() ?? ''
  if (!/^[a-z][a-z0-9+.-]*:[^\s]+$/i.test(id))
    throw new PackageFault(`${kind} 的 id`, `“${id}”不是完整的 IRI，要写成 https://… 这样`)
  const other = ids.get(id)
  if (other) throw new PackageFault(`${kind} 的 id`, `“${id}”和${other}重复，每个要不同`)
  ids.set(id, kind)
  return id
}

function readObjectives(node: Node, ids: Map<string, string>): void {
  const objectives = first(node, 'objectives')
  if (!objectives) return
  for (const one of every(objectives, 'objective')) {
    const id = idOf(one, 'objective', ids)
    requireOrder(one, 'objective', `objective ${id}`)
  }
}

const namespaceOf = (root: Node): string | undefined => {
  const prefix = root.tag.match(/^(.*):/)?.[1]
  return root.attributes[prefix ? `xmlns:${prefix}` : 'xmlns']
}

function titleOf(node: Node): string {
  const title = first(node, 'title') as Node
  const said = every(title, 'langstring')
  const own = said.find((one) => attributeOf(one, 'lang')?.toLowerCase().startsWith('zh')) ?? said[0]
  const text = textOf(own)
  if (text === '') throw new PackageFault(`${localName(node)} ${attributeOf(node, 'id')}`, '的 title 是空的')
  return text.slice(0, 200)
}

function requireOrder(node: Node, name: keyof typeof ORDER, place: string): void {
  const order: readonly (readonly string[])[] = ORDER[name]
  let at = 0
  for (const one of within(node)) {
    const found = order.findIndex((names) => names.includes(localName(one)))
    if (found < 0) throw new PackageFault(place, `里面不能有 ${localName(one)}`)
    if (found < at) throw new PackageFault(place, `里面的 ${localName(one)} 次序不对，要在前面`)
    at = found
  }
  for (const needed of NEEDED[name])
    if (!first(node, needed)) throw new PackageFault(place, `里面没有 ${needed}`)
}
