import {
  addContentType,
  addRelation,
  attributeOf,
  type Container,
  changePart,
  childOf,
  freePart,
  made,
  type Node,
  setPart,
  xmlText,
} from '../../office/index.ts'
import { placeIn } from '../read/grid.ts'

/** How our words in a comment begin; by it they are found again. */
const COMMENT = '【错误】'
const COMMENT_LIMIT = 5_000

const COMMENTS = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml'
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * Says in comments what is wrong with which cell. The user's own comments stay: ours stands below. What an earlier
 * return said goes.
 */
export function markComments(
  container: Container,
  sheet: string,
  root: Node,
  messages: ReadonlyMap<string, readonly string[]>,
): void {
  const before = container.relations(sheet).find(({ type }) => type === 'comments')?.part
  if (!before && messages.size === 0) return
  const part = before ?? freePart(container, 'xl/comments', '.xml')
  if (!before) {
    const empty = `<comments xmlns="${SHEETS}"><authors><author/></authors><commentList/></comments>`
    setPart(container, part, Buffer.from(empty))
    addContentType(container, part, COMMENTS)
    addRelation(container, sheet, 'comments', part)
  }
  const added: string[] = []
  const removed: string[] = []
  changePart(container, part, (comments) => {
    const list = childOf(comments, 'commentList')
    if (!list) return
    const own = new Map<string, Node>()
    list.children = list.children.filter((one) => {
      if (typeof one === 'string') return true
      const place = attributeOf(one, 'ref') ?? ''
      const stays = withoutOurs(one) || messages.has(place)
      if (stays) own.set(place, one)
      else removed.push(place)
      return stays
    })
    let count = 0
    for (const [place, words] of messages) {
      if (count++ >= COMMENT_LIMIT) break
      const comment = own.get(place)
      if (comment) addWords(comment, words)
      else {
        list.children.push(
          made(
            list,
            'comment',
            { ref: place, authorId: '0' },
            made(list, 'text', {}, runOf(list, words, true)),
          ),
        )
        added.push(place)
      }
    }
  })
  drawNotes(container, sheet, root, added, removed)
}

/** Below the user's words ours are red and smaller, so that a program does not join them to one run. */
const runOf = (like: Node, words: readonly string[], alone: boolean, before = ''): Node => {
  const text = made(like, 't', { 'xml:space': 'preserve' }, before + COMMENT + words.join('\n'))
  if (alone) return made(like, 'r', {}, text)
  const look = made(like, 'rPr', {}, made(like, 'sz', { val: '9' }), made(like, 'color', { rgb: 'FFA63F24' }))
  return made(like, 'r', {}, look, text)
}

function addWords(comment: Node, words: readonly string[]): void {
  const text = childOf(comment, 'text')
  if (!text) return
  text.children.push(runOf(text, words, false, textIn(text).trim() === '' ? '' : '\n'))
}

const textIn = (node: Node): string =>
  node.children.map((one) => (typeof one === 'string' ? one : textIn(one))).join('')

/** Takes our words out of a comment; false if nothing of the user's is left in it. */
function withoutOurs(comment: Node): boolean {
  let found = false
  const cut = (node: Node): void => {
    node.children = node.children.map((one) => {
      if (typeof one !== 'string') {
        cut(one)
        return one
      }
      const at = one.indexOf(COMMENT)
      if (at < 0) return one
      found = true
      return one.slice(0, at).replace(/\n$/, '')
    })
  }
  cut(comment)
  if (!found) return true
  return textIn(comment).trim() !== ''
}

const VML =
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"'

/** Excel shows a comment only where a note is drawn for it. */
function drawNotes(
  container: Container,
  sheet: string,
  root: Node,
  added: readonly string[],
  removed: readonly string[],
): void {
  const legacy = childOf(root, 'legacyDrawing')
  const id = legacy && attributeOf(legacy, 'id')
  const before = container.relations(sheet).find((one) => one.type === 'vmlDrawing' && one.id === id)?.part
  if (!before && added.length === 0) return
  const part = before ?? freePart(container, 'xl/drawings/vmlDrawing', '.vml')
  let text = container.data(part) ? xmlText(container.data(part) as Buffer) : `<xml ${VML}></xml>`
  if (removed.length > 0) text = withoutNotes(text, new Set(removed))
  const end = text.lastIndexOf('</xml>')
  if (end < 0) return
  const kind = text.includes('id="_x0000_t202"') ? '' : SHAPE_TYPE
  text = text.slice(0, end) + kind + added.map(noteOf).join('') + text.slice(end)
  setPart(container, part, Buffer.from(text))
  if (before) return
  addContentType(container, part, 'application/vnd.openxmlformats-officedocument.vmlDrawing')
  const pointer = addRelation(container, sheet, 'vmlDrawing', part)
  putInOrder(
    root,
    made(root, 'legacyDrawing', {
      'xmlns:hr': RELATIONS_OF[isStrict(root) ? 'strict' : 'plain'],
      'hr:id': pointer,
    }),
  )
}

const isStrict = (root: Node): boolean =>
  Object.values(root.attributes).some((one) => one.startsWith('http://purl.oclc.org/ooxml/spreadsheetml'))

const RELATIONS_OF = {
  strict: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  plain: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
}

/** What comes after it in a sheet, by the standard. */
const AFTER = new Set([
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
])

function putInOrder(root: Node, node: Node): void {
  const at = root.children.findIndex((one) => typeof one !== 'string' && AFTER.has(one.name))
  root.children.splice(at < 0 ? root.children.length : at, 0, node)
}

const SHAPE_TYPE = `<v:shapetype ${VML} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

function noteOf(place: string): string {
  const { column = 1, line = 1 } = placeIn(place) ?? {}
  const anchor = [column, 15, Math.max(0, line - 2), 10, column + 4, 15, line + 4, 4].join(',')
  return `<v:shape ${VML} id="haihe_${place}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${line - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`
}

/** The drawing without the notes of these cells. */
function withoutNotes(text: string, places: ReadonlySet<string>): string {
  const gone = new Set(
    [...places].map((place) => {
      const { column = 0, line = 0 } = placeIn(place) ?? {}
      return `${line - 1} ${column - 1}`
    }),
  )
  return text
    .split(/(?=<v:shape[\s>])/)
    .map((piece) => {
      const end = piece.indexOf('</v:shape>')
      if (!piece.startsWith('<v:shape') || end < 0) return piece
      const row = /<x:Row>\s*(\d+)/.exec(piece)?.[1]
      const column = /<x:Column>\s*(\d+)/.exec(piece)?.[1]
      return gone.has(`${row} ${column}`) ? piece.slice(end + 10) : piece
    })
    .join('')
}
