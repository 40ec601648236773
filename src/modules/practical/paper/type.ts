import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { examById, requireAllDeclared } from '../../assessment/index.ts'
import { lockedSession, sessionInReach } from '../desk/reach.ts'
import { itemsOf, keepStandings } from '../desk/standing.ts'
import { refusals } from '../refusals.ts'
import { pointsIn } from '../rules/points.ts'
import { PRESENCE, PRESENCES } from '../rules/settle.ts'
import { pointsFault, type SheetItem } from '../rules/sheet.ts'
import { STOP, stopSaid } from '../rules/stop.ts'
import { type Cells, differing } from '../rules/typing.ts'
import { ItemView, itemView } from '../sheet/read.ts'
import { practicalOn } from '../standard.ts'
import { candidatesIn, dutiesIn } from '../store/candidates.ts'
import { countedIn, insertEntry, lateIn } from '../store/entries.ts'
import { examinersIn } from '../store/examiners.ts'
import type { Session } from '../store/sessions.ts'
import { putTyped, type Typed, typedIn } from '../store/typed.ts'

/**
 * 录入纸质评分表: what an examiner wrote on paper, typed by two people, neither of whom sees what the other typed. Where they differ each looks
 * at the paper again and corrects his own; once they say the same it counts as that examiner's marks.
 */
export const typeSheet = verb({
  name: 'practical.type-sheet',
  title: '录入纸质评分表',
  http: 'POST /practical/sessions/{id}/typed',
  who: may('practical.type'),
  input: z.strictObject({
    id: z.uuid(),
    candidate: z.uuid(),
    card: z.string().max(30),
    cells: z
      .array(z.strictObject({ item: z.string().min(1).max(60), value: z.string().min(1).max(20) }))
      .min(1)
      .max(201),
  }),
  output: z.object({
    /** Whether it was typed first or second, and the items on which the two differ. */
    place: z.number().int(),
    differing: z.array(z.string()),
    agreed: z.boolean(),
  }),
  async run(ctx, { id, candidate, card, cells: given }) {
    const session = await lockedSession(ctx, id)
    if (session.enteredAt) throw refusals.entered()
    await requireDuty(ctx, session, candidate, card)
    await requireAdmittedCard(ctx, session, card)
    const cells: Cells = Object.fromEntries(given.map(({ item, value }) => [item, value]))
    const { stopReasons } = practicalOn(await ctx.standards(), session.heldOn)
    requireWhole(await itemsOf(ctx, session), cells, stopReasons)
    const before = (await typedIn(ctx.db, id)).filter(
      (one) => one.candidate === candidate && one.card === card,
    )
    const account = ctx.actor.account ?? ''
    const own = before.find((one) => one.account === account)
    const other = before.find((one) => one.account !== account)
    if (own && other && differing(own.cells, other.cells).length === 0) throw refusals.bothAgree()
    await requirePaper(ctx, session, candidate, card)
    if (!own && before.length > 1) throw refusals.typedByTwo()
    const place = own?.place ?? before.length + 1
    const typed: Typed = { candidate, card, place, account, name: ctx.actor.label, cells }
    await putTyped(ctx.db, { ...typed, at: ctx.now })
    const open = other ? differing(cells, other.cells) : []
    const agreed = other !== undefined && open.length === 0
    if (other && agreed) await enterTyped(ctx, session, typed, other, stopReasons)
    ctx.act.after({ session: id, candidate, card, place, agreed })
    return { place, differing: open, agreed }
  },
})

