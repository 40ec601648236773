import { z } from 'zod'
import {
  clauseReference,
  type Edition,
  type Standards,
  standardKind,
  type UnknownName,
} from '../../../kernel/standard/index.ts'
import { occupationKey } from '../../../kernel/value/occupation.ts'
import { CertificateLevelShape } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { KINDS, Points, Scoring } from '../item/item.ts'
import { Identifier } from '../item/text.ts'

/** How hard a question is expected to be (难度档), by the share of those who are expected to answer it. */
const BANDS = ['easy', 'medium', 'hard'] as const
type Band = (typeof BANDS)[number]
export const BAND_NAMES: Readonly<Record<Band, string>> = { easy: '易', medium: '中', hard: '难' }

const Cell = z.strictObject({
  point: Identifier,
  kind: z.enum(KINDS),
  band: z.enum(BANDS),
  count: z.number().int().min(1).max(200),
  /** Points of each, whatever its author thought. */
  points: Points,
})
export type Cell = z.output<typeof Cell>

const share = z.number().int().min(1).max(99)

const blueprintData = z.strictObject({
  occupation: z.string().min(1),
  level: CertificateLevelShape,
  minutes: z.number().int().min(10).max(300),
  /** From which expected share on a question is easy, and from which one medium. */
  bands: z.strictObject({ easy: share, medium: share }).refine(({ easy, medium }) => medium < easy),
  /** How several right answers are marked. */
  several: Scoring,
  /** So many points may the expected scores of two papers differ. */
  differsBy: z.number().min(0).max(10),
  /** Knowledge points (知识点), by the name that questions carry. */
  points: z.record(Identifier, z.string().min(1).max(40)),
  cells: z.array(Cell).min(1).max(200),
  clause: clauseReference,
})
export type BlueprintData = z.output<typeof blueprintData>
export type Blueprint = Edition<BlueprintData>

const seriesOf = (occupation: string, level: number): string => `${occupationKey(occupation)} ${level}`

/** 双向细目表: of which knowledge points, kinds and difficulties a theory paper of an occupation and level is made, and with how many points. */
export const blueprintKind = standardKind<BlueprintData>(
  'item-blueprints',
  blueprintData,
  '理论试卷命题细目表',
  ({ occupation, level }) => seriesOf(occupation, level),
  faults,
)

/** What holds for an occupation and level on a day. */
export const blueprintOn = (
  standards: Standards,
  occupation: string,
  level: number | 'special',
  day: CivilDate,
): Blueprint | null =>
  level === 'special' ? null : standards.inForce(blueprintKind, day, seriesOf(occupation, level))

/** Cells that share questions could each look full and not be so together. */
function faults({ data }: Blueprint): UnknownName[] {
  const seen = new Set<string>()
  return data.cells.flatMap((cell, at): UnknownName[] => {
    const path = ['cells', at]
    const key = nameOfCell(cell)
    if (!(cell.point in data.points)) return [{ path, message: `没有知识点 ${cell.point}` }]
    if (seen.has(key)) return [{ path, message: `${key} 有两行，请合成一行` }]
    seen.add(key)
    return []
  })
}

/** Names a cell within its blueprint. */
export const nameOfCell = ({ point, kind, band }: Pick<Cell, 'point' | 'kind' | 'band'>): string =>
  `${point} ${kind} ${band}`

/** Into which band a question falls. */
export const bandOf = ({ bands }: Pick<BlueprintData, 'bands'>, difficulty: number): Band =>
  difficulty >= bands.easy ? 'easy' : difficulty >= bands.medium ? 'medium' : 'hard'

/** What a whole paper comes to. */
export const fullMarks = ({ cells }: Pick<BlueprintData, 'cells'>): number =>
  cells.reduce((sum, { count, points }) => sum + count * points, 0)
