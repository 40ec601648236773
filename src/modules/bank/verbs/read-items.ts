import { z } from 'zod'
import { readFile } from '../../../kernel/case/index.ts'
import { caseNumberOf, LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { signedIn, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { contentOf, openItem } from '../batch/contents.ts'
import { itemsListed } from '../batch/list.ts'
import { type BatchForm, batchProcedure } from '../batch/procedure.ts'
import { PURPOSE_NAMES, PURPOSES, shelfOf, versionsOf, versionsOfBatch } from '../batch/store.ts'
import { forCandidate } from '../item/candidate.ts'
import { CandidateItem, Content, KINDS } from '../item/item.ts'
import { refusals } from '../refusals.ts'
import { administrationsOf } from '../statistics/administration.ts'
import { ALARM_NAMES } from '../statistics/alarms.ts'
import { ListedItem, listedItem, requireBank, shelfTitle, wordsFor } from './shapes.ts'

const PAGE = 50

/** 本机构题库: which questions there are, without what they ask. */
export const listItems = verb({
  name: 'bank.items',
  title: '查看题库',
  http: 'GET /bank/items',
  who: signedIn(),
  input: z.strictObject({
    organisation: z.uuid().optional(),
    occupation: OccupationName.optional(),
    level: LevelText.optional(),
    purpose: z.enum(PURPOSES).optional(),
    kind: z.enum(KINDS).optional(),
    point: z.string().max(32).optional(),
    ...pageAsked,
  }),
  output: z.object({
    items: z.array(ListedItem.extend({ shelf: z.string(), purposeTitle: z.string() })),
    ...pageNeighbours,
  }),
  async run(ctx, { organisation: named, after, before, ...wanted }) {
    const organisation = ctx.actor.kind === 'organisation' ? ctx.actor.organisation : (named ?? null)
    if (ctx.actor.kind === 'organisation' && !ctx.actor.may.has('bank.write')) throw refusals.asAssessor()
    if (organisation) requireBank(ctx, organisation)
    else requireBank(ctx, '')
    const page = await itemsListed(ctx.db, { ...wanted, organisation }, { after, before }, PAGE)
    const items = []
    for (const { shelf, ...one } of page.items) {
      const words = await wordsFor(ctx, shelf.occupation, shelf.level)
      items.push({
        ...listedItem(one, words),
        shelf: shelfTitle(shelf.occupation, shelf.level),
        purposeTitle: PURPOSE_NAMES[shelf.purpose],
      })
    }
    return { ...page, items }
  },
})

const History = z.object({
  heldOn: z.string(),
  candidates: z.number().int(),
  p: z.number(),
  pointBiserial: z.number().nullable(),
  alarm: z.string().nullable(),
  settled: z.string().nullable(),
})

/** One question with its key, as whoever writes or checks it sees it; each reading is in the audit. */
export const readItem = verb({
  name: 'bank.item',
  title: '查看一道题和答案',
  http: 'GET /bank/items/{item}',
  who: signedIn(),
  recorded: true,
  input: z.strictObject({ item: z.uuid() }),
  output: z.object({
    item: z.string(),
    version: z.number().int(),
    batch: z.string(),
    shelf: z.string(),
    purposeTitle: z.string(),
    standing: z.string(),
    inUse: z.boolean(),
    content: Content,
    shown: CandidateItem,
    versions: z.array(z.object({ version: z.number().int(), batch: z.string(), standing: z.string() })),
    history: z.array(History),
  }),
  async run(ctx, { item }) {
    const shelf = await shelfOf(ctx.db, item)
    if (!shelf) throw refusals.noSuchItem()
    if (ctx.actor.kind === 'organisation' && !ctx.actor.may.has('bank.write')) throw refusals.noSuchItem()
    requireBank(ctx, shelf.organisation)
    ctx.act.subject('question', item)
    const versions = await versionsOf(ctx.db, item)
    const [newest] = versions
    if (!newest) throw refusals.noSuchItem()
    const opened = openItem(ctx, newest)
    const words = await wordsFor(ctx, shelf.occupation, shelf.level)
    const said = versions.map((one) => ({
      version: one.version,
      batch: one.batch,
      standing: listedItem(one, words).standing,
    }))
    const history = await administrationsOf(ctx.db, [item])
    return {
      item,
      version: newest.version,
      batch: newest.batch,
      shelf: shelfTitle(shelf.occupation, shelf.level),
      purposeTitle: PURPOSE_NAMES[shelf.purpose],
      standing: said[0]?.standing ?? '',
      inUse: newest.publishedAt !== null && newest.withdrawnAt === null,
      content: contentOf(opened),
      shown: forCandidate(opened),
      versions: said,
      history: history.map(({ heldOn, candidates, p, pointBiserial, alarm, settledNote }) => ({
        heldOn,
        candidates,
        p,
        pointBiserial,
        alarm: alarm && ALARM_NAMES[alarm],
        settled: settledNote,
      })),
    }
  },
})

/** A batch with its questions and their keys, for whoever writes or checks it; each reading is in the audit. */
export const readBatch = verb({
  name: 'bank.batch',
  title: '查看一批题和答案',
  http: 'GET /bank/batches/{number}',
  who: signedIn(),
  recorded: true,
  input: z.strictObject({ number: caseNumberOf('MT') }),
  output: z.object({
    number: z.string(),
    revision: z.number().int(),
    state: z.string(),
    stateTitle: z.string(),
    shelf: z.string(),
    purposeTitle: z.string(),
    points: z.array(z.object({ value: z.string(), text: z.string() })),
    items: z.array(ListedItem.extend({ content: Content, shown: CandidateItem })),
  }),
  async run(ctx, { number }) {
    const file = await readFile(ctx.db, number)
    if (!file) throw refusals.noSuchBatch()
    const form = file.form as unknown as BatchForm
    if (ctx.actor.kind === 'organisation' && !ctx.actor.may.has('bank.write')) throw refusals.noSuchBatch()
    requireBank(ctx, form.organisation)
    ctx.act.subject('case', number)
    const words = await wordsFor(ctx, form.occupation, form.level)
    const written = await versionsOfBatch(ctx.db, number)
    return {
      number,
      revision: file.revision,
      state: file.state,
      stateTitle: batchProcedure.states[file.state]?.title ?? file.state,
      shelf: shelfTitle(form.occupation, form.level),
      purposeTitle: PURPOSE_NAMES[form.purpose],
      points: Object.entries(words?.points ?? {}).map(([value, text]) => ({ value, text })),
      items: written.map((one) => {
        const opened = openItem(ctx, one)
        return { ...listedItem(one, words), content: contentOf(opened), shown: forCandidate(opened) }
      }),
    }
  },
})
