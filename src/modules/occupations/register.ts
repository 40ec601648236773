import type { Standards } from '../../kernel/standard/index.ts'
import { baseName, sameOccupation } from '../../kernel/value/occupation.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { type Classification, type Classified, occupationsKind, type Rank } from './classification.ts'
import { type NewOccupations, newOccupationsKind } from './new-occupations.ts'

/** A group that an occupation belongs to. `implied` where the copy lacks its line and its code tells of it. */
export interface Group {
  code: string
  name: string
  rank: Exclude<Rank, 'occupation'>
  implied: boolean
}

/** An occupation of the register. Marks are null where they are not known; `code` where none was found. */
export interface RegisteredOccupation {
  code: string | null
  name: string
  digital: boolean | null
  green: boolean | null
  batch: { number: number; document: string; from: CivilDate; stage: 'published' | 'proposed' } | null
}

/** The occupations that there are on a day: the classification in force, and the new ones announced since. */
export interface Register {
  classification: Classification | null
  batches: readonly NewOccupations[]
  occupations: readonly RegisteredOccupation[]
  groups: readonly Group[]
  byCode: ReadonlyMap<string, RegisteredOccupation>
  byName: ReadonlyMap<string, RegisteredOccupation>
}

const kept = new WeakMap<Standards, Map<string, Register>>()

/** Reads the register as it stands on a day. */
export function registerOn(standards: Standards, day: CivilDate): Register {
  const classification = standards.inForce(occupationsKind, day)
  const batches = standards
    .all(newOccupationsKind)
    .filter(({ from, to }) => from <= day && (to === null || day <= to))
    .sort((a, b) => a.data.batch - b.data.batch)
  const key = [classification, ...batches].map((edition) => edition?.id).join(' ')
  const known = kept.get(standards) ?? new Map<string, Register>()
  kept.set(standards, known)
  let register = known.get(key)
  if (register === undefined) {
    register = compose(classification, batches)
    known.set(key, register)
  }
  return register
}

/** An occupation by its code, its name, or the name of one of its 工种: 铣工(数控铣工) is 铣工. */
export function occupationIn(register: Register, codeOrName: string): RegisteredOccupation | null {
  return (
    register.byCode.get(codeOrName) ??
    register.byName.get(codeOrName) ??
    register.byName.get(baseName(codeOrName)) ??
    null
  )
}

/** Why a code and a name do not belong together on that day; null where they do, or where no classification is known. */
export function codeFault(register: Register, code: string, name: string): string | null {
  if (register.classification === null) return null
  const occupation = register.byCode.get(code)
  if (occupation === undefined) return `${register.classification.name}没有职业编码 ${code}`
  if (sameOccupation(occupation.name, name) || sameOccupation(occupation.name, baseName(name))) return null
  return `编码 ${code} 是“${occupation.name}”，不是“${name}”`
}

/** The groups above an occupation, from 大类 down; those without a code have none. */
export function groupsOf(register: Register, code: string | null): Group[] {
  if (code === null) return []
  const above: readonly string[] = [
    `${code.slice(0, 1)}-00-00-00`,
    `${code.slice(0, 4)}-00-00`,
    minorOf(code),
  ]
  return register.groups.filter((group) => above.includes(group.code))
}

function compose(classification: Classification | null, batches: readonly NewOccupations[]): Register {
  const rows = classification?.data.rows ?? []
  const byName = new Map<string, RegisteredOccupation>()
  const byCode = new Map<string, RegisteredOccupation>()
  const occupations: RegisteredOccupation[] = []
  for (const row of rows) {
    if (row.rank !== 'occupation') continue
    const occupation = {
      code: row.code,
      name: row.name,
      digital: row.digital === '1',
      green: row.green === '1',
      batch: null as RegisteredOccupation['batch'],
    }
    occupations.push(occupation)
    byCode.set(row.code, occupation)
    if (!byName.has(row.name)) byName.set(row.name, occupation)
  }
  for (const { from, data } of batches) {
    const batch = { number: data.batch, document: data.document, from, stage: data.stage }
    for (const name of data.occupations) {
      const classified = byName.get(name)
      if (classified) classified.batch = batch
      else {
        const occupation = { code: null, name, digital: null, green: null, batch }
        occupations.push(occupation)
        byName.set(name, occupation)
      }
    }
  }
  return { classification, batches, occupations, groups: groupsIn(rows), byCode, byName }
}

/** The groups that have lines, and the 小类 that only the codes of their occupations tell of. */
function groupsIn(rows: readonly Classified[]): Group[] {
  const groups = new Map<string, Group>()
  for (const { code, name, rank } of rows)
    if (rank !== 'occupation') groups.set(code, { code, name, rank, implied: false })
  for (const { code, name, rank } of rows) {
    if (rank !== 'occupation') continue
    const minor = minorOf(code)
    // A 小类 with one occupation has its name; below X-XX-00 the occupations stand right under the 中类.
    if (groups.has(minor) || minor.endsWith('-00-00')) continue
    groups.set(minor, { code: minor, name: code === minor ? name : '', rank: 'minor', implied: true })
  }
  return [...groups.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

const minorOf = (code: string): string => `${code.slice(0, 7)}-00`
