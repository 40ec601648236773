import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { assignedExaminers, examById } from '../../assessment/index.ts'
import { lockedSession, requireAdmitted } from '../desk/reach.ts'
import { itemsOf, keepStandings } from '../desk/standing.ts'
import { refusals } from '../refusals.ts'
import { pointsIn } from '../rules/points.ts'
import { PRESENCE, PRESENCES } from '../rules/settle.ts'
import { pointsFault, type SheetItem } from '../rules/sheet.ts'
import { stopSaid } from '../rules/stop.ts'
import { practicalOn } from '../standard.ts'
import { type Candidate, candidatesIn, dutiesIn } from '../store/candidates.ts'
import { BECAME, type Became, insertEntry, type KeptEntry, receivedBefore } from '../store/entries.ts'
import { type Examiner, examinersIn } from '../store/examiners.ts'
import type { Session } from '../store/sessions.ts'

const Entry = z.strictObject({
  /** Made by the phone once for this entry; sent again it is the same entry. */
  key: z.uuid(),
  candidate: z.uuid(),
  item: z.string().min(1).max(60),
  value: z.string().min(1).max(20),
  /** By the clock of the phone. */
  at: z.iso.datetime(),
  /** What stood in this cell before the examiner's eyes when this was entered. */
  over: z.array(z.uuid()).max(20).default([]),
  /** With 中止: why, by a code of the city's list, and a word more. */
  stop: z
    .strictObject({ code: z.string().max(20), words: z.string().trim().max(200).default('') })
    .optional(),
})
type Entry = z.output<typeof Entry>

/** What became of an entry, with why where it does not count. */
export interface Result {
  became: Became
  why: string | null
}

/**
 * 送来评分: what an examiner's phone kept while it had no network, any number of times: each entry is taken once by its key, and every one
 * is kept. What comes after the end waits for the chief with its time; what cannot count says where it is wrong and what to do.
 */
export const handInMarks = verb({
  name: 'practical.hand-in',
  title: '送来评分',
  http: 'POST /practical/sessions/{id}/entries',
  who: may('practical.mark'),
  input: z.strictObject({
    id: z.uuid(),
    /** Whose marks they are: a phone that somebody else signs in to does not send them in that one's name. */
    card: z.string().max(30),
    device: z.string().min(1).max(60),
    clock: z.iso.datetime(),
    entries: z.array(Entry).min(1).max(100),
  }),
  output: z.object({
    closed: z.boolean(),
    results: z.array(z.object({ key: z.uuid(), became: z.enum(BECAME), why: z.string().nullable() })),
  }),
  async run(ctx, { id, card, device, clock, entries }) {
    const session = await lockedSession(ctx, id)
    const own = (await examinersIn(ctx.db, id)).find(
      (one) => one.card === card && one.account === ctx.actor.account,
    )
    if (!own) throw refusals.notExaminer()
    const known = new Map(
      await receivedBefore(
        ctx.db,
        entries.flatMap(({ key, over }) => [key, ...over]),
      ),
    )
    const ground = await groundOf(ctx, session, own)
    // Refused whole: the phone keeps what it has and sends it again once its examiner has declared.
    if (ground.barred === null) await requireAdmitted(ctx, session, own)
    const off = ctx.now.getTime() - Date.parse(clock)
    const results: ({ key: string } & Result)[] = []
    const touched = new Set<string>()
    for (const entry of entries) {
      const before = known.get(entry.key)
      if (before) {
        results.push({ key: entry.key, ...sentBefore(before, session.id, own.card, entry) })
        continue
      }
      const result = judge(ground, session, entry)
      const at = new Date(Math.min(Date.parse(entry.at) + off, ctx.now.getTime()))
      const one: KeptEntry = {
        key: entry.key,
        candidate: ground.candidates.has(entry.candidate) ? entry.candidate : null,
        card: own.card,
        item: entry.item,
        value: entry.value,
        over: entry.over.filter((key) => sameCell(known.get(key), session.id, own.card, entry)),
        device,
        at,
        receivedAt: ctx.now,
        byAccount: ctx.actor.account ?? '',
        source: 'phone',
        said: entry.value === 'stopped' ? stopSaid(ground.stopReasons, entry.stop) : null,
        ...result,
      }
      await insertEntry(ctx.db, id, one)
      known.set(entry.key, { ...one, session: id })
      if (result.became === 'counted') touched.add(entry.candidate)
      results.push({ key: entry.key, ...result })
    }
    if (touched.size > 0) await keepStandings(ctx, session, touched)
    return { closed: session.closedAt !== null, results }
  },
})

