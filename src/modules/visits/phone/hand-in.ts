import { z } from 'zod'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { linesNow } from '../desk/standing.ts'
import { VERDICTS } from '../in-words.ts'
import { barredNow } from '../plan/team.ts'
import { requireAdmitted } from '../recusal/declare.ts'
import { refusals } from '../refusals.ts'
import { redLinesIn } from '../rules/checklist.ts'
import { itemsOf, visitsOn } from '../standard.ts'
import { BECAME, type Became, insertEntry, type KeptEntry, receivedBefore } from '../store/entries.ts'
import { type Supervisor, supervisorsIn } from '../store/supervisors.ts'
import { lockVisit, setRedLines, type Visit } from '../store/visits.ts'

const Entry = z.strictObject({
  /** Made by the phone once for this entry; sent again it is the same entry. */
  key: z.uuid(),
  item: z.string().min(1).max(60),
  verdict: z.enum(VERDICTS),
  remark: z.string().max(300),
  /** By the clock of the phone. */
  at: z.iso.datetime(),
  /** What stood in this line before the supervisor's eyes when this was entered. */
  over: z.array(z.uuid()).max(20).default([]),
})
type Entry = z.output<typeof Entry>

/**
 * 送来检查记录: what a supervisor's phone kept while it had no network, any number of times: each entry is taken once by its key, and every
 * one is kept. What cannot count says why and what to do.
 */
export const handInEntries = verb({
  name: 'visits.hand-in',
  title: '送来督导检查记录',
  http: 'POST /visits/{number}/entries',
  who: may('visits.walk'),
  input: z.strictObject({
    number: CaseNumber,
    /** Whose entries they are: a phone that somebody else signs in to does not send them in that one's name. */
    card: z.string().max(30),
    device: z.string().min(1).max(60),
    clock: z.iso.datetime(),
    entries: z.array(Entry).min(1).max(100),
  }),
  output: z.object({
    results: z.array(z.object({ key: z.uuid(), became: z.enum(BECAME), why: z.string().nullable() })),
  }),
  async run(ctx, { number, card, device, clock, entries }) {
    const { visit, own, barred } = await theirs(ctx, number, card)
    const known = new Map(
      await receivedBefore(
        ctx.db,
        entries.flatMap(({ key, over }) => [key, ...over]),
      ),
    )
    const checklist = itemsOf(visitsOn(await ctx.standards(), visit.day))
    const items = new Set(checklist.map(({ id }) => id))
    const red = checklist.flatMap(({ id, redLine }) => (redLine ? [id] : []))
    const off = ctx.now.getTime() - Date.parse(clock)
    const results: { key: string; became: Became; why: string | null }[] = []
    for (const entry of entries) {
      const before = known.get(entry.key)
      if (before) {
        results.push({ key: entry.key, ...sentBefore(before, visit, own, entry) })
        continue
      }
      const why = barred ?? notTaken(ctx, visit, own, items, entry)
      const one: KeptEntry = {
        key: entry.key,
        visit: visit.number,
        card: own.card,
        item: entry.item,
        verdict: entry.verdict,
        remark: entry.remark.trim(),
        over: entry.over.filter((key) => sameCell(known.get(key), visit, own, entry)),
        device,
        at: new Date(Math.min(Date.parse(entry.at) + off, ctx.now.getTime())),
        receivedAt: ctx.now,
        byAccount: ctx.actor.account ?? '',
        became: why === null ? 'counted' : 'rejected',
        why,
      }
      await insertEntry(ctx.db, one)
      known.set(entry.key, one)
      results.push({ key: entry.key, became: one.became, why })
    }
    const { lines } = await linesNow(ctx, visit)
    const redLines = redLinesIn(lines, red).length
    if (redLines !== (visit.redLines ?? 0)) await setRedLines(ctx.db, number, redLines)
    return { results }
  },
})

/** A visit held for what a phone sends, with whose words they are, and why these may not be taken any more: whoever was replaced is still told so. */
export async function theirs(
  ctx: VerbContext,
  number: string,
  card: string,
): Promise<{ visit: Visit; own: Supervisor; barred: string | null }> {
  const visit = await lockVisit(ctx.db, number)
  const all = visit ? await supervisorsIn(ctx.db, number) : []
  if (!visit || !all.some(({ account }) => account === ctx.actor.account)) throw refusals.noSuchVisit()
  const own = all.find((one) => one.card === card && one.account === ctx.actor.account)
  if (!own) throw refusals.notOnTeam()
  // Refused whole: the phone keeps what it has and sends it again once its supervisor has declared.
  if (own.until === null) await requireAdmitted(ctx, visit, own)
  ctx.act.subject('case', number)
  ctx.act.district(visit.district)
  const why = own.until === null ? (await barredNow(ctx, visit, [own.card])).get(own.card) : undefined
  return { visit, own, barred: why === undefined ? null : `${why}，不能由您督导，请问市局`.slice(0, 300) }
}

/** Why what a phone sends does not count; null where it does. */
export function notTaken(
  { today }: Pick<VerbContext, 'today'>,
  visit: Visit,
  own: Supervisor,
  items: ReadonlySet<string>,
  { item }: { item: string },
): string | null {
  if (own.until) return '您已经不在这次督导里，请问市局'
  if (visit.day > today) return '督导日还没有到，请到现场再填'
  if (visit.standing !== 'open') return '检查已经结束，要改的请组长退回检查再填'
  if (!items.has(item)) return '检查表上没有这一项，请重新取检查表'
  return null
}

/** What is sent again under a key is the same entry; the key of another entry is nobody's here. */
function sentBefore(
  before: KeptEntry,
  visit: Visit,
  own: Supervisor,
  entry: Entry,
): { became: Became; why: string | null } {
  const same =
    sameCell(before, visit, own, entry) &&
    before.verdict === entry.verdict &&
    before.remark === entry.remark.trim()
  return same
    ? { became: before.became, why: before.why }
    : { became: 'rejected', why: '这条记录的编号已经用在别处，请在这一项重新填' }
}

/** Whether a known entry stands in the line of this one. */
const sameCell = (
  known: KeptEntry | undefined,
  visit: Visit,
  own: Supervisor,
  { item }: { item: string },
): boolean =>
  known !== undefined && known.visit === visit.number && known.card === own.card && known.item === item
