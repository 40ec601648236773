import { attributeOf, type Node } from '../../../kernel/office/index.ts'
import { every, first, localName, textOf } from './elements.ts'
import { PackageFault, type PackageKind, type Structure, type Unit } from './structure.ts'

const FILE = 'imsmanifest.xml'
const DEEPEST = 20
const MOST_UNITS = 500

/** Reads the manifest of a SCORM package: the default organization's items that open something, in their order. */
export function readScorm(root: Node): Structure {
  if (localName(root) !== 'manifest') throw new PackageFault(FILE, '第一个元素要是 manifest')
  const organizations = first(root, 'organizations')
  const all = organizations ? every(organizations, 'organization') : []
  const wanted = organizations && attributeOf(organizations, 'default')
  const organization = all.find((one) => attributeOf(one, 'identifier') === wanted) ?? all[0]
  if (!organization) throw new PackageFault(`${FILE} 的 organizations`, '里面没有目录（organization）')
  const resources = resourcesIn(root)
  const structure: Structure = {
    kind: kindOf(root),
    id: attributeOf(root, 'identifier') ?? '',
    title: textOf(first(organization, 'title')).slice(0, 200) || '没有标题',
    blocks: [],
    units: [],
  }
  readItems(organization, [], resources, structure)
  if (structure.units.length === 0) throw new PackageFault(`${FILE} 的 organization`, '里面没有能打开的条目')
  if (structure.units.length > MOST_UNITS)
    throw new PackageFault(FILE, `条目超过 ${MOST_UNITS} 个，请分成几门课`)
  return structure
}

function kindOf(root: Node): PackageKind {
  const metadata = first(root, 'metadata')
  const version = textOf(metadata && first(metadata, 'schemaversion'))
  if (version === '1.2') return 'scorm12'
  if (version === 'CAM 1.3' || version.startsWith('2004')) return 'scorm2004'
  throw new PackageFault(
    `${FILE} 的 schemaversion`,
    `“${version}”不认识；请导出为 SCORM 1.2、SCORM 2004 或 cmi5`,
  )
}

function resourcesIn(root: Node): Map<string, string> {
  const found = new Map<string, string>()
  const list = first(root, 'resources')
  const base = (list && attributeOf(list, 'base')) ?? ''
  for (const one of list ? every(list, 'resource') : []) {
    const [id, href] = [attributeOf(one, 'identifier'), attributeOf(one, 'href')]
    if (id && href) found.set(id, `${base}${attributeOf(one, 'base') ?? ''}${href}`)
  }
  return found
}

function readItems(node: Node, above: string[], resources: Map<string, string>, structure: Structure): void {
  if (above.length > DEEPEST) throw new PackageFault(FILE, `目录超过 ${DEEPEST} 层`)
  for (const one of every(node, 'item')) {
    const id = attributeOf(one, 'identifier') ?? ''
    const points = attributeOf(one, 'identifierref')
    const title = textOf(first(one, 'title')).slice(0, 200) || id
    if (points) structure.units.push(unitOf(one, { id, title, points, above }, resources))
    readItems(one, [...above, id], resources, structure)
  }
}

function unitOf(
  node: Node,
  { id, title, points, above }: { id: string; title: string; points: string; above: string[] },
  resources: Map<string, string>,
): Unit {
  const place = `${FILE} 的 item ${id}`
  const href = resources.get(points)
  if (!href) throw new PackageFault(place, `指的资源 ${points} 没有，或者没有 href`)
  if (/^[a-z][a-z0-9+.-]*:/i.test(href)) throw new PackageFault(place, '指到包外面去了；内容都要在包里')
  const score = Number(textOf(first(node, 'masteryscore')) || Number.NaN)
  const parameters = attributeOf(node, 'parameters') ?? ''
  return {
    id,
    title,
    launch: parameters === '' ? href : `${href}${/^[?#]/.test(parameters) ? '' : '?'}${parameters}`,
    within: above,
    moveOn: 'Completed',
    masteryScore: score >= 0 && score <= 100 ? score / 100 : null,
    ownWindow: false,
    launchParameters: textOf(first(node, 'datafromlms') ?? first(node, 'dataFromLMS')),
    entitlementKey: null,
  }
}
