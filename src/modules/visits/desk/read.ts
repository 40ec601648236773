import { z } from 'zod'
import { filesOf } from '../../../kernel/file/index.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { signedIn, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { examById } from '../../assessment/index.ts'
import { organisationById, organisationsByIds } from '../../organisations/index.ts'
import { KIND_WORDS, STANDING_WORDS, STANDINGS, VERDICTS } from '../in-words.ts'
import { subjectOf, VISIT_SUBJECT } from '../phone/files.ts'
import { type Line, openIn } from '../rules/checklist.ts'
import { itemsOf } from '../standard.ts'
import { signaturesIn } from '../store/entries.ts'
import { type Supervisor, supervisorsIn, teamsOf } from '../store/supervisors.ts'
import { freezesOf, type Visit, visitPage } from '../store/visits.ts'
import { bureau, visitInReach } from './reach.ts'
import { linesNow } from './standing.ts'

const PAGE = 20

/** 质量督导: all visits for the bureau, one's own for a supervisor, the last day first. */
export const listVisits = verb({
  name: 'visits.list',
  title: '查看质量督导',
  http: 'GET /visits',
  who: signedIn(),
  input: z.strictObject({ standing: z.enum(STANDINGS).optional(), ...pageAsked }),
  output: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        organisation: z.string(),
        day: z.string(),
        kindTitle: z.string(),
        team: z.array(z.string()),
        standing: z.enum(STANDINGS),
        standingTitle: z.string(),
        problems: z.number().int().nullable(),
        /** The day has come: there is something to fill in on the phone. */
        walk: z.boolean(),
      }),
    ),
    ...pageNeighbours,
  }),
  async run(ctx, { standing, ...asked }) {
    const all = bureau(ctx)
    if (all) ctx.within({})
    const page = await visitPage(ctx.db, { account: all ? null : ctx.actor.account, standing }, asked, PAGE)
    const teams = await teamsOf(
      ctx.db,
      page.items.map(({ number }) => number),
    )
    const organisations = await organisationsByIds(
      ctx.db,
      page.items.map(({ organisation }) => organisation),
    )
    return {
      ...page,
      items: page.items.map((one) => ({
        number: one.number,
        title: one.title,
        organisation: organisations.get(one.organisation)?.name ?? '',
        day: one.day,
        kindTitle: KIND_WORDS[one.kind],
        team: teams.get(one.number) ?? [],
        standing: one.standing,
        standingTitle: STANDING_WORDS[one.standing],
        problems: one.problems,
        walk: !all && one.standing === 'open',
      })),
    }
  },
})

const LineView = z.object({
  id: z.string(),
  words: z.string(),
  clause: z.string(),
  redLine: z.boolean(),
  verdict: z.enum(VERDICTS).nullable(),
  apart: z.boolean(),
  /** What a settlement is made on. */
  on: z.string(),
  settled: z.object({ verdict: z.enum(VERDICTS), reason: z.string() }).nullable(),
  said: z.array(
    z.object({ name: z.string(), verdict: z.enum(VERDICTS), remark: z.string(), key: z.string() }),
  ),
  photos: z.array(z.object({ id: z.string(), by: z.string() })),
})

