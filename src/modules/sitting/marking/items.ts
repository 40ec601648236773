import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { type Item, itemFigures, KIND_NAMES, keysOf, withKey } from '../../bank/index.ts'
import { sessionInReach } from '../desk/reach.ts'
import { refusals } from '../refusals.ts'
import { allAnswers } from '../store/answers.ts'
import { lastMarks } from '../store/marks.ts'
import { type KeptRuling, lastRulings, proposedIn, rulingsByIds, rulingsOf } from '../store/rulings.ts'
import { sessionById } from '../store/sessions.ts'
import { type Sitting, sittingsOf } from '../store/sittings.ts'
import { answerInWords, keyInWords } from './in-words.ts'
import type { Ruling } from './points.ts'
import { foreseeRuling } from './remark.ts'

/** So many different answers to a question are told one by one. */
const ANSWERS_TOLD = 6

const Option = z.object({ id: z.string(), text: z.string() })
const Proposed = z.object({
  id: z.uuid(),
  what: z.enum(['void', 'key']),
  /** The key that it proposes, in words. */
  key: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  at: z.number().int(),
  stage: z.enum(['waiting', 'decided', 'refused']),
})

const ItemView = z.object({
  item: z.string(),
  kind: z.string(),
  kindTitle: z.string(),
  question: z.array(z.string()),
  /** What is offered, to choose another key from. */
  options: z.array(Option),
  left: z.array(Option),
  points: z.number(),
  key: z.string(),
  standing: z.enum(['as-written', 'void', 'rekeyed']),
  candidates: z.number().int(),
  /** The share of its points that was earned (难度值), and how far those who did well in all did well in it (点二列相关). */
  p: z.number(),
  pointBiserial: z.number().nullable(),
  answers: z.array(z.object({ text: z.string(), count: z.number().int(), right: z.boolean() })),
  rulings: z.array(Proposed),
})

/** 题目情况: the questions of a marked session, how each did and what was answered, the least answered first. */
export const readSessionItems = verb({
  name: 'sitting.items',
  title: '查看题目情况',
  http: 'GET /sitting/sessions/{id}/items',
  who: may('sitting.decide'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ title: z.string(), marked: z.boolean(), items: z.array(ItemView) }),
  async run(ctx, { id }) {
    const session = await sessionInReach(ctx, id)
    if (!session.markedAt) return { title: session.title, marked: false, items: [] }
    return { title: session.title, marked: true, items: await viewsOf(ctx, id) }
  },
})

/** 题目处理: the last that were proposed in the city, those that wait first. */
export const listRulings = verb({
  name: 'sitting.rulings',
  title: '查看题目处理',
  http: 'GET /sitting/rulings',
  who: may('certificates.decide'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(Proposed.extend({ title: z.string(), examNumber: z.string() })),
  }),
  async run(ctx) {
    return {
      items: (await lastRulings(ctx.db)).map((one) => ({
        ...proposed(one, null),
        title: one.title,
        examNumber: one.examNumber,
      })),
    }
  },
})

/** 一件题目处理: the question with its answers, what is proposed, and what deciding it would do. */
export const readRuling = verb({
  name: 'sitting.ruling',
  title: '查看一件题目处理',
  http: 'GET /sitting/rulings/{id}',
  who: may('certificates.decide'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    title: z.string(),
    examNumber: z.string(),
    ruling: Proposed,
    own: z.boolean(),
    item: ItemView,
    foreseen: z.array(z.object({ label: z.string(), text: z.string(), warns: z.boolean().default(false) })),
  }),
  async run(ctx, { id }) {
    const [found] = await rulingsByIds(ctx.db, [id])
    if (!found) throw refusals.noSuchRuling()
    ctx.within({ district: found.district })
    ctx.act.subject('case', found.examNumber)
    const session = await sessionById(ctx.db, found.session)
    const item = (await viewsOf(ctx, found.session)).find((one) => one.item === found.item)
    const ruling = item?.rulings.find((one) => one.id === id)
    if (!session || !item || !ruling) throw refusals.noSuchItem()
    return {
      title: found.title,
      examNumber: found.examNumber,
      ruling,
      own: found.proposedBy === ctx.actor.account,
      item,
      foreseen:
        found.decidedBy === null
          ? (await foreseeRuling(ctx, session, found.item, found.ruling)).map((line) => ({
              ...line,
              warns: line.warns ?? false,
            }))
          : [],
    }
  },
})

