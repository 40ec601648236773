import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Marked, type Outcome, settle } from '../rules/settle.ts'
import type { SheetItem } from '../rules/sheet.ts'
import { practicalOn } from '../standard.ts'
import { type Candidate, candidatesIn, type Duty, dutiesIn, keepStanding } from '../store/candidates.ts'
import { decidedIn } from '../store/decisions.ts'
import { countedIn, type KeptEntry } from '../store/entries.ts'
import type { Session } from '../store/sessions.ts'
import { sheetById } from '../store/sheets.ts'

/** How one candidate stands, with everything that says so. */
export interface Standing {
  candidate: Candidate
  duties: Duty[]
  /** What counts of each examiner, by card and item. */
  cells: ReadonlyMap<string, ReadonlyMap<string, readonly KeptEntry[]>>
  outcome: Outcome
}

/** The items of a session's sheet. */
export async function itemsOf(ctx: VerbContext, session: Session): Promise<readonly SheetItem[]> {
  return (await sheetById(ctx.db, session.sheet))?.items ?? []
}

/** How every candidate of a session stands now, by the one rule. */
export async function standingsOf(ctx: VerbContext, session: Session): Promise<Standing[]> {
  const how = practicalOn(await ctx.standards(), session.heldOn)
  const items = await itemsOf(ctx, session)
  const duties = Map.groupBy(await dutiesIn(ctx.db, session.id), ({ candidate }) => candidate)
  const entries = Map.groupBy(await countedIn(ctx.db, session.id), ({ candidate }) => candidate)
  const decided = await decidedIn(ctx.db, session.id)
  return (await candidatesIn(ctx.db, session.id)).map((candidate) => {
    const own = duties.get(candidate.id) ?? []
    const cells = new Map(
      [...Map.groupBy(entries.get(candidate.id) ?? [], ({ card }) => card)].map(([card, all]) => [
        card,
        Map.groupBy(all, ({ item }) => item),
      ]),
    )
    const marked: Marked[] = own.map(({ card }) => ({ card, cells: cells.get(card) ?? new Map() }))
    const outcome = settle(items, marked, decided.get(candidate.id) ?? new Map(), how)
    return { candidate, duties: own, cells, outcome }
  })
}

/** Keeps how these candidates stand, for lists of work; only what changed is written. */
export async function keepStandings(
  ctx: VerbContext,
  session: Session,
  touched: ReadonlySet<string>,
): Promise<void> {
  for (const { candidate, duties, outcome } of await standingsOf(ctx, session)) {
    if (!touched.has(candidate.id)) continue
    const count = (of: readonly { card: string }[], card: string) =>
      of.filter((one) => one.card === card).length
    await keepStanding(ctx.db, {
      candidate: candidate.id,
      apart: outcome.apart.length,
      mark: markText(outcome),
      duties: duties.map(({ card }) => ({
        card,
        missing: count(outcome.missing, card),
        own: count(outcome.own, card),
      })),
    })
  }
}

/** The mark as it is kept: a number, `absent`, or nothing yet. */
export const markText = ({ mark }: Outcome): string | null =>
  mark === null || mark === 'absent' ? mark : mark.value