/** What is typed of a session: the sheets that no phone marked, what whoever asks typed of them, and where the two differ. */
export const readTyping = verb({
  name: 'practical.typing',
  title: '查看纸质评分表录入',
  http: 'GET /practical/sessions/{id}/typed',
  who: may('practical.type'),
  consistent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    title: z.string(),
    items: z.array(ItemView),
    stopReasons: z.array(z.object({ code: z.string(), text: z.string() })),
    sheets: z.array(
      z.object({
        candidate: z.uuid(),
        seat: z.string(),
        admission: z.string(),
        card: z.string(),
        name: z.string(),
        state: z.enum(['none', 'one', 'differs', 'agreed']),
        /** What whoever asks typed; null where somebody else did, or nobody. */
        own: z.record(z.string(), z.string()).nullable(),
        /** Two others have typed it. */
        taken: z.boolean(),
        differing: z.array(z.string()),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const session = await sessionInReach(ctx, id)
    const names = new Map((await examinersIn(ctx.db, id)).map(({ card, name }) => [card, name]))
    const candidates = new Map((await candidatesIn(ctx.db, id)).map((one) => [one.id, one]))
    const typed = Map.groupBy(await typedIn(ctx.db, id), ({ candidate, card }) => `${candidate} ${card}`)
    const marked = await markedByPhone(ctx, session)
    const account = ctx.actor.account
    return {
      title: session.title,
      items: (await itemsOf(ctx, session)).map(itemView),
      stopReasons: practicalOn(await ctx.standards(), session.heldOn).stopReasons,
      sheets: (await dutiesIn(ctx.db, id)).flatMap(({ candidate, card }) => {
        const key = `${candidate} ${card}`
        const one = candidates.get(candidate)
        const all = typed.get(key) ?? []
        if (!one || marked.has(key)) return []
        const [first, second] = all
        const open = first && second ? differing(first.cells, second.cells) : []
        const own = all.find((each) => each.account === account)
        return [
          {
            candidate,
            seat: one.seat,
            admission: one.admission,
            card,
            name: names.get(card) ?? card,
            state: !first ? 'none' : !second ? 'one' : open.length > 0 ? 'differs' : 'agreed',
            own: own?.cells ?? null,
            taken: all.length > 1 && !own,
            differing: own ? open : [],
          } as const,
        ]
      }),
    }
  },
})

async function requireDuty(
  ctx: VerbContext,
  session: Session,
  candidate: string,
  card: string,
): Promise<void> {
  const duties = await dutiesIn(ctx.db, session.id)
  if (!duties.some((one) => one.candidate === candidate && one.card === card))
    throw refusals.noSuchCandidate({ detail: '这名考生不归这位考评员评，请核对纸表上的座位号和考评员。' })
}

/** What an examiner who declared nothing wrote on paper is not typed either. */
async function requireAdmittedCard(ctx: VerbContext, session: Session, card: string): Promise<void> {
  const exam = await examById(ctx.db, session.exam)
  const of = (await examinersIn(ctx.db, session.id)).find((one) => one.card === card)
  if (exam && of) await requireAllDeclared(ctx, exam, [of.person], '申报以后再录这张评分表')
}

/** Nothing is typed of what was marked on a phone: that would be a second word for the same marks. */
async function requirePaper(
  ctx: VerbContext,
  session: Session,
  candidate: string,
  card: string,
): Promise<void> {
  if ((await markedByPhone(ctx, session)).has(`${candidate} ${card}`)) throw refusals.notFromPaper()
}

async function markedByPhone(ctx: VerbContext, session: Session): Promise<ReadonlySet<string>> {
  const all = [...(await countedIn(ctx.db, session.id)), ...(await lateIn(ctx.db, session.id))]
  return new Set(
    all.flatMap(({ source, candidate, card }) => (source === 'phone' ? [`${candidate} ${card}`] : [])),
  )
}

/** Every item of the sheet, unless the paper says that the candidate did not come or stopped; each as the sheet allows. */
function requireWhole(items: readonly SheetItem[], cells: Cells, stopReasons: StopReasons): void {
  const presence = cells[PRESENCE] ?? 'sat'
  const fields = items.flatMap((item) => {
    const value = cells[item.id]
    if (value === undefined)
      return presence === 'sat' ? [{ path: `cells.${item.id}`, message: `“${item.words}”没有填` }] : []
    const fault = pointsFault(item, pointsIn(value))
    return fault ? [{ path: `cells.${item.id}`, message: fault }] : []
  })
  const known = new Set([PRESENCE, ...(presence === 'stopped' ? [STOP] : []), ...items.map(({ id }) => id)])
  if (Object.keys(cells).some((item) => !known.has(item))) throw refusals.noSuchCell()
  if (!PRESENCES.some((one) => one === presence))
    fields.push({ path: `cells.${PRESENCE}`, message: '请选到考、缺考或中止' })
  if (presence === 'stopped' && stopSaid(stopReasons, { code: cells[STOP] ?? '', words: '' }) === null)
    fields.push({ path: `cells.${STOP}`, message: '请选中止的原因' })
  const [first] = fields
  if (first) throw refusals.badPoints(first.message, { fields })
}

type StopReasons = readonly { code: string; text: string }[]

async function enterTyped(
  ctx: VerbContext,
  session: Session,
  typed: Typed,
  other: Typed,
  stopReasons: StopReasons,
): Promise<void> {
  const late = session.closedAt !== null
  for (const [item, value] of Object.entries(typed.cells)) {
    if (item === STOP) continue
    const stop = { code: typed.cells[STOP] ?? '', words: '' }
    await insertEntry(ctx.db, session.id, {
      key: randomUUID(),
      candidate: typed.candidate,
      card: typed.card,
      item,
      value,
      over: [],
      device: '纸质评分表',
      at: ctx.now,
      receivedAt: ctx.now,
      byAccount: typed.account,
      source: 'paper',
      became: late ? 'late' : 'counted',
      why: `${other.name}、${typed.name}录入一致`,
      said: value === 'stopped' ? stopSaid(stopReasons, stop) : null,
    })
  }
  if (!late) await keepStandings(ctx, session, new Set([typed.candidate]))
}
