import { z } from 'zod'
import { LevelText, OccupationName } from '../../../kernel/value/shapes.ts'
import { may, signedIn, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { bankRulesOn } from '../bank-rules.ts'
import { drawablesOf } from '../batch/store.ts'
import { BAND_NAMES, type Blueprint, blueprintKind, blueprintOn, fullMarks } from '../blueprint/standard.ts'
import { KIND_NAMES } from '../item/item.ts'
import { type Drawable, stockOf } from '../paper/draw.ts'
import { holdersFor } from '../paper/holders.ts'
import { opensAt } from '../paper/open.ts'
import { type Holder, holdersOf } from '../paper/share-store.ts'
import { HOLDERS, OPENERS } from '../paper/shares.ts'
import { type KeptPaper, type PaperState, paperById, papersListed } from '../paper/store.ts'
import { refusals } from '../refusals.ts'
import { shelfTitle } from './shapes.ts'

const SHOWN = 100

const STATE_NAMES: Readonly<Record<PaperState, string>> = {
  planned: '待组卷',
  sealed: '已封卷',
  opened: '已开卷',
  void: '已作废',
}

const CellStock = z.object({
  point: z.string(),
  kind: z.string(),
  band: z.string(),
  count: z.number().int(),
  points: z.number(),
  needed: z.number().int(),
  available: z.number().int(),
  lacking: z.number().int(),
})

const stockShown = ({ data }: Blueprint, pool: readonly Drawable[], forms: number) =>
  stockOf(data, pool, forms).map(({ cell, needed, available }) => ({
    point: data.points[cell.point] ?? cell.point,
    kind: KIND_NAMES[cell.kind],
    band: BAND_NAMES[cell.band],
    count: cell.count,
    points: cell.points,
    needed,
    available,
    lacking: Math.max(0, needed - available),
  }))

/** 细目表: what a paper is made of, and what one's own bank has for each cell. */
export const readBlueprint = verb({
  name: 'bank.blueprint',
  title: '查看细目表和题库缺口',
  http: 'GET /bank/blueprint',
  who: may('bank.write'),
  input: z.strictObject({
    occupation: OccupationName.optional(),
    level: LevelText.optional(),
    forms: z.coerce.number().int().min(1).max(6).default(2),
  }),
  output: z.object({
    title: z.string().nullable(),
    minutes: z.number().int(),
    full: z.number(),
    forms: z.number().int(),
    cells: z.array(CellStock),
    others: z.array(z.object({ occupation: z.string(), level: z.string(), title: z.string() })),
  }),
  async run(ctx, { occupation, level, forms }) {
    const { organisation } = ctx.actor
    if (!organisation) throw refusals.asAssessor()
    const standards = await ctx.standards()
    const all = standards.all(blueprintKind).filter(({ to }) => to === null || to >= ctx.today)
    const others = all.map(({ data }) => ({
      occupation: data.occupation,
      level: String(data.level),
      title: shelfTitle(data.occupation, data.level),
    }))
    const found =
      occupation && level ? blueprintOn(standards, occupation, level, ctx.today) : (all.at(-1) ?? null)
    if (!found) return { title: null, minutes: 0, full: 0, forms, cells: [], others }
    const { data } = found
    const pool = await drawablesOf(ctx.db, { organisation, occupation: data.occupation, level: data.level })
    return {
      title: shelfTitle(data.occupation, data.level),
      minutes: data.minutes,
      full: fullMarks(data),
      forms,
      cells: stockShown(found, pool, forms),
      others,
    }
  },
})

const PaperView = z.object({
  id: z.string(),
  exam: z.string(),
  examNumber: z.string(),
  title: z.string(),
  forms: z.number().int(),
  minutes: z.number().int(),
  startsAt: z.string(),
  state: z.enum(['planned', 'sealed', 'opened', 'void']),
  stateTitle: z.string(),
  openedAt: z.string().nullable(),
  voidWhy: z.string().nullable(),
  holders: z.array(z.object({ label: z.string(), taken: z.boolean(), given: z.boolean() })),
})

/** A paper as it is shown: who holds shares and how far it is, never what is in it. */
const paperView = (paper: KeptPaper, holders: readonly Holder[]): z.input<typeof PaperView> => ({
  id: paper.id,
  exam: paper.exam,
  examNumber: paper.examNumber,
  title: shelfTitle(paper.occupation, paper.level),
  forms: paper.forms,
  minutes: paper.minutes,
  startsAt: paper.startsAt.toISOString(),
  state: paper.state,
  stateTitle: STATE_NAMES[paper.state],
  openedAt: paper.openedAt?.toISOString() ?? null,
  voidWhy: paper.voidWhy,
  holders: holders.map(({ label, takenAt, givenAt }) => ({
    label,
    taken: takenAt !== null,
    given: givenAt !== null,
  })),
})

/** 理论试卷: an assessor's own, or the whole city's for whoever draws or opens them. */
export const listPapers = verb({
  name: 'bank.papers',
  title: '查看理论试卷',
  http: 'GET /bank/papers',
  who: signedIn(),
  input: z.strictObject({}),
  output: z.object({ items: z.array(PaperView) }),
  async run(ctx) {
    const papers = await papersListed(ctx.db, requirePapers(ctx, null), SHOWN)
    const holders = await holdersOf(
      ctx.db,
      papers.map(({ id }) => id),
    )
    return { items: papers.map((paper) => paperView(paper, holders.get(paper.id) ?? [])) }
  },
})

/** One set of papers, with what whoever draws it needs: what the bank has, and who may hold a share. */
export const readPaper = verb({
  name: 'bank.paper',
  title: '查看一份理论试卷',
  http: 'GET /bank/papers/{id}',
  who: signedIn(),
  input: z.strictObject({ id: z.uuid() }),
  output: PaperView.extend({
    opensAt: z.string(),
    openers: z.number().int(),
    needs: z.number().int(),
    mine: z.object({ taken: z.boolean(), given: z.boolean() }).nullable(),
    able: z.array(z.object({ account: z.string(), label: z.string(), title: z.string() })),
    cells: z.array(CellStock),
  }),
  async run(ctx, { id }) {
    const paper = await paperById(ctx.db, id)
    if (!paper) throw refusals.noPaper()
    requirePapers(ctx, paper)
    const holders = (await holdersOf(ctx.db, [id])).get(id) ?? []
    const mine = holders.find(({ holder }) => holder === ctx.actor.account)
    const standards = await ctx.standards()
    const draws = ctx.actor.may.has('bank.draw-paper') && paper.state === 'planned'
    const pool = paper.state === 'planned' ? await drawablesOf(ctx.db, paper) : []
    return {
      ...paperView(paper, holders),
      opensAt: opensAt(paper, bankRulesOn(standards, ctx.today)).toISOString(),
      openers: OPENERS,
      needs: HOLDERS,
      mine: mine ? { taken: mine.takenAt !== null, given: mine.givenAt !== null } : null,
      able: draws ? await holdersFor(ctx, paper.district) : [],
      cells:
        paper.state === 'planned'
          ? stockShown(standards.edition(blueprintKind, paper.blueprint), pool, paper.forms)
          : [],
    }
  },
})

/** Whose papers this actor sees: the organisation's own, or null for all. */
function requirePapers(ctx: VerbContext, paper: KeptPaper | null): string | null {
  const { actor } = ctx
  if (actor.kind === 'organisation' && actor.may.has('bank.plan-paper')) {
    if (paper) ctx.within({ organisation: paper.organisation })
    return actor.organisation
  }
  if (actor.may.has('bank.draw-paper') || actor.may.has('bank.hold-share')) {
    if (paper) ctx.within({ district: paper.district })
    return null
  }
  throw refusals.noPaper()
}
