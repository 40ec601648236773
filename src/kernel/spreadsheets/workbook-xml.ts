import type { DataValidation } from 'exceljs'
import type { Archive } from './archive.ts'
import { refused } from './file-kind.ts'
import { type Wrong, wrong } from './mistakes.ts'

/** A drop-down or another rule of entry, with the cells that it is for. */
export interface EntryRule {
  range: string
  rule: DataValidation
}

/** Cells that one workbook may have, empty ones with a format included. */
const CELL_LIMIT = 3_000_000
const ROW_ELEMENTS = 250_000
const MERGED_LIMIT = 100_000

/**
 * Looks at the parts of a workbook before the library does, which would spread every rule and name over each of
 * its cells (a rule for whole columns has millions). Takes out entry rules, by the sheet's name, and such names.
 */
export function tame(archive: Archive): Map<string, EntryRule[]> | Wrong {
  const rules = new Map<string, EntryRule[]>()
  const names = sheetNames(archive)
  for (const [part, data] of archive) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(part)) continue
    if (count(data, '<c ', CELL_LIMIT) || count(data, '<row ', ROW_ELEMENTS))
      return refused('unpacks-too-big')
    if (data.includes(' t="d"')) return refused('damaged')
    const tail = tailOf(data)
    if (mergedCells(tail.xml) > MERGED_LIMIT)
      return wrong('merged-cell', '表里合并了大片单元格，请取消合并后逐格填写。')
    rules.set(names.get(part) ?? part, [...plainRules(tail.xml), ...extendedRules(tail.xml)])
    const rest = tail.xml
      .replace(/<dataValidations[\s\S]*?<\/dataValidations>/, '')
      .replace(/<dataValidations[^>]*\/>/, '')
    archive.set(part, Buffer.concat([data.subarray(0, tail.at), Buffer.from(rest, 'utf8')]))
  }
  const book = archive.get('xl/workbook.xml')?.toString('utf8') ?? ''
  archive.set(
    'xl/workbook.xml',
    Buffer.from(book.replace(/<definedName\b[^>]*>([^<]*)<\/definedName>/g, kept), 'utf8'),
  )
  return rules
}

function count(data: Buffer, token: string, limit: number): boolean {
  let found = 0
  for (let at = data.indexOf(token); at >= 0; at = data.indexOf(token, at + token.length))
    if (++found > limit) return true
  return false
}

/** What comes after the cells, which is short. */
function tailOf(data: Buffer): { at: number; xml: string } {
  const at = Math.max(0, data.lastIndexOf('</sheetData>'))
  return { at, xml: data.toString('utf8', at) }
}

/** Names of single cells or short lists stay; of whole columns, or of a filter, go. */
const kept = (element: string, target: string): string => {
  if (element.includes('_FilterDatabase') || !/\d/.test(target.replace(/^.*!/, ''))) return ''
  return areaOf(target.replace(/^.*!/, '').replaceAll('$', '')) > 10_000 ? '' : element
}

const mergedCells = (xml: string): number =>
  [...xml.matchAll(/<mergeCell [^>]*ref="([^"]*)"/g)].reduce((sum, [, range = '']) => sum + areaOf(range), 0)

function areaOf(range: string): number {
  const match = /^([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)$/.exec(range)
  if (match === null) return 1
  const [, left = '', top, right = '', bottom] = match
  return (
    (Math.abs(columnNumber(right) - columnNumber(left)) + 1) * (Math.abs(Number(bottom) - Number(top)) + 1)
  )
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

function sheetNames(archive: Archive): Map<string, string> {
  const relations = archive.get('xl/_rels/workbook.xml.rels')?.toString('utf8') ?? ''
  const targets = new Map<string, string>()
  for (const [element] of relations.matchAll(/<Relationship [^>]*>/g))
    targets.set(attribute(element, 'Id'), attribute(element, 'Target').replace(/^\/?(xl\/)?/, 'xl/'))
  const names = new Map<string, string>()
  for (const [element] of (archive.get('xl/workbook.xml')?.toString('utf8') ?? '').matchAll(/<sheet [^>]*>/g))
    names.set(targets.get(attribute(element, 'r:id')) ?? '', attribute(element, 'name'))
  return names
}

function plainRules(xml: string): EntryRule[] {
  return [...xml.matchAll(/<dataValidation ([^>]*?)(?:\/>|>([\s\S]*?)<\/dataValidation>)/g)].flatMap(
    ([, attributes = '', body = '']) => {
      const formulae = [...body.matchAll(/<formula[12]>([\s\S]*?)<\/formula[12]>/g)].map(([, text = '']) =>
        decoded(text),
      )
      return ruleOf(` ${attributes}`, formulae, attribute(` ${attributes}`, 'sqref'))
    },
  )
}

/** Excel keeps a list that stands on another sheet in an extension. */
function extendedRules(xml: string): EntryRule[] {
  return [...xml.matchAll(/<x14:dataValidation ([^>]*?)>([\s\S]*?)<\/x14:dataValidation>/g)].flatMap(
    ([, attributes = '', body = '']) => {
      const formulae = [...body.matchAll(/<xm:f>([\s\S]*?)<\/xm:f>/g)].map(([, text = '']) => decoded(text))
      return ruleOf(` ${attributes}`, formulae, /<xm:sqref>([^<]*)</.exec(body)?.[1] ?? '')
    },
  )
}

function ruleOf(attributes: string, formulae: string[], ranges: string): EntryRule[] {
  const type = attribute(attributes, 'type')
  if (type !== 'list' || formulae.length !== 1) return []
  const rule: DataValidation = {
    type,
    formulae,
    allowBlank: attribute(attributes, 'allowBlank') === '1',
    showErrorMessage: attribute(attributes, 'showErrorMessage') === '1',
    errorTitle: attribute(attributes, 'errorTitle'),
    error: attribute(attributes, 'error'),
  }
  return ranges
    .split(/\s+/)
    .filter(Boolean)
    .map((range) => ({ range: withRows(range), rule }))
}

/** `C:C` as `C1:C1048576`. */
function withRows(range: string): string {
  const match = /^([A-Z]+):([A-Z]+)$/.exec(range)
  return match === null ? range : `${match[1]}1:${match[2]}1048576`
}

const attribute = (element: string, name: string): string =>
  decoded(new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? '')

const decoded = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(lt|gt|quot|apos|amp));/gi, (_all, hex, decimal, name) =>
    hex ? fromCode(Number.parseInt(hex, 16)) : decimal ? fromCode(Number(decimal)) : (NAMED[name] ?? ''),
  )

const fromCode = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : '')

const NAMED: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