/** The questions of the papers that were sat, by their names. */
export async function itemsIn(ctx: VerbContext, session: string): Promise<ReadonlyMap<string, Item>> {
  const items = new Map<string, Item>()
  for (const own of (await formsOf(ctx, session)).values())
    for (const item of own.items) items.set(item.id, item)
  return items
}

/** The papers that were sat, each with its questions and who sat it. */
async function formsOf(ctx: VerbContext, session: string) {
  const forms = new Map<string, { items: readonly Item[]; sitters: Sitting[] }>()
  for (const sitting of await sittingsOf(ctx.db, session)) {
    const { paper, form } = sitting
    if (paper === null || form === null) continue
    const name = `${paper} ${form}`
    const own = forms.get(name) ?? { items: await keysOf(ctx, paper, form), sitters: [] }
    own.sitters.push(sitting)
    forms.set(name, own)
  }
  return forms
}

async function viewsOf(ctx: VerbContext, session: string): Promise<z.output<typeof ItemView>[]> {
  const marks = await lastMarks(ctx.db, session)
  const answers = await allAnswers(ctx.db, session)
  const holds = await rulingsOf(ctx.db, session)
  const proposals = Map.groupBy(await proposedIn(ctx.db, session), ({ item }) => item)
  const views = new Map<string, z.output<typeof ItemView>>()
  for (const { items, sitters } of (await formsOf(ctx, session)).values()) {
    const figures = itemFigures({
      full: items.map(({ points }) => points),
      candidates: sitters.map(({ id }) => items.map((item) => (marks.get(`${id} ${item.id}`) ?? 0) / 100)),
    })
    for (const [at, item] of items.entries()) {
      const { p, pointBiserial } = figures[at] as (typeof figures)[number]
      const before = views.get(item.id)
      const now = ruled(item, holds.get(item.id))
      const counts = new Map(before?.answers.map(({ text, count }) => [text, count]))
      for (const { id } of sitters) {
        const text = answerInWords(item, answers.get(id)?.get(item.id))
        counts.set(text, (counts.get(text) ?? 0) + 1)
      }
      const candidates = (before?.candidates ?? 0) + sitters.length
      views.set(item.id, {
        item: item.id,
        kind: item.kind,
        kindTitle: KIND_NAMES[item.kind],
        question: item.stem.paragraphs,
        options: offeredBy(item),
        left: item.kind === 'match' ? item.left : [],
        points: item.points,
        key: keyInWords(now),
        standing: standingOf(holds.get(item.id)),
        candidates,
        // Of two papers with the same question the share is of all, the correlation of the larger.
        p: ((before?.p ?? 0) * (before?.candidates ?? 0) + p * sitters.length) / candidates,
        pointBiserial: before && before.candidates > sitters.length ? before.pointBiserial : pointBiserial,
        answers: [...counts]
          .sort(([, one], [, other]) => other - one)
          .map(([text, count]) => ({ text, count, right: text === keyInWords(now) })),
        rulings: (proposals.get(item.id) ?? []).map((one) => proposed(one, item)),
      })
    }
  }
  return [...views.values()]
    .map((view) => ({ ...view, answers: told(view.kind, view.answers) }))
    .sort((one, other) => one.p - other.p || (one.item < other.item ? -1 : 1))
}

/** Whole texts are no statistic; of the others the most frequent. */
const told = (kind: string, answers: z.output<typeof ItemView>['answers']) =>
  kind === 'extended-text' ? [] : answers.slice(0, ANSWERS_TOLD)

const offeredBy = (item: Item) =>
  item.kind === 'match'
    ? item.right
    : item.kind === 'hotspot'
      ? item.regions.map(({ id }) => ({ id, text: `区域 ${id}` }))
      : 'options' in item
        ? item.options
        : []

const standingOf = (ruling: Ruling | undefined) =>
  ruling === undefined ? 'as-written' : ruling.what === 'void' ? 'void' : 'rekeyed'

/** The question with the key that holds after a ruling. */
function ruled(item: Item, ruling: Ruling | undefined): Item {
  if (ruling?.what !== 'key') return item
  const read = withKey(item, ruling.key as Record<string, unknown>)
  return 'item' in read ? read.item : item
}

const proposed = (one: KeptRuling, item: Item | null): z.output<typeof Proposed> => ({
  id: one.id,
  what: one.ruling.what,
  key: item && one.ruling.what === 'key' ? keyInWords(ruled(item, one.ruling)) : null,
  reason: one.reason,
  by: one.proposedName,
  at: one.proposedAt.getTime(),
  stage: one.decidedAt ? 'decided' : one.refusedAt ? 'refused' : 'waiting',
})
