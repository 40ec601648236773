import { lotsFrom } from '../../../kernel/sealing/lots.ts'
import { openWith } from '../../../kernel/sealing/own-key.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { seatOf } from '../../assessment/index.ts'
import { forCandidate } from '../item/candidate.ts'
import type { CandidateItem, Item } from '../item/item.ts'
import { refusals } from '../refusals.ts'
import { type FormLetter, PaperContent, reordered } from './content.ts'
import { type KeptPaper, type PaperState, paperById, paperOfExam } from './store.ts'

/** What this room needs of an act. */
type Reading = Pick<VerbContext, 'db' | 'sealer'>

/** A candidate's paper: their form, their order of options, and nothing that marks it. */
export interface CandidatePaper {
  /** The set of papers, and which of them it is: with both `keysOf` finds what marks it. */
  paper: string
  form: FormLetter
  minutes: number
  items: CandidateItem[]
}

/**
 * The paper of a seated candidate once it has been opened. Which form it is follows from the seat, so that neighbours have different ones; the
 * order of options follows from the seed and the person, so that it is the same after a change of machine.
 */
export async function paperOf(ctx: Reading, exam: string, person: string): Promise<CandidatePaper> {
  const kept = await paperOfExam(ctx.db, exam)
  if (!kept) throw refusals.noPaper()
  const seat = await seatOf(ctx.db, exam, person)
  if (seat === null) throw refusals.noSeat()
  const { papers, seed } = contentOf(ctx, kept)
  const own = papers[(seat - 1) % papers.length]
  if (!own) throw new Error(`paper ${kept.id} is empty`)
  const lots = lotsFrom(`${seed}:${person}`)
  return {
    paper: kept.id,
    form: own.form,
    minutes: kept.minutes,
    items: own.items.map((item) => reordered(forCandidate(item), lots)),
  }
}

/** The questions of one paper with their keys, to mark by (阅卷): never to be sent to a candidate. */
export async function keysOf(ctx: Reading, paper: string, form: string): Promise<readonly Item[]> {
  const kept = await paperById(ctx.db, paper)
  if (!kept) throw refusals.noPaper()
  const own = contentOf(ctx, kept).papers.find((one) => one.form === form)
  if (!own) throw refusals.noPaper()
  return own.items
}

/** How far the papers of an examination are, for whoever prepares it; null where none are planned. */
export async function paperStanding(
  ctx: Pick<VerbContext, 'db'>,
  exam: string,
): Promise<{ state: PaperState; startsAt: Date; minutes: number; forms: number } | null> {
  const kept = await paperOfExam(ctx.db, exam)
  return kept && { state: kept.state, startsAt: kept.startsAt, minutes: kept.minutes, forms: kept.forms }
}

function contentOf({ sealer }: Reading, { id, sealed, openedKey }: KeptPaper): PaperContent {
  if (sealed === null || openedKey === null) throw refusals.notOpened()
  const key = Buffer.from(sealer.open(openedKey, keyContext(id)), 'base64url')
  return PaperContent.parse(JSON.parse(openWith(key, sealed, sealContext(id))))
}

/** What a paper's seal and its opened key are bound to. */
export const sealContext = (paper: string): string => `bank_paper.sealed:${paper}`
export const keyContext = (paper: string): string => `bank_paper.opened_key:${paper}`
