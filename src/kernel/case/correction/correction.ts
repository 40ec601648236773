import { z } from 'zod'
import type { VerbContext } from '../../verb/index.ts'
import { fieldsOf } from '../../verb/input/field-problems.ts'
import { FormField, formFields } from '../form/form-field.ts'
import { mayTake, sightOf } from '../party.ts'
import type { Procedure, Step } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import type { CaseEvent, CaseFile } from '../store/case-file.ts'
import { stepsFrom } from '../store/case-state.ts'
import { type CorrectionItem, itemsOf, keepAnswer } from './store.ts'
import { type CorrectionTarget, inWords, targetsOf } from './target.ts'

/** What was asked to be put right and how far it is answered, as both sides read it (补正). */
export const Correction = z.object({
  askedAt: z.string(),
  by: z.string(),
  note: z.string().nullable(),
  /** The case waits for the answers now. */
  open: z.boolean(),
  /** This reader answers and hands in. */
  mine: z.boolean(),
  /** The step that hands the answers in, with its title. */
  step: z.object({ step: z.string(), title: z.string() }).nullable(),
  unanswered: z.number().int(),
  /** What happens when the last day passes. */
  overdue: z.string().nullable(),
  items: z.array(
    z.object({
      id: z.string(),
      sort: z.enum(['file', 'field', 'line', 'text']),
      title: z.string(),
      ask: z.string(),
      before: z.string().nullable(),
      after: z.string().nullable(),
      said: z.string().nullable(),
      replaces: z.string().nullable(),
      files: z.number().int(),
      answeredAt: z.string().nullable(),
      fields: z.array(FormField),
      start: z.record(z.string(), z.unknown()),
      page: z.string().nullable(),
    }),
  ),
})
export type Correction = z.infer<typeof Correction>

/** The step by which answers are handed in from where the case stands, if there is one. */
export const mendingStep = (procedure: Procedure, state: string): [string, Step] | undefined =>
  stepsFrom(procedure, state).find(([, step]) => step.mends)

/** Whether this actor is the one who answers. */
export function answers(ctx: VerbContext, procedure: Procedure, file: CaseFile): boolean {
  const [, step] = mendingStep(procedure, file.state) ?? []
  return step !== undefined && isTheirs(ctx, procedure, step, file)
}

function isTheirs(ctx: VerbContext, procedure: Procedure, step: Step, file: CaseFile): boolean {
  const party = step.party ? procedure.parties?.[step.party] : undefined
  return mayTake(step, ctx.actor) && (!party || party.is(ctx.actor, file))
}

/** The last round of corrections of a case as this actor sees it; null where none was asked or it is not theirs to see. */
export async function correctionOf(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  events: readonly CaseEvent[],
): Promise<Correction | null> {
  const items = await itemsOf(ctx, file.number)
  const asked = events.find(({ seq }) => seq === items[0]?.seq)
  if (!asked || !sightOf(procedure, file, ctx.actor).has('form')) return null
  const mine = answers(ctx, procedure, file)
  const mending = mendingStep(procedure, file.state)
  const targets = mine ? await targetsAsked(ctx, procedure, file, asked) : []
  return {
    askedAt: asked.at.toISOString(),
    by: asked.actorLabel,
    note: asked.note,
    open: mending !== undefined,
    mine,
    step: mending ? { step: mending[0], title: mending[1].title } : null,
    unanswered: items.filter(({ answeredAt }) => answeredAt === null).length,
    overdue: mending ? (procedure.states[file.state]?.overdue?.says ?? null) : null,
    items: items.map((item) => viewOf(item, mine ? targets.find(({ key }) => key === item.key) : undefined)),
  }
}

const viewOf = (item: CorrectionItem, target: CorrectionTarget | undefined): Correction['items'][number] => ({
  id: item.id,
  sort: item.sort,
  title: item.title,
  ask: item.ask,
  before: item.before,
  after: item.answer?.after ?? null,
  said: item.answer?.said ?? null,
  replaces: item.replaces,
  files: item.files,
  answeredAt: item.answeredAt?.toISOString() ?? null,
  fields: target?.input ? formFields(target.input) : [],
  start: target ? { ...target.start, ...item.answer?.input } : {},
  page: target?.page ?? null,
})

const targetsAsked = (ctx: VerbContext, procedure: Procedure, file: CaseFile, asked: CaseEvent) => {
  const step = procedure.steps[asked.step]
  return step ? targetsOf(ctx, procedure, step, file) : []
}

/** Keeps what its applicant answers to one item; nothing is handed in by it yet. */
export async function answerItem(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  events: readonly CaseEvent[],
  given: { item: string; said?: string | undefined; input?: Record<string, unknown> | undefined },
): Promise<void> {
  const mending = Object.values(procedure.steps).filter(({ mends }) => mends)
  if (!mending.some((step) => isTheirs(ctx, procedure, step, file))) throw refusals.notYoursToAnswer()
  if (!mendingStep(procedure, file.state)) throw refusals.nothingToAnswer()
  const item = (await itemsOf(ctx, file.number)).find(({ id }) => id === given.item)
  const asked = events.find(({ seq }) => seq === item?.seq)
  if (!item || !asked) throw refusals.nothingToAnswer()
  const target = (await targetsAsked(ctx, procedure, file, asked)).find(({ key }) => key === item.key)
  const said = given.said?.trim() || null
  const read = given.input && target?.input ? target.input.safeParse(given.input) : null
  if (read && !read.success)
    throw refusals.badInput({
      fields: fieldsOf(read.error).map(({ path, message }) => ({ path: `input.${path}`, message })),
    })
  const input = (read?.data ?? null) as Record<string, unknown> | null
  if (!said && !input && item.files === 0)
    throw refusals.nothingAnswered({ fields: [{ path: 'said', message: '请上传、改好，或写一句说明' }] })
  const after =
    input && target?.input
      ? (target.inWords?.(input as never) ?? inWords(formFields(target.input), input))
      : null
  await keepAnswer(ctx, item.id, { said, input, after }, ctx.now)
}

/** What was answered, by what it is about: for the step that hands it in and makes it count. */
export async function answersOf(
  ctx: VerbContext,
  number: string,
): Promise<Map<string, { input: Record<string, unknown> | null; said: string | null; files: number }>> {
  const items = await itemsOf(ctx, number)
  return new Map(
    items.map(({ key, answer, files }) => [
      key,
      { input: answer?.input ?? null, said: answer?.said ?? null, files },
    ]),
  )
}
