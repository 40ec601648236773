import { type ArchiveFault, unpack } from '../archive.ts'
import { type Container, containerOf, kindOfContainer } from '../container.ts'
import { BadXml, readXml } from '../xml.ts'
import type { Noticed } from './notices.ts'
import { numberingOf } from './numbering.ts'
import { remarksOf } from './remarks.ts'
import { stylesOf } from './styles.ts'
import { type Around, TooMuchText, Words } from './words.ts'

/** The words of a .docx, and what to look at before they are used. */
export interface DocumentText {
  text: string
  remarks: string[]
}

/** Why a .docx is not read, and in which part that lies. */
export interface DocumentFault {
  fault: ArchiveFault | 'no-document' | 'macros' | 'declaration' | 'too-long'
  part: string
  /** What the file is instead, as far as that can be seen. */
  is: string
}

const UNPACKED_LIMIT = 64 * 1024 * 1024
const PART_LIMIT = 24 * 1024 * 1024

/** Reads the words of a .docx; takes time, so it belongs into the workroom. */
export function readDocument(bytes: Uint8Array, longest: number): DocumentText | DocumentFault {
  const fault = (fault: DocumentFault['fault'], part = '', is = ''): DocumentFault => ({ fault, part, is })
  const archive = unpack(bytes, UNPACKED_LIMIT)
  if (typeof archive === 'string') return fault(archive)
  for (const [part, data] of archive)
    if (/\.(xml|rels)$/i.test(part) && /<!(DOCTYPE|ENTITY)/i.test(data.toString('latin1')))
      return fault('declaration', part)
  try {
    const container = containerOf(archive)
    const { main } = container
    if (main === null || !container.data(main) || rootOf(container, main) !== 'w:document')
      return fault('no-document', '', kindOfContainer(container))
    const macros = [...archive.keys()].find((part) => /vbaProject\.bin$/i.test(part))
    if (macros) return fault('macros', macros)
    if ((container.data(main)?.length ?? 0) > PART_LIMIT) return fault('unpacks-too-big', main)
    return wordsOf(container, main, longest)
  } catch (error) {
    if (error instanceof BadXml) return fault('damaged')
    if (error instanceof TooMuchText) return fault('too-long')
    throw error
  }
}

function rootOf(container: Container, part: string): string | null {
  let root: string | null = null
  class Found extends Error {}
  try {
    readXml(container.data(part) ?? Buffer.alloc(0), {
      open({ name }) {
        root = name
        throw new Found()
      },
    })
  } catch (error) {
    if (!(error instanceof Found)) throw error
  }
  return root
}

function wordsOf(container: Container, main: string, longest: number): DocumentText {
  const relations = container.relations(main)
  const related = (type: string) => relations.find((one) => one.type === type)?.part
  const around: Around = {
    styles: stylesOf(container, related('styles')),
    numbering: numberingOf(container, related('numbering')),
    note: () => null,
  }
  const noticed: Noticed[] = []
  const notes = {
    footnote: notesIn(container, related('footnotes'), around, longest, noticed),
    endnote: notesIn(container, related('endnotes'), around, longest, noticed),
  }
  const words = new Words({ ...around, note: (kind, id) => notes[kind].get(id) ?? null }, longest)
  readXml(container.data(main) ?? Buffer.alloc(0), words)
  const beside = (type: string): string[] =>
    relations
      .filter((one) => one.type === type && one.part !== null)
      .map(({ part }) => {
        const aside = new Words({ ...around, note: () => null }, longest)
        readXml(container.data(part ?? '') ?? Buffer.alloc(0), aside)
        return aside.lines.join(' ').trim()
      })
      .filter((text) => text !== '')
  const text = words.lines.join('\n')
  return {
    text: text === '' ? '' : `${text}\n`,
    remarks: remarksOf([...words.noticed, ...noticed], {
      comments: beside('comments'),
      headers: [...beside('header'), ...beside('footer')],
    }),
  }
}

/** Foot- or endnotes by their id; those that only draw the line above them hold no words. */
function notesIn(
  container: Container,
  part: string | null | undefined,
  around: Around,
  longest: number,
  noticed: Noticed[],
): Map<string, string> {
  const notes = new Map<string, string>()
  const data = part ? container.data(part) : undefined
  if (!data) return notes
  let words = new Words(around, longest)
  let id = ''
  readXml(data, {
    open(element) {
      if (element.name === 'w:footnote' || element.name === 'w:endnote') {
        words = new Words(around, longest)
        id = element.get('id') ?? ''
      }
      words.open(element)
    },
    text: (text) => words.text(text),
    close(name) {
      words.close(name)
      if (name !== 'w:footnote' && name !== 'w:endnote') return
      const text = words.lines.join(' ').trim()
      if (text !== '') notes.set(id, text)
      noticed.push(...words.noticed.map((one) => ({ ...one, paragraph: 0 })))
    },
  })
  return notes
}