/** What is sent again under a key is the same entry; the key of another entry is nobody's here. */
function sentBefore(
  before: KeptEntry & { session: string },
  session: string,
  card: string,
  entry: Entry,
): Result {
  return sameCell(before, session, card, entry) && before.value === entry.value
    ? { became: before.became, why: before.why }
    : { became: 'rejected', why: '这条评分的编号已经用在别处，请在这一格重新打分' }
}

/** Whether a known entry, of whatever cell, stands in the cell of this one. */
const sameCell = (
  known: (KeptEntry & { session: string }) | undefined,
  session: string,
  card: string,
  { candidate, item }: Entry,
): boolean =>
  known !== undefined &&
  known.session === session &&
  known.card === card &&
  known.candidate === candidate &&
  known.item === item

/** What entries of an examiner are judged by. */
interface Ground {
  stopReasons: readonly { code: string; text: string }[]
  items: ReadonlyMap<string, SheetItem>
  candidates: ReadonlyMap<string, Candidate>
  /** Who marks each candidate, by name; the examiner's own candidates besides. */
  markers: ReadonlyMap<string, string[]>
  mine: ReadonlySet<string>
  /** Why this examiner may not examine here at all any more. */
  barred: string | null
  bound: ReadonlyMap<string, string>
}

async function groundOf(ctx: VerbContext, session: Session, own: Examiner): Promise<Ground> {
  const candidates = new Map((await candidatesIn(ctx.db, session.id)).map((one) => [one.id, one]))
  const names = new Map((await examinersIn(ctx.db, session.id)).map(({ card, name }) => [card, name]))
  const duties = await dutiesIn(ctx.db, session.id)
  const exam = await examById(ctx.db, session.exam)
  const [now] = exam ? await assignedExaminers(ctx, exam, [own.card]) : []
  const { stopReasons } = practicalOn(await ctx.standards(), session.heldOn)
  return {
    stopReasons,
    items: new Map((await itemsOf(ctx, session)).map((one) => [one.id, one])),
    candidates,
    markers: new Map(
      [...Map.groupBy(duties, ({ candidate }) => candidate)].map(([candidate, all]) => [
        candidate,
        all.map(({ card }) => names.get(card) ?? card),
      ]),
    ),
    mine: new Set(duties.flatMap(({ candidate, card }) => (card === own.card ? [candidate] : []))),
    barred: own.until
      ? '您已经不再评这场，请问考评组长'
      : now?.holds
        ? null
        : `证卡 ${own.card} 已经无效或者不在这场，请考务重新指派`,
    bound: new Map(now?.bound.map(({ seat, why }) => [seat, why])),
  }
}

/** What becomes of a fresh entry: where it is wrong and what to do, or that it counts, or that it waits for the chief. */
function judge(ground: Ground, session: Session, { candidate, item, value, stop }: Entry): Result {
  const no = (why: string): Result => ({ became: 'rejected', why })
  const one = ground.candidates.get(candidate)
  if (!one) return no('这名考生不在这场的评分表上，请核对场次后重新取评分表')
  const place = `${one.seat} 号`
  if (ground.barred) return no(ground.barred)
  if (!ground.mine.has(candidate))
    return no(`${place}不归您评，由${ground.markers.get(candidate)?.join('、') ?? '别人'}评`)
  const bound = ground.bound.get(one.seat)
  if (bound) return no(`${bound}，不能由您评，请考评组长换人评`)
  if (item === PRESENCE) {
    if (!PRESENCES.some((known) => known === value)) return no(`${place}的到考情况只能是到考、缺考或中止`)
    if (value === 'stopped' && stopSaid(ground.stopReasons, stop) === null)
      return no(`${place}中止没有写原因，请重新选中止和原因`)
  } else {
    const known = ground.items.get(item)
    if (!known) return no(`评分表上没有这一项，请重新取评分表，再评 ${place}`)
    const fault = pointsFault(known, pointsIn(value))
    if (fault) return no(`${place}：${fault}`)
  }
  return session.closedAt
    ? { became: 'late', why: '已经结束评分，等考评组长采用或不采用' }
    : { became: 'counted', why: null }
}
