import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type CatalogueEdition, catalogueKind } from '../edition.ts'
import { type Entry, entriesOf } from '../entry.ts'
import { refusals } from '../refusals.ts'
import { classify, type Finding } from './classify.ts'
import type { Grade } from './grade.ts'
import { type MethodEdition, methodKind } from './method.ts'
import { scoreText } from './reasons.ts'
import { currentEvidence, type KeptEvidence, type Review, reviews } from './store.ts'

/** What the method proposes for an occupation, with what experts said to it. */
export interface Proposal {
  code: string
  name: string
  finding: Finding
  /** Names this very proposal: a review of another one does not count for it. */
  basis: string
  /** The last review, whichever proposal it was of. */
  review: Review | null
  reviewed: boolean
}

/** The method and the catalogue that hold today; without them nothing can be proposed. */
export function measuredBy(
  standards: Standards,
  today: CivilDate,
): { method: MethodEdition; catalogue: CatalogueEdition } {
  const method = standards.inForce(methodKind, today)
  const catalogue = standards.inForce(catalogueKind, today)
  if (!method) throw refusals.noMethodInForce()
  if (!catalogue) throw refusals.nothingToContinue()
  return { method, catalogue }
}

/** The proposals for all occupations with evidence, or for one, by code. */
export async function proposalsOf(ctx: VerbContext, code: string | null = null): Promise<Proposal[]> {
  const { method, catalogue } = measuredBy(await ctx.standards(), ctx.today)
  const byCode = Map.groupBy(await currentEvidence(ctx.db, code), (row) => row.code)
  const said = new Map<string, Review>()
  for (const review of await reviews(ctx.db, code)) if (!said.has(review.code)) said.set(review.code, review)
  return [...byCode].map(([code, rows]) => {
    const { name } = rows.at(-1) as KeptEvidence
    const review = said.get(code) ?? null
    const measured = classify(rows, gradeBefore(catalogue, code, name), method.data)
    const settled = isSettled(measured, review)
    const finding = settled && measured.grade !== measured.before ? keeping(measured) : measured
    const basis = basisOf(finding)
    return { code, name, finding, basis, review, reviewed: settled || review?.basis === basis }
  })
}

/** The line of a catalogue that an occupation of the classification stands for: by code, else by name. */
export const lineFor = (code: string, name: string) => (line: Pick<Entry, 'code' | 'name'>) =>
  line.code ? line.code === code : line.name === name

/** A list that is known in full leaves out only what is not listed; one that is known in part says nothing of the rest. */
function gradeBefore(catalogue: CatalogueEdition, code: string, name: string): Grade | null {
  const entry = entriesOf(catalogue).find(lineFor(code, name))
  return entry?.demand ?? (entry === undefined && catalogue.data.known === 'all' ? '不列入' : null)
}

/** Experts decided on this very evidence and their class is in force: until there is other evidence it stays. */
const isSettled = (finding: Finding, review: Review | null): boolean =>
  review !== null && finding.before === review.decided && review.basis.startsWith(`${evidenceMark(finding)}|`)

const keeping = (finding: Finding): Finding => ({
  ...finding,
  grade: finding.before ?? finding.grade,
  ground: 'settled',
})

const evidenceMark = ({ quarters, score }: Finding): string =>
  `${quarters[0]?.evidence.period ?? ''} ${quarters.length} ${scoreText(score) ?? ''}`

const basisOf = (finding: Finding): string =>
  [evidenceMark(finding), finding.before ?? '', finding.grade].join('|')