/** 一次督导: the team, the checklist line by line as each said it, photos, report and signatures. */
export const readVisit = verb({
  name: 'visits.read',
  title: '查看一次督导',
  http: 'GET /visits/{number}',
  who: signedIn(),
  consistent: true,
  input: z.strictObject({ number: CaseNumber }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    organisation: z.string(),
    place: z.string(),
    day: z.string(),
    kindTitle: z.string(),
    announced: z.boolean(),
    standing: z.enum(STANDINGS),
    standingTitle: z.string(),
    examNumber: z.string(),
    /** The examination was cancelled or voided meanwhile. */
    examOver: z.boolean(),
    finding: z.string().nullable(),
    draw: z.string().nullable(),
    own: z.enum(['lead', 'member', 'none']),
    /** The day has come. */
    begun: z.boolean(),
    team: z.array(
      z.object({
        name: z.string(),
        card: z.string(),
        lead: z.boolean(),
        gone: z.boolean(),
        owed: z.boolean(),
        why: z.string().nullable(),
      }),
    ),
    groups: z.array(z.object({ title: z.string(), items: z.array(LineView) })),
    /** Why the checklist cannot be ended yet. */
    open: z.array(z.string()),
    summary: z.string().nullable(),
    digest: z.string().nullable(),
    signed: z.array(z.string()),
    /** Whoever asks has signed this report. */
    signedByMe: z.boolean(),
    problems: z.number().int().nullable(),
    redLines: z.number().int(),
    freezes: z.array(z.string()),
    handedTo: z.string().nullable(),
  }),
  async run(ctx, { number }) {
    const visit = await visitInReach(ctx, number)
    const all = await supervisorsIn(ctx.db, number)
    const own = all.find(({ account, until }) => account === ctx.actor.account && until === null) ?? null
    // Until the checklist is ended each fills in for himself; the lead alone sees both, so as to settle.
    const sees = bureau(ctx) || own?.lead || visit.standing !== 'open' ? null : (own?.card ?? '')
    const { lines, data } = await linesNow(ctx, visit)
    const items = new Map(itemsOf(data).map((one) => [one.id, one]))
    const standards = await ctx.standards()
    const photos = await photosOf(ctx, visit, [...items.keys()])
    const of = new Map(lines.map((line) => [line.item, line]))
    const signatures = (await signaturesIn(ctx.db, number)).filter(({ digest }) => digest === visit.digest)
    const exam = await examById(ctx.db, visit.exam)
    return {
      number,
      title: visit.title,
      organisation: (await organisationById(ctx.db, visit.organisation))?.name ?? '',
      place: visit.place,
      day: visit.day,
      kindTitle: KIND_WORDS[visit.kind],
      announced: visit.announced,
      standing: visit.standing,
      standingTitle: STANDING_WORDS[visit.standing],
      examNumber: visit.examNumber,
      examOver: exam?.state === 'cancelled' || exam?.state === 'void',
      finding: bureau(ctx) ? visit.finding : null,
      draw: visit.draw,
      own: own ? (own.lead ? ('lead' as const) : ('member' as const)) : ('none' as const),
      begun: visit.day <= ctx.today,
      team: all.map(({ name, card, lead, until, owed, why }) => ({
        name,
        card,
        lead,
        gone: until !== null,
        owed,
        why,
      })),
      groups: data.groups.map(({ title, items: some }) => ({
        title,
        items: some.map(({ id, words, clause, redLine }) => ({
          id,
          words,
          clause: standards.cite(clause).text,
          redLine,
          ...shown(of.get(id) as Line, all, sees),
          photos: photos.get(id) ?? [],
        })),
      })),
      open: visit.standing === 'open' ? openIn(lines, (item) => items.get(item)?.words ?? item) : [],
      summary: visit.summary,
      digest: visit.digest,
      signed: signatures.map(({ name }) => name),
      signedByMe: signatures.some(({ account }) => account === ctx.actor.account),
      problems: visit.problems,
      redLines: visit.redLines ?? 0,
      freezes: bureau(ctx) ? await freezesOf(ctx.db, number) : [],
      handedTo: bureau(ctx) ? visit.handedTo : null,
    }
  },
})

/** A line as this reader sees it: everybody's words, or one's own alone. */
function shown(
  { verdict, apart, on, settled, words }: Line,
  team: readonly Supervisor[],
  only: string | null,
): Omit<z.output<typeof LineView>, 'id' | 'words' | 'clause' | 'redLine' | 'photos'> {
  const names = new Map(team.map(({ card, name }) => [card, name]))
  const said = words
    .filter(({ card }) => only === null || card === only)
    .flatMap(({ card, said: all }) => all.map((one) => ({ ...one, name: names.get(card) ?? card })))
  return only === null
    ? { verdict, apart, on, settled, said }
    : { verdict: null, apart: false, on: '', settled: null, said }
}

async function photosOf(ctx: VerbContext, { number }: Visit, items: readonly string[]) {
  const found = await filesOf(
    ctx.db,
    VISIT_SUBJECT,
    items.map((item) => subjectOf(number, item).id),
  )
  const all = new Map<string, { id: string; by: string }[]>()
  for (const { id, about, label } of found) {
    const item = about ?? ''
    all.set(item, [...(all.get(item) ?? []), { id, by: label }])
  }
  return all
}
